"""How many moments there are, what each observer sees now, where they differ and what nobody sees."""

from dataclasses import replace

import pytest

from portfolio.rules.domains import Text
from portfolio.rules.scoring import Choice
from reports.facts.readings import Reading
from reports.plain_words.rules.findings import Cells, Counted, Strengths, Who
from reports.plain_words.rules.present import differing, mixed, moments, seen_now, unseen
from tests.unit.reports.plain_words.scene import (
    ELEMENTS,
    KEYS,
    NOT_APPLICABLE,
    NOT_SEEN,
    facts,
    figures,
    form,
    said,
    seen,
    weeks_ago,
)

HOME = Who("youth_professional", "home")
SCHOOL = Who("teacher", "school")


def at_school(weeks: float, scores: dict[str, Choice], observer: str = "Bram de Wit") -> Reading:
    return form(weeks, scores, role="teacher", setting="school", observer=observer)


@pytest.mark.parametrize(
    ("weeks", "allowed"),
    [
        ((9,), "moments_one"),
        ((9, 1), "allowed_difference"),
        ((8.9, 5, 1), "allowed_points"),
        ((9, 5, 1), "allowed_line"),  # eight weeks
        ((40, 1, 1), "allowed_points"),  # two days
    ],
)
def test_number_of_moments_says_what_they_allow(weeks: tuple[float, ...], allowed: str) -> None:
    forms = [form(week, signed=place) for place, week in enumerate(weeks)]
    assert said(moments, facts(*forms))[-1] == allowed


def test_without_a_form_nothing_is_said() -> None:
    for rule in (moments, seen_now, mixed, differing, unseen):
        assert said(rule, facts()) == []


def test_moments_of_different_people_are_each_a_snapshot() -> None:
    two = facts(form(9), at_school(1, {}))
    assert said(moments, two) == ["moments", "allowed_snapshot"]
    same_seat = facts(form(9), form(1, observer="Bram de Wit"))
    assert said(moments, same_seat)[-1] == "allowed_snapshot"
    other_form = facts(form(9), form(1, instrument_name="other-2.1"))
    assert said(moments, other_form)[-1] == "allowed_snapshot"


def test_one_person_is_one_observer_and_each_own_voice_another() -> None:
    known = facts(
        form(9),
        form(8, role="therapist", setting="other"),
        form(7, role="child"),
        form(6, role="child", setting="school", observer="Bram de Wit"),
        form(5, role="parent"),
    )
    found = figures(moments, known, "moments")
    assert found["observers"] == Counted("observer", 3)
    assert found["settings"] == Counted("setting", 3)
    assert (found["first"], found["last"]) == (weeks_ago(9 + 13 / 7), weeks_ago(5))


def test_each_observer_is_counted_apart_with_bounds() -> None:
    known = facts(
        form(3, seen("r1", "r3", "i1") | seen("e1", by=NOT_SEEN) | seen("e2", by=NOT_APPLICABLE)),
        at_school(1, seen("m1")),
    )
    assert [(f.said, dict(f.figures)["who"]) for f in seen_now(known)] == [
        ("seen", SCHOOL),
        ("seen", HOME),
    ]
    _, home = (dict(finding.figures) for finding in seen_now(known))
    assert (home["present"], home["judged"], home["cells"]) == (3, 10, Cells(3, 4, 8))
    assert (home["low"], home["high"]) == (3, 4)


def test_an_own_voice_is_told_as_said_and_little_looking_as_little() -> None:
    assert said(seen_now, facts(form(1, role="child"))) == ["said"]
    assert said(seen_now, facts(form(1, rest=NOT_SEEN, role="parent"))) == ["said_nothing"]
    assert said(seen_now, facts(replace(form(1), hours_seen=1))) == ["seen_little"]
    assert said(mixed, facts(form(1, seen("r1", "r2", "r3"), role="child"))) == []


def test_form_in_which_nothing_could_be_judged_says_so() -> None:
    assert said(seen_now, facts(form(1, rest=NOT_SEEN))) == ["seen_nothing"]


def test_only_the_newest_form_of_the_last_half_year_is_of_now() -> None:
    known = facts(form(40), form(20, seen("r1")), at_school(27.1, {}), form(1, role="child"))
    assert [dict(finding.figures)["day"] for finding in seen_now(known)] == [weeks_ago(1), weeks_ago(20)]
    assert len(said(seen_now, facts(form(1), at_school(27, {})))) == 2  # exactly half a year before


def test_people_in_one_seat_are_told_apart_by_name() -> None:
    known = facts(
        at_school(2, {}), at_school(1, {}, "Cora de Wit"), form(1, role="child"), form(2, role="child")
    )
    names = {dict(finding.figures)["who"] for finding in seen_now(known)}
    assert names == {
        Who("teacher", "school", "Bram de Wit"),
        Who("teacher", "school", "Cora de Wit"),
        Who("child", "home"),
    }


@pytest.mark.parametrize(
    ("many", "few", "is_said"),
    [
        (("r1", "r2"), ("i1",), True),  # two thirds beside one third
        (("r1", "r2"), ("i1", "i2", "m1", "m2", "e1", "e2"), False),
        (("r1",), (), False),
        ((), (), False),
        (KEYS, (), False),
    ],
)
def test_much_here_and_little_there_is_named(
    many: tuple[str, ...], few: tuple[str, ...], is_said: bool
) -> None:
    assert (said(mixed, facts(form(1, seen(*many, *few)))) == ["mixed"]) == is_said


def test_mixed_profile_needs_three_judged_strengths_in_a_domain() -> None:
    others = seen("i1", "i2", "m1", "m2", "e1", "e2")
    assert said(mixed, facts(form(1, others))) == ["mixed"]
    assert said(mixed, facts(form(1, others | seen("r3", by=NOT_SEEN)))) == []


def test_mixed_names_the_utmost_two_and_the_first_among_equals() -> None:
    found = figures(mixed, facts(form(1, seen("i1", "i2", "i3", "m1", "m2", "m3"))), "mixed")
    assert (found["many"], found["few"]) == (  # of two times two
        figures(mixed, facts(form(1, seen("i1", "i2", "i3"))), "mixed")["many"],
        figures(mixed, facts(form(1, seen("i1", "i2", "i3", "m1", "m2", "m3", "e1", "e2"))), "mixed")["few"],
    )
    assert (found["many_present"], found["many_judged"], found["few_present"], found["few_judged"]) == (
        3,
        3,
        0,
        3,
    )


def test_observers_differ_from_a_whole_point_on_home_and_school_first() -> None:
    known = facts(
        form(4, seen("r1", "r2", by=2), rest=1),
        form(3, seen("m1", by=2), role="child"),
        at_school(2, {"r1": 1}),
        form(1, seen("i1", "i2", "i3"), role="group_worker", setting="group"),
    )
    pairs = [
        (dict(f.figures)["one"], dict(f.figures)["other"], dict(f.figures)["n"]) for f in differing(known)
    ]
    child, group = Who("child", "home"), Who("group_worker", "group")
    assert pairs == [
        (SCHOOL, HOME, 2),
        (SCHOOL, child, 1),
        (group, HOME, 5),
        (group, child, 4),
        (group, SCHOOL, 3),
        (child, HOME, 3),
    ]


def test_foster_family_is_a_home_and_agreement_asks_nothing() -> None:
    known = facts(
        form(3, {"r1": 3}, setting="foster_family"),
        at_school(2, {}),
        form(1, {"r2": 3}, role="group_worker", setting="group"),
    )
    first = next(differing(known))
    assert dict(first.figures)["other"] == Who("youth_professional", "foster_family")
    assert dict(first.figures)["strengths"] == Strengths((ELEMENTS[0].name,))
    assert said(differing, facts(form(2), at_school(1, {}))) == []


def test_what_nobody_could_judge_was_asked_for_and_fits() -> None:
    blank = seen("r1", "r2", by=NOT_SEEN) | seen("r3", by=NOT_APPLICABLE)
    known = facts(form(2, blank), at_school(1, blank | {"r2": 0}))
    assert figures(unseen, known, "unseen") == {"n": 1, "strengths": Strengths((ELEMENTS[0].name,))}
    assert said(unseen, facts(form(2), at_school(30, blank))) == []  # that was long ago


def test_form_that_the_profile_opens_with_comes_first_though_a_short_one_is_newer() -> None:
    full = form(30, seen("r1", "r2"))
    short = form(2, seen("m1"), instrument_name="short-2.1")
    title = Text("Korte observatie", "Short observation")
    known = facts(full, short, form(1, role="child"), picture=full, titles={"short-2.1": title})
    found = [(finding.said, dict(finding.figures)) for finding in seen_now(known)]
    assert [(said, figures["who"], figures["day"]) for said, figures in found] == [
        ("seen", HOME, full.period_to),
        ("said", Who("child", "home"), weeks_ago(1)),
        ("seen", replace(HOME, form=title), short.period_to),
    ]
