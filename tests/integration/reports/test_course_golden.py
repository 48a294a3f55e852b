"""Golden cases of a course: what each of them must show, and what it may never say."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from children.models import Child
from reports.charts.figure import Figure
from reports.course.page import CoursePage
from tests.support.build import People
from tests.support.clock import pinned
from tests.support.large_dataset import QUICK, a_scientist, add_many, switch_on
from tests.support.pages import Page
from tests.support.parts import whole
from tests.support.scenes import (
    BACK_DATED,
    GOLDEN,
    LONG_FILE,
    day_of,
    golden,
    with_event,
    with_missed,
    with_moments,
)

pytestmark = pinned("golden words of a course")

FORBIDDEN = re.compile(
    r"veerkrachtig kind|niet veerkrachtig|lage veerkracht|op schema|gemiddeld (?!of)", re.IGNORECASE
)


def course(client: Client, child: Child, **asked: str) -> tuple[Page, CoursePage]:
    response = whole(client, "trajectory", child, **asked)
    assert response.status_code == 200
    return Page(response), response.context["page"]


def shown(client: Client, child: Child, **asked: str) -> Figure:
    """Return the chart of one strength."""
    _words, page = course(client, child, domein="interpersonal", **asked)
    return next(f for domain in page.domains for f in domain.strengths if f.id == "course-help_seeking")


@pytest.mark.parametrize("name", [name for name in GOLDEN if name != "long file"])
def test_every_golden_case_has_a_page_that_says_no_more_than_it_knows(
    name: str, people: People, anna: Client
) -> None:
    child = golden(name, people)
    words, page = course(anna, child, domein="interpersonal")
    assert not FORBIDDEN.search(words.words)
    is_compared = name != "one moment"
    assert ("Elk verschil kan toeval zijn." in words.words) is is_compared
    figures = [page.timeline, *[f for d in page.domains for f in (d.rounds, *d.strengths)]]
    assert all(list(row) in words.rows for figure in figures for row in figure.rows)
    assert len({len(row) for row in page.timeline.rows}) == 1
    assert not any("chart-slope" in figure.svg for figure in figures)


def test_no_adversity_is_a_course_of_strengths(people: People, anna: Client) -> None:
    words, page = course(anna, golden("no adversity", people))
    assert "dit is een verloop van krachten" in words.words
    assert not page.shown.has_adversity
    assert "tegenslag 0" in page.timeline.sentence  # the lane stands there all the same


def test_one_moment_is_a_snapshot_and_two_are_a_difference(people: People, anna: Client) -> None:
    one, two = (shown(anna, golden(name, people)) for name in ("one moment", "two moments"))
    assert "een momentopname" in one.sentence
    assert "momentopname" not in two.sentence
    assert "chart-line" not in one.svg + two.svg


def test_back_dated_forms_stand_on_the_day_observed(people: People, anna: Client) -> None:
    figure = shown(anna, golden("back-dated forms", people))
    by_day = sorted((day_of(weeks), choice) for weeks, choice in BACK_DATED)
    assert [row[2] for row in figure.rows] == [f"{choice},0" for _day, choice in by_day]


def test_changed_observer_breaks_the_line(people: People, anna: Client) -> None:
    figure = shown(anna, golden("changed observer", people))
    assert figure.svg.count("chart-line") == 2
    assert figure.svg.count("chart-handover") == 1
    assert [row[-1] for row in figure.rows] == ["", "", "", "een ander keek", "", ""]
    assert "keek een ander: de lijn breekt" in figure.sentence
    assert {row[1] for row in figure.rows} == {
        f"jeugd- en gezinsprofessional, thuis · {name} de Wit" for name in ("Anna", "Bram")
    }


def test_changed_version_breaks_the_line(people: People, anna: Client) -> None:
    figure = shown(anna, golden("changed version", people))
    assert "chart-line" not in figure.svg
    assert figure.svg.count("chart-break") == 1
    assert "is het formulier veranderd: de lijn breekt" in figure.sentence


def test_overlapping_events_have_rows_of_their_own_and_excuse_a_dip(people: People, anna: Client) -> None:
    child = golden("overlapping events", people)
    _words, page = course(anna, child)
    assert [row[1] for row in page.timeline.rows[:3]] == ["Scheiding", "Ziekte van moeder", "Opa overleden"]
    figure = shown(anna, child)
    assert [row[-1] for row in figure.rows] == ["", "kan bij herstel horen", ""]
    assert figure.svg.count("chart-recovery") == 1


def test_five_observers_have_a_mark_each_and_nothing_is_averaged(people: People, anna: Client) -> None:
    child = golden("five observers", people)
    words, page = course(anna, child)
    assert len({entry.mark for entry in page.legend}) == len(page.legend) == 5
    assert sum(entry.n_moments for entry in page.legend) == 10
    assert words.words.count("Kim, samen met") == 0  # one voice, whoever sat beside it


def test_long_file_begins_with_two_years_and_says_what_lies_outside(people: People, anna: Client) -> None:
    child = golden("long file", people)
    words, page = course(anna, child)
    inside = sum(entry.n_moments for entry in page.legend)
    assert 20 < inside < 50
    assert f"Te zien: {inside} formulieren, 22 nov 2024 tot en met 22 nov 2026." in words.words
    assert f"{LONG_FILE - inside} formulieren vallen buiten deze keuze." in words.words
    words, page = course(anna, child, periode="alles")
    assert sum(entry.n_moments for entry in page.legend) == LONG_FILE
    assert "buiten deze keuze" not in words.words
    for part in ("observatie", page.legend[0].label):
        assert part in words.words


@pytest.mark.parametrize("asked", [{}, {"periode": "alles", "domein": "regulatory"}])
def test_queries_do_not_grow_with_the_moments(
    people: People, anna: Client, child: Child, asked: dict[str, str]
) -> None:
    counts = []
    for weeks in ((40, 30), (20, 10, 5, 4, 3)):
        with_moments(child, people.anna, [(week, "2") for week in weeks])
        with_moments(child, people.anna, [(week, "2") for week in weeks], key="outcome", role="child")
        with_event(child, people.anna, "Verhuizing", weeks[0], weeks[1])
        with_missed(child, people.anna, weeks[0])
        url = reverse("trajectory", args=[child.pk])
        anna.get(url, {"deel": "krachten", **asked})
        with CaptureQueriesContext(connection) as queries:
            anna.get(url, {"deel": "krachten", **asked})
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 24


def test_missed_moment_stands_in_the_lane_with_its_reason(people: People, anna: Client, child: Child) -> None:
    with_moments(child, people.anna)
    with_missed(child, people.anna, 12)
    words, page = course(anna, child)
    assert page.timeline.svg.count("chart-ring") == 2  # at two widths
    assert page.timeline.rows[-1][2:] == ("rond 30 aug 2026", "", "ging niet door: er was geen contact")
    assert "Observaties die niet doorgingen: 1." in words.words


def test_slope_shows_only_with_figures_switched_on(people: People, anna: Client, child: Child) -> None:
    with_moments(child, people.anna)
    assert "lijkt" not in shown(anna, child).sentence
    add_many(people.north, people.anna, people.bram, children=31, doubles=31, key=QUICK)
    switch_on(people.north, a_scientist(people))
    figure = shown(anna, child)
    assert "de score lijkt +" in figure.sentence
    assert "op 4 momenten" in figure.sentence
    assert figure.svg.count('"chart-slope"') == 1
