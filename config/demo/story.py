"""The plan on the calendar: the same story every time, always two years that end this week.

Pure: a plan, the instrument definitions and a day in; dates, answers and words out.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from children.rules.voices import is_own_voice
from config.demo.answers import Response, fill
from config.demo.plans import ChildPlan, DemoPlan, EventPlan, FormPlan, Person
from portfolio.rules.outcomes import Form as Definition

HOURS = {  # the least and the most hours that someone sees a child in two to four weeks
    "home": (4, 14),
    "school": (40, 110),
    "group": (60, 160),
    "leisure": (6, 20),
    "foster_family": (5, 16),
    "other": (3, 8),
}


@dataclass(frozen=True)
class Event:
    """An event on the timeline of a child."""

    kind: str
    title: str
    started_on: datetime.date
    ended_on: datetime.date | None
    is_ongoing: bool
    note: str
    what: str
    weighed: Mapping[str, str]
    element: str
    ways: tuple[str, ...]
    use: str
    felt: str


@dataclass(frozen=True)
class Correction:
    """A correction of a form: what is answered otherwise, and why; not signed while it is a draft."""

    reason: str
    responses: dict[str, Response]
    signed_at: datetime.datetime | None


@dataclass(frozen=True)
class Form:
    """One form with its answers by item key; a draft has no moment of signing. Moments are local time."""

    by: str
    role: str
    setting: str
    instrument: str
    period_from: datetime.date
    period_to: datetime.date
    hours_seen: int | None
    signed_at: datetime.datetime | None
    responses: dict[str, Response]
    correction: Correction | None


@dataclass(frozen=True)
class Story:
    """One child with everything that is known about it, the oldest form first."""

    reference: str
    first_name: str
    team: str
    birth_year: int
    birth_month: int
    weeks_between: int
    registered_by: str
    events: tuple[Event, ...]
    forms: tuple[Form, ...]
    voices: tuple[Form, ...]


def monday_of(day: datetime.date) -> datetime.date:
    """Return the Monday of the week of a day; all dates count back from there."""
    return day - datetime.timedelta(days=day.weekday())


def tell(plan: DemoPlan, definitions: dict[str, Definition], today: datetime.date) -> list[Story]:
    """Return the stories of all children; `definitions` are the forms by the name the plan gives them."""
    return [tell_child(child, plan, definitions, monday_of(today)) for child in plan.children]


def tell_child(
    child: ChildPlan, plan: DemoPlan, definitions: dict[str, Definition], monday: datetime.date
) -> Story:
    """Return the story of one child."""
    told: set[str] = set()

    def told_form(form: FormPlan, chance: str) -> Form:
        responses = fill(child, form, definitions[form.form], plan.examples, told)
        return tell_form(form, plan.people[form.by], responses, monday, Random(chance))

    born = monday.year * 12 + monday.month - 1 - child.age[0] * 12 - child.age[1]
    return Story(
        reference=child.reference,
        first_name=child.first_name,
        team=child.team,
        birth_year=born // 12,
        birth_month=born % 12 + 1,
        weeks_between=child.weeks_between,
        registered_by=child.registered_by,
        events=tuple(tell_event(event, monday) for event in child.events),
        forms=tuple(told_form(f, f"{child.reference} {f.by} {f.weeks} dates") for f in child.forms),
        voices=tuple(
            told_form(f, f"{child.reference} {f.by} {f.weeks} {f.form} {f.role} dates") for f in child.voices
        ),
    )


def tell_event(event: EventPlan, monday: datetime.date) -> Event:
    """Put an event on the calendar."""
    return Event(
        kind=event.kind,
        title=event.title,
        started_on=weeks_before(monday, event.began),
        ended_on=None if event.ended is None else weeks_before(monday, event.ended),
        is_ongoing=event.is_ongoing,
        note=event.note,
        what=event.what,
        weighed=event.weighed,
        element=event.element,
        ways=tuple(event.ways),
        use=event.use,
        felt=event.felt,
    )


def tell_form(
    form: FormPlan, person: Person, responses: dict[str, Response], monday: datetime.date, chance: Random
) -> Form:
    """Put a form on the calendar: seen on working days, signed soon after, or weeks late."""
    period_to = weeks_before(monday, form.weeks) + datetime.timedelta(days=chance.randint(0, 4))
    days = form.days or chance.choice((14, 21, 28))
    hours = form.hours or chance.randint(*HOURS[form.at])
    moment = datetime.time(chance.randint(9, 17), chance.randint(0, 59), chance.randint(0, 59))
    signed_on = period_to + datetime.timedelta(weeks=form.late, days=chance.randint(0, 3))
    signed_at = datetime.datetime.combine(min(signed_on, last_day(monday)), moment)
    return Form(
        by=form.by,
        role=form.role or person.role,
        setting=form.at,
        instrument=form.form,
        period_from=period_to - datetime.timedelta(days=days),
        period_to=period_to,
        hours_seen=None if is_own_voice(form.role) else hours,
        signed_at=None if form.draft else signed_at,
        responses=responses,
        correction=tell_correction(form, responses, signed_at, monday),
    )


def tell_correction(
    form: FormPlan, responses: dict[str, Response], signed_at: datetime.datetime, monday: datetime.date
) -> Correction | None:
    """Return the correction of a form, if there is one: the answers that change, examples kept."""
    plan = form.corrected
    if plan is None:
        return None
    moment = signed_at + datetime.timedelta(days=plan.after)
    latest = datetime.datetime.combine(last_day(monday), moment.time())
    return Correction(
        reason=plan.reason,
        responses={
            item: Response(choice, example=responses[item].example if item in responses else "")
            for item, choice in plan.choices.items()
        },
        signed_at=None if plan.is_open else min(moment, latest),
    )


def weeks_before(monday: datetime.date, weeks: int) -> datetime.date:
    """Return the Monday so many weeks earlier."""
    return monday - datetime.timedelta(weeks=weeks)


def last_day(monday: datetime.date) -> datetime.date:
    """Return the last day on which a form of the demo is signed."""
    return monday - datetime.timedelta(days=1)
