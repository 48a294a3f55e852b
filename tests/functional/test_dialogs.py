"""What ends something for good asks first, in a dialog that can be left by keyboard and by button."""

import pytest
from playwright.sync_api import Page

from accounts.models import Membership
from assessments.models import Assessment, LifeEvent
from tests.functional.conftest import sign_in
from tests.world import World

PLACES = {  # what asks: the persona, its page, the form that sends, what it would end
    "draft": ("anna", "assessment-list", "/weggooien/", Assessment),
    "event": ("anna", "life-event-change", "/verwijderen/", LifeEvent),
    "role": ("ada", "people", "/beeindigen/", Membership),
}


def count(what: str) -> int:
    """Count what is there, roles that ended not included."""
    model = PLACES[what][3]
    return Membership.objects.filter(ended_at=None).count() if model is Membership else model.objects.count()


@pytest.mark.parametrize("what", PLACES)
@pytest.mark.parametrize("way", ["escape", "cancel", "yes"])
def test_ending_something_asks_first(page: Page, people_world: World, what: str, way: str) -> None:
    persona, name, action, _model = PLACES[what]
    sign_in(page, persona)
    page.goto(people_world.url(name))
    before = count(what)
    button = page.locator(f"form[action$='{action}'] button").first
    button.click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert dialog.get_by_role("paragraph").inner_text().endswith(("?", "."))
    if way == "escape":
        page.keyboard.press("Escape")
    else:
        dialog.get_by_role("button").nth(["cancel", "yes"].index(way)).click()
    dialog.wait_for(state="detached")
    if way == "yes":
        page.locator(".message--success").wait_for()
    else:
        assert button.evaluate("button => button === document.activeElement")
    assert count(what) == before - (way == "yes")
