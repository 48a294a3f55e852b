"""Adversity, pressure, resources, ways of coping and missed moments: what is said, and where it stops."""

import datetime

import pytest

from lifecourse.rules.adversity import Lapse, Unit
from reports.facts.life_course import Carrier, Pressing
from reports.plain_words.rules.context import adversity, coping, missed, pressure, resources, safety
from reports.plain_words.rules.facts import Adversity, Missed
from reports.plain_words.rules.findings import Circumstances, Days, Named, NotedCircumstance, Place, Reason
from reports.rules.coping_palette import Episode
from tests.unit.reports.plain_words.scene import TODAY, episode, facts, figures, said, weeks_ago

TOMORROW = TODAY + datetime.timedelta(days=1)


def on(weeks: float, until: float | None = None, *, is_ongoing: bool = False) -> Adversity:
    first = weeks_ago(weeks)
    return Adversity(first, None if is_ongoing else first if until is None else weeks_ago(until))


def test_whoever_may_not_see_adversity_reads_nothing_of_it() -> None:
    known = facts(adversities=None, pressing=None, carriers=None, episodes=None)
    for rule in (adversity, pressure, resources, coping):
        assert said(rule, known) == []


def test_no_adversity_says_nothing_of_resilience() -> None:
    assert said(adversity, facts(adversities=())) == ["adversity_none"]
    later = Adversity(TOMORROW, None)
    assert said(adversity, facts(adversities=(later,))) == ["adversity_none"]  # not begun yet


def test_adversity_is_counted_since_the_last_one_began() -> None:
    known = facts(adversities=(on(60, 50), on(3), on(30, 20)))
    assert said(adversity, known) == ["adversity", "adversity_windows"]
    assert figures(adversity, known, "adversity") == {
        "n": 3,
        "day": weeks_ago(3),
        "ago": Lapse(3, Unit.WEEK),
    }


def test_windows_are_months_and_hold_their_first_day() -> None:
    firsts = [datetime.date(2026, 8, 22), datetime.date(2026, 5, 22), datetime.date(2025, 11, 22)]
    known = facts(adversities=tuple(Adversity(day, day) for day in firsts))
    expected = {"months_3": 1, "months_6": 2, "months_12": 3}
    assert figures(adversity, known, "adversity_windows") == expected
    a_day = datetime.timedelta(days=1)
    earlier = facts(adversities=tuple(Adversity(day - a_day, day - a_day) for day in firsts))
    assert figures(adversity, earlier, "adversity_windows") == {"months_3": 0, "months_6": 1, "months_12": 2}


def test_estimated_first_day_is_said_to_be_around() -> None:
    known = facts(adversities=(Adversity(weeks_ago(9), None, is_estimated=True),))
    assert said(adversity, known) == ["adversity_around", "adversity_windows", "adversity_ongoing"]


@pytest.mark.parametrize(
    ("events", "n"),
    [
        ((on(20, 10), on(10, 5)), 2),  # one day in common
        ((on(20, 10), on(9, 5)), 0),
        ((on(20, is_ongoing=True), on(1)), 2),
        ((on(20, is_ongoing=True), on(12, 11), on(3)), 3),
        ((on(90, 70), on(80, 60)), 0),  # both over a year ago
        ((on(90, 30), on(80, 40)), 2),
        ((on(4), on(4)), 2),
    ],
)
def test_adversities_of_the_last_year_that_fell_together(events: tuple[Adversity, ...], n: int) -> None:
    found = said(adversity, facts(adversities=events))
    assert ("adversity_together" in found) == bool(n)
    if n:
        assert figures(adversity, facts(adversities=events), "adversity_together")["n"] == n


def test_pressure_now_before_and_unknown_stand_apart() -> None:
    known = facts(
        pressing=(
            Pressing("other", "presses", "Ruzie"),
            Pressing("illness", "presses"),
            Pressing("money", "pressed"),
            Pressing("one_parent", "unknown"),
            Pressing("access", "absent"),
        )
    )
    assert said(pressure, known) == ["pressure_presses", "pressure_pressed", "pressure_unknown"]
    assert figures(pressure, known, "pressure_presses") == {
        "n": 2,
        "circumstances": Circumstances(
            (NotedCircumstance("illness", ""), NotedCircumstance("other", "Ruzie"))
        ),
    }


@pytest.mark.parametrize(
    ("kind", "state", "is_said"),
    [
        ("money", "presses", True),
        ("access", "presses", True),
        ("money", "pressed", False),
        ("illness", "presses", False),
    ],
)
def test_practical_help_is_named_where_practical_things_press(kind: str, state: str, is_said: bool) -> None:
    assert ("pressure_practical" in said(pressure, facts(pressing=(Pressing(kind, state),)))) == is_said


def test_all_absent_says_nothing() -> None:
    assert said(pressure, facts(pressing=(Pressing("money", "absent"),))) == []


def test_what_carries_what_waits_and_what_the_child_says_stand_apart() -> None:
    known = facts(
        carriers=(
            Carrier("Oma", "carries", "not"),
            Carrier("de buurvrouw", "carries", "much", is_professional=True),
            Carrier("Judo", "unused", "not_asked"),
            Carrier("Zwemles", "used", "not_asked"),
            Carrier("Tante", "not_there", "not_asked"),
        )
    )
    assert said(resources, known) == [
        "resource_carries",
        "resource_unused",
        "resource_felt",
        "resource_temporary",
    ]
    assert figures(resources, known, "resource_carries")["resources"] == Named(("de buurvrouw", "Oma"))
    assert figures(resources, known, "resource_felt") == {
        "much": 1,
        "some": 0,
        "not_at_all": 1,
        "not_asked": 3,
    }


def test_what_the_child_was_not_asked_is_not_said() -> None:
    assert said(resources, facts(carriers=(Carrier("Oma", "used", "not_asked"),))) == []


def three(setting: str = "home", **last: str) -> tuple[Episode, ...]:
    way, child, observer = last.get("way", "humour"), last.get("child", "yes"), last.get("observer", "no")
    return (
        episode(setting, "move", "unknown", "yes"),
        episode(setting, "move", "some", "some"),
        episode(setting, way, child, observer),
    )


def test_ways_of_coping_count_from_three_situations_in_one_place() -> None:
    assert said(coping, facts(episodes=three()[:2])) == []
    assert said(coping, facts(episodes=(*three()[:2], *three("school")[:1]))) == []
    known = facts(episodes=three())
    assert figures(coping, known, "coping_child_observer") == {
        "place": Place("home"),
        "episodes": 3,
        "child": 2,
        "observer": 1,
    }


def test_a_voice_that_was_not_asked_is_left_out() -> None:
    silent = tuple(episode("home", "move", "unknown", helped) for helped in ("yes", "no", "some"))
    assert said(coping, facts(episodes=silent)) == ["coping_observer"]
    child_only = tuple(episode("group", "move", "no", "unknown") for _ in range(3))
    assert figures(coping, facts(episodes=child_only), "coping_child")["child"] == 0
    unknown = tuple(episode("home", "move", "unknown", "unknown") for _ in range(3))
    assert said(coping, facts(episodes=unknown)) == []


def test_missed_moments_are_told_by_reason_the_most_often_first() -> None:
    known = facts(
        missed=(
            Missed(weeks_ago(2), "forgotten"),
            Missed(weeks_ago(9), "child_away"),
            Missed(weeks_ago(20), "child_away"),
            Missed(TOMORROW, "forgotten"),  # still to come
        )
    )
    assert [dict(finding.figures) for finding in missed(known)] == [
        {"n": 2, "reason": Reason("child_away"), "days": Days((weeks_ago(20), weeks_ago(9)))},
        {"n": 1, "reason": Reason("forgotten"), "days": Days((weeks_ago(2),))},
    ]


def test_safety_is_always_said() -> None:
    assert said(safety, facts()) == ["safety"]
