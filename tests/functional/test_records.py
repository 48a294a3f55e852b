"""Noting what happened, what presses, what did not take place and what adults do: by keyboard, and without scripts."""

import datetime
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page

from lifecourse.models import Circumstance, LifeEvent, MissedMoment
from reviews.models import Action
from tests.functional.axe import complaints
from tests.functional.conftest import Witness, sign_in
from tests.functional.keys import Keys
from tests.functional.stage import Stage
from tests.functional.steps import follow
from tests.support.days import days_ago
from tests.support.world import World


def typed(day: datetime.date) -> str:
    """Return a day as it is typed in the order of an English browser."""
    return f"{day:%m%d%Y}"


@pytest.fixture(params=[320, 1280])
def keys(request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]) -> Keys:
    context = new_context(locale="en-US", viewport={"width": request.param, "height": 640})
    return Keys(context.new_page())


def test_records_with_the_keyboard_only(keys: Keys, people_world: World, witness: Witness) -> None:
    page, child = keys.page, people_world.child
    Stage(page, people_world, witness).open("anna", "life-event-list")
    add_event(keys)
    assert complaints(page) == []
    check_list(keys)
    assert complaints(page) == []
    add_missed_moment(keys)
    assert complaints(page) == []
    add_action(keys)
    assert complaints(page) == []
    event = LifeEvent.objects.get(child=child, title="Konijn kwijt")
    assert (event.kind, event.started_on.isoformat(), event.is_ongoing) == ("small", str(days_ago(82)), True)
    assert (event.impact_child, event.impact_parent, event.impact_professional) == ("heavy", *["unknown"] * 2)
    noted = {(found.kind, found.state): found for found in Circumstance.objects.filter(child=child)}
    assert set(noted) == {("money", "presses"), ("illness", "absent")}
    assert noted["money", "presses"].note == "Huur."
    missed = MissedMoment.objects.exclude(pk=people_world.moment.pk).get()
    assert (missed.reason, missed.expected_on.isoformat()) == ("child_away", str(days_ago(52)))
    assert Action.objects.get(title="Samen naar judo").directed_at == "surroundings"
    assert keys.faults == []


def add_event(keys: Keys) -> None:
    """Note an adversity; the weight of it is known from the child only."""
    keys.go("a[href$='/gebeurtenissen/nieuw/']", "/gebeurtenissen/nieuw/$")
    keys.to("#id_kind")
    keys.press("ArrowDown")
    keys.to("#id_title")
    keys.type("Konijn kwijt")
    keys.to("#id_started_on")
    keys.type(typed(days_ago(82)))
    keys.to("#id_is_ongoing")
    keys.press("Space")
    keys.to("#id_impact_child")
    keys.press("End")
    keys.go("main [type=submit]", "/gebeurtenissen/$")


def check_list(keys: Keys) -> None:
    """Go through what presses; most stays unknown."""
    keys.go("a[href$='/wat-drukt-er/']", "/wat-drukt-er/$")
    keys.to("[name=money-state]")
    keys.press("ArrowRight")
    keys.to("#id_money-started_on")
    keys.type(typed(days_ago(82)))
    keys.to("#row-money summary")
    keys.press("Enter")
    keys.to("#id_money-note")
    keys.type("Huur.")
    keys.to("[name=illness-state]")
    keys.press("ArrowLeft")
    keys.go("main [type=submit]", "/gebeurtenissen/$")


def add_missed_moment(keys: Keys) -> None:
    """Note an observation that did not take place."""
    keys.go("a[href$='/observaties/']", "/observaties/$")
    keys.go("a[href$='/niet-doorgegaan/']", "/niet-doorgegaan/$")
    keys.to("#id_expected_on")
    keys.type(typed(days_ago(52)))
    for name in ("observer_role", "setting", "reason"):
        keys.to(f"#id_{name}")
        keys.press("ArrowDown")
    keys.go("main [type=submit]", "/observaties/$")


def add_action(keys: Keys) -> None:
    """Note what an adult does around the child."""
    keys.go(".child-nav a[href$='/hulpbronnen/']", "/hulpbronnen/$")
    keys.go(".child-nav-row a[href$='/acties/']", "/acties/$")
    keys.go("a[href$='/acties/nieuw/']", "/acties/nieuw/$")
    keys.to("#id_title")
    keys.type("Samen naar judo")
    keys.to("#id_done_by")
    keys.type("Lotte, mentor")
    keys.to("[name=directed_at]")
    keys.press("Space", "ArrowDown")
    keys.to("#id_started_on")
    keys.type(typed(days_ago(82)))
    keys.go("main [type=submit]", "/acties/$")


def test_list_of_what_presses_without_scripts(
    new_context: Callable[..., BrowserContext], people_world: World
) -> None:
    context = new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    sign_in(page)
    page.goto(people_world.url("life-event-list"))
    follow(page, "/wat-drukt-er/")
    option(page, "money", "presses").click()
    page.locator("main [type=submit]").last.click()
    page.locator(".error-summary a[href='#row-money']").click()
    page.locator("#id_money-started_on").fill(str(days_ago(82)))
    option(page, "access", "absent").click()
    page.locator("main [type=submit]").last.click()
    page.get_by_role("heading", name="Wat er gebeurde").wait_for()
    found = Circumstance.objects.filter(child=people_world.child).values_list("kind", "state")
    assert sorted(found) == [("access", "absent"), ("money", "presses")]


def test_days_are_asked_of_what_presses_only(page: Page, people_world: World, witness: Witness) -> None:
    Stage(page, people_world, witness).open("anna", "circumstance-check")
    first, last = page.locator("#id_money-started_on"), page.locator("#id_money-ended_on")
    seen = []
    for state in ("unknown", "presses", "pressed", "absent"):
        option(page, "money", state).click()
        seen.append((first.is_visible(), last.is_visible()))
    assert seen == [(False, False), (True, False), (True, True), (False, False)]


def option(page: Page, row: str, state: str) -> Locator:
    """Return the card of a state in a row of the list."""
    return page.locator(f"#row-{row} .option:has([value={state}])")
