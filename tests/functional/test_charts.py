"""The interactive charts show the numbers of the table, send nothing away, and are no condition for reading."""

import datetime
import re

import pytest
from playwright.sync_api import Locator, Page, Route

from tests.functional.conftest import Witness, sign_in
from tests.support.build import a_signed_form
from tests.support.days import today
from tests.support.world import World

POINTS = """
(figure) => figure.querySelector(".chart-interactive").data.flatMap((trace) =>
  trace.x.map((day, place) => [day.slice(0, 10), trace.name, trace.y[place], ...trace.customdata[place]]))
"""
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@pytest.fixture
def course(page: Page, people_world: World) -> Page:
    """The course of a child with four moments of one observer and one of another."""
    people, child = people_world.people, people_world.child
    for weeks, choice in ((40, "1"), (26, "2"), (13, "3")):
        day = today() - datetime.timedelta(weeks=weeks)
        a_signed_form(child, people.anna, on=day, choice=choice, choices={"help_ask": "not_seen"})
    a_signed_form(child, people.cora, role="teacher", setting="school", choice="1", key="professional-full")
    sign_in(page)
    return page


def day_of(words: str) -> str:
    """Return ‘12 nov 2026’ as a date."""
    day, month, year = words.split()
    return datetime.date(int(year), MONTHS.index(month.rstrip(".")) + 1, int(day)).isoformat()


def rows_of(figure: Locator) -> list[list[object]]:
    """Return the rows of the table below a chart as plotly has them."""
    rows = []
    for row in figure.locator("tbody tr").all():
        day, who, value, basis, *_remark = row.locator("th, td").all_text_contents()
        rows.append([day_of(day), who, float(value.replace(",", ".")), *map(int, basis.split("/"))])
    return rows


@pytest.mark.parametrize("domain", ["regulatory", "interpersonal", "meaning", "environment"])
def test_interactive_charts_have_the_numbers_of_their_tables(
    course: Page, people_world: World, domain: str
) -> None:
    course.goto(people_world.url("trajectory") + f"?domein={domain}")
    figures = course.locator("figure[data-module=trajectory-chart]").all()
    assert len(figures) > 1 + 3
    for figure in figures:
        figure.scroll_into_view_if_needed()
        figure.locator(".chart-interactive .main-svg").first.wait_for()
        points, rows = figure.evaluate(POINTS), rows_of(figure)
        is_count = figure.get_attribute("id") == f"course-{figure.get_attribute('data-domain')}"
        assert len(rows) >= 1
        assert sorted(point[: 4 if is_count else 5] for point in points) == sorted(
            [*row[:2], pytest.approx(row[2], abs=0.051), *row[3:]] for row in rows
        )


def test_no_button_sends_a_chart_away(course: Page, people_world: World) -> None:
    course.goto(people_world.url("trajectory"))
    figure = course.locator("figure[data-module=trajectory-chart]").first
    figure.scroll_into_view_if_needed()
    figure.locator(".chart-interactive .main-svg").first.wait_for()
    figure.locator(".chart-interactive").hover()
    course.wait_for_timeout(300)
    assert course.locator(".modebar, .modebar-btn").count() == 0
    assert course.get_by_text(re.compile("share chart|chart studio|plotly", re.IGNORECASE)).count() == 0
    assert course.locator("a[href*='plot.ly'], a[href*='plotly']").count() == 0
    config = figure.evaluate("figure => figure.querySelector('.chart-interactive')._context")
    assert not config["showSendToCloud"]
    assert config["plotlyServerURL"] == ""


def test_drawing_stays_when_plotly_does_not_come(course: Page, people_world: World, witness: Witness) -> None:
    witness.expect("ERR_FAILED", "The chart stays as it was drawn by the server")
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    course.route("**/plotly-basic.min.*", refuse)
    course.goto(people_world.url("trajectory"))
    figure = course.locator("figure[data-module=trajectory-chart]").first
    figure.scroll_into_view_if_needed()
    course.wait_for_timeout(500)
    assert asked
    assert figure.locator(".chart-static > svg").is_visible()
    assert course.locator(".chart--interactive").count() == 0
