"""Answers from a file, on a phone: from the page of a new observation to a form that is signed."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from assessments.models import Assessment
from assessments.rules.documents import choices_of
from tests.functional.conftest import sign_in
from tests.functional.steps import ITEMS, sign
from tests.support.answer_files import a_response
from tests.support.build import a_child
from tests.support.days import days_ago
from tests.support.world import World

TWELVE = [item for page in ITEMS for item in page]


@pytest.mark.parametrize("asked", [TWELVE, TWELVE[:3]], ids=["whole", "by hand"])
def test_file_becomes_a_signed_form(page: Page, people_world: World, asked: list[str]) -> None:
    people = people_world.people
    child = a_child(people.north, people.anna, first_name="Zoë", reference="Z-78")
    body = json.dumps(a_response(dict.fromkeys(asked, "2"))).encode()
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(page)
    page.goto(f"/kinderen/{child.pk}/observaties/nieuw/")
    page.get_by_role("link", name=re.compile("bestand overnemen")).click()
    page.locator("#id_file").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": body}
    )
    page.locator("[name=observer_role][value=youth_professional]").check()
    page.locator("[name=setting][value=home]").check()
    page.locator("#id_period_from").fill(str(days_ago(20)))
    page.locator("#id_period_to").fill(str(days_ago(2)))
    page.locator("#id_hours_seen").fill("8")
    less, hours = page.locator(".stepper .btn").first, page.locator("#id_hours_seen")
    beside, field = less.bounding_box(), hours.bounding_box()
    assert beside
    assert field
    assert beside["x"] + beside["width"] <= field["x"]  # in one row
    page.locator("main form:has(#id_file) [type=submit]").click()
    page.wait_for_url("**/nalezen/")
    expect(page.get_by_text("er is nog niets ondertekend")).to_be_visible()
    expect(page.get_by_text("Elders gezien.").first).to_be_visible()
    sign(page)
    signed = Assessment.objects.get(child=child)
    assert {item for item, choice in choices_of(signed.document or {}).items() if choice == 2} == set(asked)
