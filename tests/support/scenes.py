"""Children with a past: forms by several people, in several places, over two years."""

import datetime
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from accounts.models import User
from assessments.actions.assessments import sign_assessment
from assessments.actions.corrections import start_correction
from assessments.models import Assessment
from children.models import Child
from lifecourse.actions.life_events import add_life_event
from lifecourse.models import LifeEvent, MissedMoment
from portfolio.actions import publish_draft
from portfolio.queries.instruments import definition_of
from tests.support.build import (
    People,
    a_child,
    a_circumstance,
    a_resource,
    a_signed_form,
    an_event,
    answer,
    version_of,
)
from tests.support.days import today
from tests.support.instruments import an_own_version, next_draft, reworded

CHOICES = ["0", "1", "2", "2", "3", "3", "3", "not_seen", "not_applicable"]
SEATS = [  # who looked, in which role, where
    ("anna", "youth_professional", "home"),
    ("bram", "group_worker", "group"),
    ("cora", "therapist", "other"),
    ("anna", "youth_professional", "school"),
]


def weeks(number: int) -> datetime.timedelta:
    """Return a number of weeks."""
    return datetime.timedelta(weeks=number)


def mixed_choices(key: str, seed: int) -> dict[str, str]:
    """Return an answer for every item of a form; the same seed gives the same answers."""
    chance = Random(seed)
    return {item: chance.choice(CHOICES) for item in definition_of(version_of(key).pk).items}


def add_forms(
    child: Child, people: People, count: int, *, days: int = 700, first_seed: int = 0
) -> list[Assessment]:
    """Add signed forms, the oldest first, spread over the days before today."""
    forms = []
    for number in range(count):
        name, role, setting = SEATS[number % len(SEATS)]
        key = "professional-full" if number % 3 == 0 else "professional-quick"
        forms.append(
            a_signed_form(
                child,
                getattr(people, name),
                on=today() - datetime.timedelta(days=days - number * (days // max(1, count - 1))),
                key=key,
                role=role,
                setting=setting,
                choices=mixed_choices(key, first_seed + number),
                example=f"Voorbeeld nummer {number}.",
            )
        )
    return forms


def a_full_past(people: People, *, forms: int = 12) -> Child:
    """Register a child with this many forms and three events."""
    child = a_child(people.north, people.anna, first_name="Yara", reference="DW-112")
    add_forms(child, people, forms)
    an_event(child, people.anna)
    a_resource(child, people.anna, name="Muziekles bij oma")
    a_circumstance(child, people.anna, title="Verhuizing naar de stad")
    return child


def corrected(form: Assessment, by: User, **choices: str) -> Assessment:
    """Correct a signed form: these answers are otherwise."""
    draft = start_correction(assessment=form, reason="Verkeerd kind voor ogen", by=by)
    for item, choice in choices.items():
        answer(draft, item, choice, by)
    draft.refresh_from_db()
    return sign_assessment(assessment=draft, seen_revision=draft.revision, by=by)


# Golden cases of a course. Moments are (weeks ago, answer to every item); events are (title, from, to).
ONE, TWO = ((4, "2"),), ((30, "1"), (4, "2"))
RISING = ((40, "0"), (30, "1"), (20, "2"), (4, "3"))
BACK_DATED = ((10, "1"), (30, "0"), (2, "3"), (20, "2"))  # entered in this order
BLOW_AND_DIP = ((30, "2"), (18, "1"), (4, "2"))
OVERLAPPING = (("Scheiding", 34, 10), ("Ziekte van moeder", 24, None), ("Opa overleden", 22, 22))
LONG_FILE, YEARS = 200, 12


def day_of(weeks_ago: float) -> datetime.date:
    """Return the day so many weeks before today."""
    return today() - datetime.timedelta(days=round(7 * weeks_ago))


def with_moments(
    child: Child, by: User, moments: Sequence[tuple[float, str]] = RISING, **frame: Any
) -> list[Assessment]:
    """Add a signed form for each moment, in this order, by one person."""
    return [
        a_signed_form(child, by, on=day_of(weeks_ago), choice=choice, **frame)
        for weeks_ago, choice in moments
    ]


def with_event(
    child: Child, by: User, title: str, began: float, ended: float | None = None, **facts: object
) -> LifeEvent:
    """Note an adversity from and to so many weeks ago; without an end it is going on."""
    event = LifeEvent(
        child=child,
        kind="other",
        title=title,
        started_on=day_of(began),
        ended_on=None if ended is None else day_of(ended),
        is_ongoing=ended is None,
        **facts,
    )
    return add_life_event(event=event, by=by)


def with_missed(child: Child, by: User, weeks_ago: float, reason: str = "no_contact") -> MissedMoment:
    """Note that the professional could not observe at home."""
    return MissedMoment.objects.create(
        child=child,
        expected_on=day_of(weeks_ago),
        observer_role="youth_professional",
        setting="home",
        reason=reason,
        recorded_by=by,
    )


def changed_observer(child: Child, people: People) -> None:
    """Let Bram take over from Anna, in the same role and setting."""
    with_moments(child, people.anna, ((60, "1"), (50, "1"), (40, "2")))
    with_moments(child, people.bram, ((30, "3"), (20, "3"), (4, "3")))


def changed_version(child: Child, people: People) -> None:
    """Go on with a version of the form that is not comparable."""
    first = an_own_version(people)
    key = first.instrument.key
    with_moments(child, people.anna, ((40, "1"), (30, "2")), key=key)
    document = reworded(first.document, "help_ask", "{child} roept om hulp") | {"version": "1.1"}
    publish_draft(version=next_draft(first, people.ada, document), comparable_with=[], by=people.ada)
    with_moments(child, people.anna, ((20, "2"), (4, "3")), key=key)


def overlapping_events(child: Child, people: People) -> None:
    """Let adversities lie over each other, with a dip after the last."""
    with_moments(child, people.anna, ((40, "2"), (18, "1"), (4, "2")))
    for title, began, ended in OVERLAPPING:
        with_event(child, people.anna, title, began, ended)


def five_observers(child: Child, people: People) -> None:
    """Let five look: three colleagues in three settings, the child and a parent."""
    with_moments(child, people.anna)
    with_moments(child, people.bram, TWO, role="group_worker", setting="group")
    with_moments(child, people.cora, ONE, role="teacher", setting="school")
    with_moments(child, people.anna, TWO, key="child-8-11", role="child")
    with_moments(child, people.anna, ONE, key="parent", role="parent")


def long_file(child: Child, people: People, forms: int = LONG_FILE) -> None:
    """Fill twelve years with forms by several people in several places, full and short ones."""
    add_forms(child, people, forms, days=YEARS * 365)


GOLDEN: dict[str, Callable[[Child, People], object]] = {
    "no adversity": lambda child, people: with_moments(child, people.anna),
    "one moment": lambda child, people: with_moments(child, people.anna, ONE),
    "two moments": lambda child, people: with_moments(child, people.anna, TWO),
    "back-dated forms": lambda child, people: with_moments(child, people.anna, BACK_DATED),
    "changed observer": changed_observer,
    "changed version": changed_version,
    "overlapping events": overlapping_events,
    "five observers": five_observers,
    "long file": long_file,
}


def golden(name: str, people: People) -> Child:
    """Register a child with one of the golden courses."""
    born = today().year - YEARS - 4 if name == "long file" else None
    child = a_child(people.north, people.anna, first_name="Kim", reference=f"GC-{name}"[:40], birth_year=born)
    GOLDEN[name](child, people)
    return child
