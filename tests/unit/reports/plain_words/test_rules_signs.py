"""Signs of healthy development: each voice by itself, one is a snapshot, two a difference, three a course."""

import pytest

from portfolio.rules.scoring import Choice
from reports.plain_words.rules.findings import Answers, SignsAnswered, Steps, Who
from reports.plain_words.rules.signs import signs
from tests.unit.reports.plain_words.scene import NOT_SEEN, STRIP, facts, figures, said, strip, weeks_ago

NAMES = {sign.item.key: sign.name for sign in STRIP.signs}
WORDS = [level.label for level in STRIP.levels]


def test_without_a_strip_nothing_is_said() -> None:
    assert said(signs, facts()) == []
    assert said(signs, facts(outcome=STRIP, signs=(strip(1, {"play": NOT_SEEN}),))) == []


def test_latest_answers_of_each_voice_stand_by_answer_and_the_child_speaks_first() -> None:
    known = facts(
        outcome=STRIP,
        signs=(
            strip(9, {"play": 0}),
            strip(3, {"play": 0, "school": 3, "home": 3, "wellbeing": NOT_SEEN}),
            strip(1, {"home": 1}, role="parent"),
            strip(0, {"home": 1}, role="therapist"),
            strip(40, {"home": 1}, role="teacher"),
        ),
    )
    answered = [finding for finding in signs(known) if finding.said == "signs"]
    assert [dict(finding.figures)["who"] for finding in answered] == [
        Who("child", "home"),
        Who("parent", "home"),
        Who("therapist", "home"),
    ]
    child = dict(answered[0].figures)
    assert child["day"] == weeks_ago(3)
    assert child["answers"] == Answers(
        (SignsAnswered(WORDS[3], (NAMES["school"], NAMES["home"])), SignsAnswered(WORDS[0], (NAMES["play"],)))
    )


@pytest.mark.parametrize(
    ("answers", "apart", "expected"),
    [
        ((1,), 9, []),
        ((1, 2), 9, ["signs_higher"]),
        ((2, 1), 9, ["signs_lower"]),
        ((2, 2), 9, []),
        ((1, 2, 3), 3.9, ["signs_higher"]),  # within eight weeks
        ((1, 2, 3), 4, ["signs_seem_higher"]),
        ((3, 3, 1), 4, ["signs_seem_lower"]),
        ((1, NOT_SEEN, 3), 4, ["signs_higher"]),  # two answers
    ],
)
def test_difference_and_course_follow_the_rule_of_one_two_three(
    answers: tuple[Choice, ...], apart: float, expected: list[str]
) -> None:
    strips = tuple(strip(apart * n, {"play": answer}) for n, answer in enumerate(reversed(answers)))
    assert said(signs, facts(outcome=STRIP, signs=strips))[1:] == expected


def test_steps_carry_words_and_days() -> None:
    known = facts(outcome=STRIP, signs=(strip(9, {"play": 1, "home": 0}), strip(1, {"play": 3, "home": 2})))
    steps = figures(signs, known, "signs_higher")["steps"]
    assert isinstance(steps, Steps)
    assert [(step.sign, step.first, step.first_on, step.last, step.last_on) for step in steps.taken] == [
        (NAMES["play"], WORDS[1], weeks_ago(9), WORDS[3], weeks_ago(1)),
        (NAMES["home"], WORDS[0], weeks_ago(9), WORDS[2], weeks_ago(1)),
    ]
