"""Readings of the outcome strip: whose is the latest, what stands on one line."""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import replace

from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.outcomes import read_outcome
from portfolio.rules.scoring import Choice, NoScore
from reports.charts.svg import stage
from reports.course.facts import CourseRecord
from reports.course.page import course_page
from reports.course.signs import sign_charts, sign_course, sign_labels_of
from reports.facts.readings import by_series
from reports.facts.signs import SignReading, latest_of_each
from reports.facts.window import Window
from reports.profile.signs import answer_in_words, sign_strip
from reports.rules.course.sign_lines import sign_lines
from reports.rules.course.trajectories import Drawn
from tests.unit.reports.scene import AXIS

FIRST = datetime.date(2026, 1, 5)
STRIP = read_outcome(read_document(FOLDER / "outcome-1.0.yaml"))
VERSION, NEXT = uuid.UUID(int=1), uuid.UUID(int=2)


def reading(
    week: int,
    role: str = "child",
    *,
    answers: Mapping[str, Choice] | None = None,
    version: uuid.UUID = VERSION,
) -> SignReading:
    on = FIRST + datetime.timedelta(weeks=week)
    said = {"play": 2} if answers is None else answers
    signed_at = datetime.datetime.combine(on, datetime.time(12), datetime.UTC)
    return SignReading(f"{week} {role}", "anna", "Anna", role, "home", version, on, signed_at, said)


def test_latest_of_each_role_stands_newest_first() -> None:
    readings = [reading(3), reading(1), reading(2, "parent"), reading(0, "parent")]
    assert [r.id for r in latest_of_each(readings)] == ["3 child", "2 parent"]


def test_who_answered_is_named_by_role_and_not_by_who_typed() -> None:
    """A name alone said that the professional who wrote it down had answered (T22)."""
    strip = sign_strip("Sam", [reading(1, "teacher"), reading(2)], STRIP)
    assert strip is not None
    assert [voice.name for voice in strip.voices] == ["Sam", "leerkracht of schoolbegeleider"]
    two = sign_strip(
        "Sam",
        [reading(1, "teacher"), replace(reading(2, "teacher"), observer_id="b", observer="Bram")],
        STRIP,
    )
    assert two is not None
    assert [voice.name.split("ingevuld door ")[1] for voice in two.voices] == ["Bram)", "Anna)"]


def test_line_needs_three_moments_and_leaves_out_what_was_not_answered() -> None:
    readings = [reading(0), reading(4, answers={"play": NoScore.NOT_SEEN}), reading(5), reading(9)]
    groups = list(by_series([*readings, reading(6, "parent", answers={})]).values())
    (line,) = sign_lines(groups, ["child", "parent"], "play")
    assert (line.label, len(line.points), line.drawn) == ("child", 3, Drawn.LINE)
    assert sign_lines(groups, ["child", "parent"], "home") == ()


def test_versions_of_the_strip_do_not_share_a_line() -> None:
    grouped = by_series([reading(0), reading(1, version=NEXT), reading(2, "parent")])
    labels = sign_labels_of(grouped)
    assert len(set(labels)) == 3
    assert [label[-3:] for label in labels[:2]] == ["(1)", "(2)"]


def test_answers_have_words_also_when_there_is_none() -> None:
    words = [answer_in_words(choice, STRIP) for choice in (0, NoScore.NOT_SEEN, NoScore.NOT_APPLICABLE, None)]
    assert words == ["gaat nu moeizaam", "kon ik niet zien", "past niet", "geen antwoord"]


def test_a_child_that_does_not_know_has_not_failed_to_see() -> None:
    unsure = reading(0, answers=dict.fromkeys(("play", "home"), NoScore.NOT_SEEN))
    strip = sign_strip("Sam", [unsure], STRIP)
    assert strip is not None
    said = [answer.words for row in strip.rows for answer in row.answers]
    assert "dat weet ik niet" in said
    assert "kon ik niet zien" not in said


def test_nothing_answered_shows_nothing() -> None:
    assert sign_strip("Sam", [], None) is None
    nothing = CourseRecord([], {}, n_forms=0)
    assert sign_charts(nothing, {}) == []
    assert sign_course(nothing, [], stage([], AXIS), {}) is None
    assert course_page(nothing, Window(), FIRST) is None
