"""A newcomer practises on a phone: from the introduction to a signed form, the profile, and away with it."""

import pytest
from playwright.sync_api import Page, expect

from children.models import Child
from tests.functional.axe import complaints
from tests.functional.conftest import sign_in
from tests.functional.steps import ITEMS, choose, sign
from tests.support.world import World

MARK = "Oefenkind – telt nergens mee"


@pytest.fixture
def phone(page: Page, people_world: World) -> Page:
    """A phone with Anna signed in, who opens the introduction."""
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page)
    page.goto("/introductie/")
    return page


def is_told(phone: Page) -> bool:
    """Say whether the page tells that it is about a practice child, fits and is accessible."""
    fits: bool = phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert complaints(phone) == []
    return phone.locator(".practice-mark").inner_text() == MARK and fits


def test_newcomer_fills_in_a_form_reads_the_profile_and_clears_it(phone: Page, people_world: World) -> None:
    phone.get_by_role("button", name="Oefenen met een voorbeeld").click()
    phone.wait_for_url("**/profiel/")
    child = Child.with_practice.get(practised_by=people_world.people.anna)
    assert is_told(phone)
    phone.goto("/kinderen/")
    phone.locator(".practice a", has_text="Korte observatie").click()
    phone.locator(".start-button").click()
    phone.wait_for_url("**/pagina/1/")
    assert is_told(phone)
    for item in (item for page in ITEMS for item in page):
        choose(phone, item, "2")
    phone.locator(".save-status[data-state=saved]").first.wait_for(state="attached")
    phone.locator(".next-bar [value=check]").click()
    phone.wait_for_url("**/nalezen/")
    assert is_told(phone)
    sign(phone)
    assert child.assessments.standing().count() == 3
    phone.goto(f"/kinderen/{child.pk}/profiel/")
    assert is_told(phone)
    phone.goto("/kinderen/")
    phone.locator(".practice summary", has_text="Oefenkind weghalen").click()
    phone.get_by_role("button", name="Ja, weghalen").click()
    phone.get_by_text("Het oefenkind is weg").wait_for()
    expect(phone.get_by_role("button", name="Oefenen met een voorbeeld")).to_be_visible()
    assert not Child.with_practice.filter(pk=child.pk).exists()
