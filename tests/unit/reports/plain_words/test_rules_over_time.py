"""What stays, what is new, how the number moves, and what can belong to recovery: one observer at a time."""

import uuid

import pytest

from portfolio.rules.domains import DOMAINS
from portfolio.rules.scoring import Choice
from reliability.rules.measurement_error import Errors, ScoreError
from reports.facts.readings import Reading
from reports.plain_words.phrases import SENTENCES
from reports.plain_words.rules.facts import Adversity, ChildRecord
from reports.plain_words.rules.findings import Changes, Fall, Falls, Slopes, Strengths, Who
from reports.plain_words.rules.over_time import course, dips, since_last_time, steady
from tests.unit.reports.plain_words.scene import (
    ELEMENTS,
    KEYS,
    NOT_SEEN,
    facts,
    figures,
    form,
    said,
    seen,
    weeks_ago,
)

VERSION = uuid.UUID(int=0)
KNOWN = Errors({(VERSION, key): ScoreError(0.6, 0.9, "icc", 40) for key in KEYS})  # larger beyond 0.53
R1, R2 = ELEMENTS[0].name, ELEMENTS[1].name


def with_r1(*answers: Choice, apart: float = 10, **known: object) -> ChildRecord:
    """Return forms on which only the first strength moves, so many weeks apart, the last one this week."""
    last = len(answers) - 1
    return facts(*[form(apart * (last - n), {"r1": answer}) for n, answer in enumerate(answers)], **known)


def test_without_a_form_nothing_is_said() -> None:
    for rule in (steady, since_last_time, course, dips):
        assert said(rule, facts()) == []


def test_steady_is_present_at_each_of_three_moments() -> None:
    assert said(steady, with_r1(3, 2)) == []
    known = with_r1(3, 2, 2)
    assert figures(steady, known, "steady")["strengths"] == Strengths((R1,))
    assert said(steady, with_r1(3, 1, 3)) == []
    assert said(steady, with_r1(3, NOT_SEEN, 3)) == []


def test_steady_is_of_one_person_on_comparable_forms() -> None:
    scores = seen("r1")
    assert (
        said(steady, facts(form(20, scores), form(10, scores), form(0, scores, observer="Bram de Wit"))) == []
    )
    assert (
        said(steady, facts(form(20, scores), form(10, scores), form(0, scores, instrument_name="x-2.1")))
        == []
    )
    by_child = [
        form(10 * n, scores, role="child", observer=name) for n, name in enumerate(("Anna", "Bram", "Anna"))
    ]
    assert said(steady, facts(*by_child)) == ["steady_said"]  # the child is one voice, whoever sat beside it


def test_a_course_that_ended_long_ago_is_not_told_as_now() -> None:
    old = [form(100 + 10 * n, seen("r1")) for n in range(3)]
    for rule in (steady, course, since_last_time):
        assert said(rule, facts(*old, form(1, role="child"))) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (1, 2, ["new"]),
        (2, 1, ["gone"]),
        (2, 3, []),
        (0, 1, []),
        (NOT_SEEN, 3, []),
        (3, NOT_SEEN, []),
    ],
)
def test_new_and_gone_pass_the_line_between_two_judged_moments(
    before: Choice, after: Choice, expected: list[str]
) -> None:
    assert said(since_last_time, with_r1(before, after)) == expected


def test_what_the_same_person_judged_otherwise_since_is_not_told_as_seen_now() -> None:
    """A newer short form said otherwise, and the page went on saying ‘seen now’."""
    forms = [form(20, {"r1": 1, "r2": 3}), form(10, {"r1": 2, "r2": 0})]
    assert said(since_last_time, facts(*forms)) == ["new", "gone"]
    short = form(2, {"r1": 1, "r2": 3}, instrument_name="short-1.0", kin="short")
    assert said(since_last_time, facts(*forms, short)) == []
    by_another = form(2, {"r1": 1, "r2": 3}, instrument_name="short-1.0", kin="short", observer="Bram")
    assert said(since_last_time, facts(*forms, by_another)) == ["new", "gone"]


def test_only_the_last_two_moments_count_for_new() -> None:
    assert said(since_last_time, with_r1(1, 3, 3)) == []
    assert said(since_last_time, with_r1(3)) == []


def test_difference_larger_than_measurement_error_is_told_apart() -> None:
    forms = form(10, {"r1": 0, "r2": 1, "i1": 3}), form(0, {"r1": 3, "r2": 2, "i1": 0})
    assert said(since_last_time, facts(*forms)) == ["new", "gone"]
    wide = Errors(
        {(VERSION, "r1"): ScoreError(0.6, 0.9, "icc", 40), (VERSION, "r2"): ScoreError(1, 0.5, "icc", 40)}
    )
    known = facts(*forms, errors=wide)
    assert said(since_last_time, known) == ["new_larger", "new", "gone"]
    larger = figures(since_last_time, known, "new_larger")
    assert larger["strengths"] == Strengths((R1,))
    assert isinstance(larger["changes"], Changes)
    assert figures(since_last_time, known, "new")["strengths"] == Strengths((R2,))
    assert said(since_last_time, facts(*forms, errors=KNOWN)) == ["new_larger", "gone_larger"]


def test_a_number_over_four_domains_gets_no_direction() -> None:
    """Judged is another number each time; `seems to go from 2 to 6` was told where nothing had changed (T4)."""
    assert said(course, with_r1(0, 3, 3, 3)) == []
    assert not any(key.startswith("course") for key in SENTENCES)


def test_slope_needs_four_moments_known_error_and_a_band_without_zero() -> None:
    assert said(course, with_r1(0, 1, 2, 3)) == []
    assert said(course, with_r1(0, 1, 3, errors=KNOWN)) == []
    assert said(course, with_r1(0, 1, 2, 3, errors=KNOWN)) == ["slope_up"]
    assert said(course, with_r1(3, 2, 1, 0, errors=KNOWN)) == ["slope_down"]
    assert said(course, with_r1(0, 2, 1, 3, errors=KNOWN)) == []
    assert said(course, with_r1(0, 1, NOT_SEEN, 3, errors=KNOWN)) == []  # three scores
    assert said(course, with_r1(1, 1, 1, 1, errors=KNOWN)) == []
    one = Errors({(VERSION, "r2"): ScoreError(0.6, 0.9, "icc", 40)})
    assert said(course, with_r1(0, 1, 2, 3, errors=one)) == []


def test_slope_carries_its_figures() -> None:
    slopes = figures(course, with_r1(0, 1, 2, 3, errors=KNOWN), "slope_up")["slopes"]
    assert isinstance(slopes, Slopes)
    (slope,) = slopes.found
    assert (slope.strength, slope.n) == (R1, 4)
    assert slope.lower == pytest.approx(365.25 / 70)
    assert slope.lower == pytest.approx(slope.per_year) == pytest.approx(slope.upper)


def test_change_of_form_and_of_person_is_told() -> None:
    changed = facts(form(30), form(20, instrument_name="x-2.1"), form(1, instrument_name="x-2.1"))
    assert figures(course, changed, "form_changed") == {
        "who": Who("youth_professional", "home"),
        "first": weeks_ago(30),
        "last": weeks_ago(20),
    }
    handed = facts(form(30), form(20, observer="Bram de Wit"), form(1))
    assert figures(course, handed, "other_person")["day"] == weeks_ago(20)
    together = facts(form(30), form(30, observer="Bram de Wit"), form(1))
    assert said(course, together) == []  # nobody took over
    other_kind = facts(form(30), form(1, instrument_name="x-2.1", kin="another form"))
    assert said(course, other_kind) == []


def dip_of(first: float, last: float | None, *forms: Reading) -> list[str]:
    ended = None if last is None else weeks_ago(last)
    return said(dips, facts(*forms, adversities=(Adversity(weeks_ago(first), ended),)))


def test_dip_lies_within_thirteen_weeks_after_an_adversity() -> None:
    before, low = form(40, seen("r1", "r2")), form(1, seen("r1"))
    assert dip_of(14, None, before, low) == ["dip"]
    assert dip_of(14.2, None, before, low) == []  # more than thirteen weeks
    assert dip_of(39, 14, before, low) == ["dip"]  # it ended not long ago
    assert dip_of(39, 15, before, low) == []
    assert dip_of(1, 1, before, low) == ["dip"]  # the same day
    assert dip_of(0, 0, before, low) == []  # began after it
    assert dip_of(40, None, before, low) == []  # no moment before it


def test_dip_is_lower_than_the_last_time_before() -> None:
    assert dip_of(10, 10, form(40, seen("r1")), form(1, seen("r2"))) == []
    assert dip_of(10, 10, form(40, seen("r1"), observer="Bram de Wit"), form(1)) == []
    both = form(40, seen("r1", "r2")), form(20, seen("r1")), form(5, seen("r1"))
    assert dip_of(10, 10, *both) == []
    assert said(dips, facts(*both, adversities=None)) == []


def test_dip_is_told_once_per_observer_the_newest_first() -> None:
    forms = form(40, seen("r1", "r2", "r3")), form(9, seen("r1", "r2")), form(1, seen("r1"))
    known = facts(*forms, adversities=(Adversity(weeks_ago(10), None), Adversity(weeks_ago(12), None)))
    found = figures(dips, known, "dip")
    assert found["day"] == weeks_ago(1)
    assert found["falls"] == Falls((Fall(DOMAINS[0].name, weeks_ago(40), 3, weeks_ago(1), 1, 3),))


def test_fewer_judged_is_no_dip() -> None:
    """Five of five seen, and all others could not be judged: not fewer than nine of twelve before (T3)."""
    before = form(40, seen(*KEYS[:9]))
    little = form(1, seen(*KEYS[:5]) | dict.fromkeys(KEYS[5:], NOT_SEEN))
    assert dip_of(10, 10, before, little) == []
    assert dip_of(10, 10, before, form(1, seen(*KEYS[1:5]) | dict.fromkeys(KEYS[5:], NOT_SEEN))) == ["dip"]
