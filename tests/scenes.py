"""Children with a past: forms by several people, in several places, over two years."""

import datetime
from random import Random

from accounts.models import User
from assessments.actions.assessments import sign_assessment, start_correction
from assessments.models import Assessment, Child
from portfolio.queries import definition_of
from tests.build import (
    TODAY,
    People,
    a_child,
    a_circumstance,
    a_resource,
    a_signed_form,
    an_event,
    answer,
    version_of,
)

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
                on=TODAY - datetime.timedelta(days=days - number * (days // max(1, count - 1))),
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
