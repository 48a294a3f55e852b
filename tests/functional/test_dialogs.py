"""What ends something for good asks first, in a dialog that can be left by keyboard and by button."""

from typing import Any

import pytest
from django.db.models import QuerySet
from playwright.sync_api import Page

from accounts.models import Membership
from assessments.models import Assessment, LifeEvent
from tests.functional.conftest import sign_in
from tests.functional.stage import wait_for_module
from tests.world import World

PLACES: dict[str, tuple[str, str, str, QuerySet[Any]]] = {  # persona, its page, the form, what it would end
    "draft": ("anna", "assessment-list", "/weggooien/", Assessment.objects.all()),
    "event": ("anna", "life-event-change", "/verwijderen/", LifeEvent.objects.all()),
    "role": ("ada", "people", "/beeindigen/", Membership.objects.filter(ended_at=None)),
}


@pytest.mark.parametrize("what", PLACES)
@pytest.mark.parametrize("way", ["escape", "cancel", "yes"])
def test_ending_something_asks_first(page: Page, people_world: World, what: str, way: str) -> None:
    persona, name, action, rows = PLACES[what]
    sign_in(page, persona)
    page.goto(people_world.url(name))
    wait_for_module(page, "confirm")
    before = rows.all().count()
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
    assert rows.all().count() == before - (way == "yes")
