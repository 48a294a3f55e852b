"""Plain values for the tests of reports: a small instrument, signed forms, charts. No database."""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from portfolio.rules.definitions import Element, InstrumentDefinition, Item, Level, Page, ScoringRule
from portfolio.rules.domains import DomainKey, Locus, Text
from portfolio.rules.scoring import Choice, NoScore, score_form
from reports.facts.bands import Band
from reports.facts.readings import Reading
from reports.rules.course.trajectories import Chart, Line, Point, TimeAxis, drawn_for

NOT_SEEN, NOT_APPLICABLE = NoScore.NOT_SEEN, NoScore.NOT_APPLICABLE
MONDAY = datetime.date(2026, 1, 5)
AXIS = TimeAxis(
    MONDAY,
    MONDAY + datetime.timedelta(days=400),
    ((MONDAY, "jan ’26"), (datetime.date(2026, 7, 1), "jul ’26")),
)


def day(weeks: float) -> datetime.date:
    """Return the day so many weeks after the first Monday."""
    return MONDAY + datetime.timedelta(days=round(weeks * 7))


def words(text: str) -> Text:
    """Return the same text in both languages."""
    return Text(text, text)


def element(key: str, domain: DomainKey = "regulatory", locus: Locus = "internal") -> Element:
    """Return a strength."""
    name = words(f"Kracht {key}")
    return Element(key, domain, locus, "individual", "perceived", "seed", "1", name, name, name, name)


def definition(*keys: str, locus: Locus = "internal") -> InstrumentDefinition:
    """Return an instrument with two statements for each of these strengths."""
    items = tuple(Item(f"{key}{n}", key, words("x"), words("")) for key in keys for n in (1, 2))
    text = words("Test")
    return InstrumentDefinition(
        key="test",
        version="1.0",
        audience="professional",
        licence="MIT",
        minutes=5,
        title=text,
        introduction=text,
        note=text,
        scoring=ScoringRule(min_answered_share=0.6, present_from=2.0),
        scales={},
        elements=tuple(element(key, locus=locus) for key in keys),
        pages=(Page("p", text, "regulatory", items),),
    )


def scaled(form: InstrumentDefinition, **named: str) -> InstrumentDefinition:
    """Return a form with four anchored answers for each locus: its name and a value."""
    scales: dict[Any, tuple[Level, ...]] = {
        locus: tuple(Level(value, words(f"{name} {value}")) for value in range(4))
        for locus, name in named.items()
    }
    return replace(form, scales=scales)


def reading(
    form: str,
    weeks: float = 0,
    scores: Mapping[str, Choice] | None = None,
    *,
    observer: str = "Anna",
    role: str = "practitioner",
    setting: str = "home",
    instrument: str = "test-1.0",
    signed_weeks: float | None = None,
) -> Reading:
    """Return a signed form; `scores` gives both statements of a strength the same answer."""
    chosen = scores if scores is not None else {"a": 2}
    answers = {f"{key}{n}": choice for key, choice in chosen.items() for n in (1, 2)}
    return Reading(
        id=form,
        observer_id=observer,
        observer=observer,
        role=role,
        setting=setting,
        instrument=instrument,
        version_id=uuid.UUID(int=0),
        period_from=day(weeks) - datetime.timedelta(days=7),
        period_to=day(weeks),
        signed_at=datetime.datetime.combine(
            day(weeks if signed_weeks is None else signed_weeks), datetime.time(), datetime.UTC
        ),
        hours_seen=10,
        scores=score_form(definition(*chosen), answers),
    )


def line(mark: int, *values: tuple[float, float], at_most: float | None = None, label: str = "thuis") -> Line:
    """Return a series of (weeks, value) moments."""
    points = tuple(Point(day(weeks), value, (2, 3), at_most) for weeks, value in values)
    return Line(label, mark, points, drawn_for([point.on for point in points]))


def chart(*lines: Line, top: int = 3) -> Chart:
    """Return a small multiple."""
    return Chart("a", "regulatory", "Kracht a", top, lines)


def band(kind: str, first: float, last: float | None, title: str = "Verhuizing") -> Band:
    """Return an event from and to so many weeks."""
    return Band(kind, title, day(first), None if last is None else day(last))
