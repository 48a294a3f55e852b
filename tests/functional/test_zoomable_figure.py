"""The figure that can be zoomed: worked by keys only, sends nothing away, and is no condition for reading."""

import datetime
import re

import pytest
from playwright.sync_api import Locator, Page, Route

from tests.functional.conftest import Witness, sign_in
from tests.support.build import a_signed_form
from tests.support.days import spelled, today
from tests.support.world import World

VISIBLE = "(plot) => plot.data.filter((trace) => trace.legendgroup === '%s').map((trace) => trace.visible !== false)"
OPENER = re.compile("^(Open de grafiek|Open the figure)")


@pytest.fixture
def course(page: Page, people_world: World) -> Page:
    """The course of a child with moments of one observer and one of another."""
    people, child = people_world.people, people_world.child
    for weeks, choice in ((40, "1"), (26, "2"), (13, "3")):
        day = today() - datetime.timedelta(weeks=weeks)
        a_signed_form(child, people.anna, on=day, choice=choice, choices={"help_ask": "not_seen"})
    a_signed_form(child, people.cora, role="teacher", setting="school", choice="1", key="professional-full")
    sign_in(page)
    page.goto(people_world.url("trajectory"))
    return page


def opened(page: Page) -> Locator:
    """Open the figure by the keyboard; return where plotly drew it."""
    page.get_by_role("button", name=OPENER).press("Enter")
    plot = page.locator(".zoomable [data-plot]")
    page.locator("#zoomable-panel[aria-busy=false]").wait_for()
    return plot


def days_shown(plot: Locator) -> list[datetime.date]:
    """Return the first and last day in the figure; all rows show the same ones."""
    ranges = plot.evaluate(
        "(plot) => Object.entries(plot._fullLayout).filter(([name]) => /^xaxis/.test(name)).map(([, axis]) => axis.range)"
    )
    assert len({tuple(one) for one in ranges}) == 1
    assert len(ranges) == 5
    return [datetime.date.fromisoformat(day[:10]) for day in ranges[0]]


def test_zooming_switching_and_reading_by_keys_only(course: Page) -> None:
    asked: list[str] = []
    course.on("request", lambda request: asked.append(request.url))
    plot = opened(course)
    assert sum("figuur.json" in url for url in asked) == 1
    whole = days_shown(plot)
    said = course.locator(".zoomable [role=status]")
    course.locator("[data-move=in]").press("Enter")
    said.get_by_text("In de grafiek:").wait_for()
    closer = days_shown(plot)
    assert (closer[1] - closer[0]) * 2 <= whole[1] - whole[0] + datetime.timedelta(days=2)
    course.locator("[data-move=later]").press("Space")
    course.wait_for_function(
        "([plot, first]) => plot.layout.xaxis.range[0].slice(0, 10) > first",
        arg=[plot.element_handle(), str(closer[0])],
    )
    course.locator("[data-move=all]").press("Enter")
    course.wait_for_function(
        "([plot, first]) => plot.layout.xaxis.range[0].slice(0, 10) === first",
        arg=[plot.element_handle(), str(whole[0])],
    )

    button = course.locator("[data-observer='0']")
    button.press("Space")
    assert button.get_attribute("aria-pressed") == "false"
    assert set(plot.evaluate(VISIBLE % 0)) == {False}
    assert set(plot.evaluate(VISIBLE % 1)) == {True}
    button.press("Space")
    assert set(plot.evaluate(VISIBLE % 0)) == {True}

    course.locator(".zoomable [role=application]").press("ArrowRight")
    said.get_by_text("Tegenslag: ").wait_for()
    for _ in range(20):
        course.keyboard.press("ArrowDown")
    said.get_by_text(re.compile(r"^\s*Omgevingskrachten, .*beoordeelde krachten aanwezig")).wait_for()
    course.keyboard.press("End")
    said.get_by_text(spelled(today(), "j b Y")).wait_for()
    assert plot.evaluate("(plot) => plot.layout.shapes.filter(({ name }) => name === 'here').length") == 1


def test_buttons_are_as_large_as_a_thumb_needs(course: Page) -> None:
    course.set_viewport_size({"width": 360, "height": 740})
    opened(course)
    boxes = [button.bounding_box() for button in course.locator(".zoomable button").all()]
    assert len(boxes) == 1 + 5 + 2
    assert all(box and min(box["width"], box["height"]) >= 44 for box in boxes)
    assert course.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_words_come_under_the_pointer(course: Page) -> None:
    plot = opened(course)
    plot.scroll_into_view_if_needed()
    plot.locator(".barlayer .point path").first.hover(force=True)
    said = course.locator(".zoomable [role=status]")
    said.get_by_text("Tegenslag: ").wait_for()
    assert " ".join(plot.locator(".hovertext tspan.line").all_text_contents()) == said.inner_text()


def test_no_button_sends_the_figure_away(course: Page) -> None:
    plot = opened(course)
    plot.hover()
    course.wait_for_timeout(300)
    assert course.locator(".modebar, .modebar-btn").count() == 0
    assert course.get_by_text(re.compile("share chart|chart studio|plotly", re.IGNORECASE)).count() == 0
    assert course.locator("a[href*='plot.ly'], a[href*='plotly']").count() == 0
    config = plot.evaluate("(plot) => plot._context")
    assert not config["showSendToCloud"]
    assert config["plotlyServerURL"] == ""


def test_nothing_of_plotly_comes_before_it_is_asked_for(course: Page, people_world: World) -> None:
    asked: list[str] = []
    course.on("request", lambda request: asked.append(request.url))
    course.goto(people_world.url("trajectory"))
    course.wait_for_load_state("networkidle")
    assert [url for url in asked if "plotly" in url or "figuur" in url] == []
    assert course.locator(".chart-static > svg").first.is_visible()


@pytest.mark.parametrize("missing", ["**/plotly-basic.min.*", "**/figuur.json*"])
def test_drawings_stay_and_it_is_said_when_the_figure_does_not_come(
    course: Page, witness: Witness, missing: str
) -> None:
    witness.expect("ERR_FAILED", "The figure that can be zoomed did not come")

    def refuse(route: Route) -> None:
        route.abort()

    course.route(missing, refuse)
    opener = course.get_by_role("button", name=OPENER)
    opener.press("Enter")
    course.get_by_text("De grafiek kon niet worden opgehaald").wait_for()
    assert opener.get_attribute("aria-expanded") == "false"
    assert course.locator(".chart-static > svg").first.is_visible()
    course.unroute(missing)
    opened(course)
