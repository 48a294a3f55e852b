"""What ends something for good asks first, with and without scripts."""

from typing import Any

import pytest
from django.db.models import QuerySet
from playwright.sync_api import Page

from accounts.models import Membership
from assessments.models import Assessment
from reviews.models import Action
from tests.functional.conftest import sign_in
from tests.support.world import World

PLACES: dict[str, tuple[str, str, str, QuerySet[Any]]] = {  # persona, its page, the form, what it would end
    "draft": ("anna", "assessment-list", "/weggooien/", Assessment.objects.all()),
    "action": ("anna", "action-change", "/verwijderen/", Action.objects.all()),
    "role": ("ada", "person-detail", "/beeindigen/", Membership.objects.filter(ended_at=None)),
}


@pytest.mark.parametrize("what", PLACES)
def test_ending_something_asks_first(page: Page, people_world: World, what: str) -> None:
    persona, name, action, rows = PLACES[what]
    sign_in(page, persona)
    page.goto(people_world.url(name))
    before = rows.all().count()
    box = page.locator("details.ask-first", has=page.locator(f"form[action$='{action}']")).first
    button = box.locator("form button")
    assert not button.is_visible()
    box.locator("summary").focus()
    page.keyboard.press("Enter")
    assert box.get_by_role("paragraph").inner_text().endswith(("?", "."))
    page.keyboard.press("Enter")
    assert not button.is_visible()
    assert rows.all().count() == before
    box.locator("summary").click()
    button.click()
    page.locator(".message--success").wait_for()
    assert rows.all().count() == before - 1
