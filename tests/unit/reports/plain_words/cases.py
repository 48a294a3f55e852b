"""The golden cases: what is known of a child, from a first form to a file of twelve years."""

from collections.abc import Callable
from random import Random

from portfolio.rules.scoring import Choice
from reports.facts.life_course import Carrier, Pressing
from reports.facts.readings import Reading
from reports.plain_words.rules.facts import Adversity, ChildRecord, Missed
from tests.unit.reports.plain_words.scene import (
    KEYS,
    NOT_SEEN,
    STRIP,
    episode,
    facts,
    form,
    seen,
    strip,
    weeks_ago,
)


def no_adversity() -> ChildRecord:
    return facts(form(30, seen("r1", "i1")), form(4, seen("r1", "i1", "m1")), adversities=())


def one_moment() -> ChildRecord:
    return facts(
        form(2, seen("r1", "r2", "r3") | seen("e1", "e2", by=NOT_SEEN)),
        adversities=(Adversity(weeks_ago(7), weeks_ago(7)),),
    )


def two_moments() -> ChildRecord:
    return facts(
        form(20, seen("r1", "r2", "i1")),
        form(1, seen("r1", "i2", "m1")),
        adversities=(Adversity(weeks_ago(30), weeks_ago(26), is_estimated=True),),
        outcome=STRIP,
        signs=(
            strip(20, {"wellbeing": 1, "school": 3, "play": 2}),
            strip(1, {"wellbeing": 2, "school": 1, "play": 2}),
        ),
    )


def back_dated() -> ChildRecord:
    """The middle form was signed last; it stands on the day observed."""
    return facts(
        form(40, seen("r1")),
        form(20, seen("r1", "r2"), signed=0),
        form(3, seen("r1", "r2", "i1")),
        adversities=(Adversity(weeks_ago(60), None),),
    )


def changed_observer() -> ChildRecord:
    return facts(
        form(50, seen("r1", "r2")),
        form(40, seen("r1", "r2")),
        form(30, seen("r1", "r2", "i1")),
        form(16, seen("r1", "m1"), observer="Bram de Wit"),
        form(2, seen("r1", "m1", "m2"), observer="Bram de Wit"),
        adversities=(Adversity(weeks_ago(80), weeks_ago(70)),),
    )


def changed_version() -> ChildRecord:
    return facts(
        form(60, seen("r1")),
        form(40, seen("r1", "r2")),
        form(20, seen("r1", "r2", "i1"), instrument_name="test-2.1"),
        form(2, seen("r1", "r2", "i1", "m1"), instrument_name="test-2.1"),
        adversities=(Adversity(weeks_ago(80), weeks_ago(70)),),
    )


def overlapping_events() -> ChildRecord:
    return facts(
        form(30, seen("r1", "r2", "r3", "i1", "i2")),
        form(4, seen("r1", "i1", "e2")),
        form(3, seen("r1", "i2"), role="teacher", setting="school", observer="Cora de Wit"),
        adversities=(
            Adversity(weeks_ago(20), None),
            Adversity(weeks_ago(12), weeks_ago(8)),
            Adversity(weeks_ago(10), weeks_ago(10)),
            Adversity(weeks_ago(200), weeks_ago(190)),
        ),
        pressing=(
            Pressing("money", "presses"),
            Pressing("illness", "pressed"),
            Pressing("other", "presses", "De buren maken ruzie"),
            Pressing("one_parent", "unknown"),
            Pressing("access", "absent"),
        ),
    )


def twelve_years() -> ChildRecord:
    """Two hundred forms by four observers; the same seed gives the same answers."""
    chance = Random(12)
    seats = [
        ("youth_professional", "home", "Anna de Wit"),
        ("teacher", "school", "Bram de Wit"),
        ("group_worker", "group", "Cora de Wit"),
        ("child", "home", "Anna de Wit"),
    ]
    answers: list[Choice] = [0, 1, 2, 3, 3, NOT_SEEN]
    forms: list[Reading] = []
    for number in range(200):
        role, setting, observer = seats[number % 4]
        scores = {key: chance.choice(answers) for key in KEYS}
        forms.append(
            form(623 - number * 3.1, {**scores, "i1": 3}, role=role, setting=setting, observer=observer)
        )
    return facts(
        *forms,
        adversities=tuple(Adversity(weeks_ago(600 - 60 * n), weeks_ago(590 - 60 * n)) for n in range(10)),
        missed=(
            Missed(weeks_ago(300), "child_away"),
            Missed(weeks_ago(100), "child_away"),
            Missed(weeks_ago(40), "too_much"),
        ),
    )


def five_observers() -> ChildRecord:
    return facts(
        form(6, seen("r1", "r2", "r3", "i1", "i2", "i3")),
        form(5, seen("i1", "i2"), role="parent", observer="Anna de Wit"),
        form(4, seen("r1", "m1", "m2", "m3"), role="child", observer="Anna de Wit"),
        form(
            3,
            seen("i1", "e1") | seen("r1", "r2", by=0),
            role="teacher",
            setting="school",
            observer="Bram de Wit",
        ),
        form(2, seen("r1", "i1"), role="teacher", setting="school", observer="Cora de Wit"),
        adversities=(Adversity(weeks_ago(1), None),),
        carriers=(
            Carrier("oma", "carries", "much"),
            Carrier("Judoclub", "unused", "not_asked"),
            Carrier("Gezinscoach", "carries", "some", is_professional=True),
        ),
        episodes=(
            episode("home", "step_away", "yes", "some"),
            episode("home", "humour", "no", "yes"),
            episode("home", "step_away", "some", "unknown"),
            episode("school", "ask_help", "yes", "yes"),
        ),
        outcome=STRIP,
        signs=(
            *(strip(30 - 13 * n, {"wellbeing": n, "play": 3 - n, "home": 2}) for n in range(3)),
            strip(3, {"school": 3, "play": 3}, role="teacher", setting="school"),
        ),
    )


CASES: dict[str, Callable[[], ChildRecord]] = {
    made.__name__: made
    for made in (
        no_adversity,
        one_moment,
        two_moments,
        back_dated,
        changed_observer,
        changed_version,
        overlapping_events,
        twelve_years,
        five_observers,
    )
}
