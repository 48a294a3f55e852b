"""One code of fill, dots and words for internal and external strengths; nothing rounds up across a word (T12)."""

import datetime
import re
from dataclasses import replace

import pytest
from django.utils.translation import override

from paper.dates_and_numbers import short_month
from portfolio.rules.definitions import Level as Answer
from portfolio.rules.scoring import ElementScore, Status
from reports.charts.svg import level_dots
from reports.profile.strengths_map import anchors_of
from reports.rules.levels import Level, answers_around, level_of
from reports.words.levels import figure, level_in_words
from tests.unit.reports.scene import definition, scaled, words

ANSWERS = [Answer(value, words(name)) for value, name in enumerate(("nul", "een", "twee", "drie"))]


def scored(score: float | None, *, not_seen: int = 0, not_applicable: int = 0) -> ElementScore:
    status = Status.SCORED if score is not None else Status.TOO_LITTLE_SEEN
    answered = 0 if score is None else 3 - not_seen - not_applicable
    return ElementScore("a", score, status, 3, answered, not_seen, not_applicable, (score or 0) >= 2)


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (0, Level.NOT_YET),
        (1 / 3, Level.GROWING),  # was told as ‘looked for, not seen yet’
        (1.5, Level.GROWING),
        (1.99, Level.GROWING),
        (2, Level.PRESENT),
        (2.5, Level.PRESENT),
        (3, Level.PRESENT),
    ],
)
def test_fill_follows_the_score(score: float, level: Level) -> None:
    assert level_of(scored(score)) is level


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (scored(None, not_seen=3), Level.TOO_LITTLE_SEEN),
        (scored(None, not_seen=1, not_applicable=2), Level.TOO_LITTLE_SEEN),
        (scored(None, not_applicable=1), Level.LEFT_OPEN),
        (scored(None, not_applicable=3), Level.NOT_APPLICABLE),
    ],
)
def test_kinds_of_no_score_stay_apart(score: ElementScore, level: Level) -> None:
    assert level_of(score) is level


def filled(score: float) -> float:
    """Return how much of the three dots is drawn as filled, from the widths in the drawing."""
    drawn = level_dots(score, "x", is_on_colour=False)
    whole = drawn.count('<circle class="on"')
    slices = [float(edge) for edge in re.findall(r'<path class="on" d="M([\d.]+) ', drawn)]
    return whole + sum((edge - (4 + 10 * (whole)) + 3.2) / 6.4 for edge in slices)


@pytest.mark.parametrize("score", [0, 1 / 3, 1, 1.5, 2, 2.5, 2.75, 3])
def test_dots_are_filled_as_far_as_the_score_goes(score: float) -> None:
    assert filled(score) == pytest.approx(score, abs=0.01)


def test_no_two_scores_share_dots() -> None:
    drawn = [level_dots(score / 12, "x", is_on_colour=False) for score in range(37)]
    assert len(set(drawn)) == 37


@pytest.mark.parametrize(
    ("score", "between"),
    [
        (0, ("nul", "nul")),
        (0.33, ("nul", "een")),
        (1, ("een", "een")),
        (1.99, ("een", "twee")),
        (2.5, ("twee", "drie")),
    ],
)
def test_words_are_those_of_the_scale(score: float, between: tuple[str, str]) -> None:
    found = answers_around(score, ANSWERS)
    assert found is not None
    assert (found.low.nl, found.high.nl) == between


def test_internal_and_external_strengths_have_the_words_of_their_own_scale() -> None:
    form = scaled(definition("a"), internal="binnen", external="buiten")
    assert level_in_words(scored(2), form) == "binnen 2"
    assert level_in_words(scored(0.5), form) == "tussen ‘binnen 0’ en ‘binnen 1’"
    assert level_in_words(scored(None, not_applicable=3), form) == "past niet"
    outside = scaled(definition("a", locus="external"), internal="binnen", external="buiten")
    assert level_in_words(scored(0), outside) == "buiten 0"


@pytest.mark.parametrize(
    ("score", "written"), [(1.97, "1,9"), (1.94, "1,9"), (2, "2,0"), (2 / 3, "0,7"), (2.96, "2,9")]
)
def test_a_figure_never_rounds_up_to_the_next_word(score: float, written: str) -> None:
    assert figure(score) == written


def test_a_line_between_two_answers_is_told_as_lying_there() -> None:
    """A form that counts from 2,5 said ‘from almost always’, and showed 2,5 as present."""
    form = scaled(definition("a"), internal="binnen")
    assert anchors_of(form) == "‘binnen 2’"
    strict = replace(form, scoring=replace(form.scoring, present_from=2.5))
    assert anchors_of(strict) == "tussen ‘binnen 2’ en ‘binnen 3’"


def test_a_month_on_an_axis_is_written_as_its_language_has_it() -> None:
    day = datetime.date(2026, 5, 1)
    assert short_month(day) == "mei ’26"
    with override("en"):
        assert short_month(day) == "May ’26"
