"""A goal in the words of the family, in a browser on a phone: written with five steps, scored, and seen in the course."""

import re

import pytest
from playwright.sync_api import Page, expect

from reviews.models import Goal
from tests.functional.axe import complaints
from tests.functional.conftest import Witness
from tests.functional.form import wait_for_scripts
from tests.functional.stage import PHONE, Stage, answered
from tests.support.around import an_action
from tests.support.build import a_child, a_signed_form
from tests.support.days import days_ago, spelled
from tests.support.world import World

STEPS = {
    "far_below": "Ik durf het water niet in.",
    "below": "Ik sta tot mijn buik in het water.",
    "agreed": "Ik zwem een baan met een plankje.",
    "above": "Ik zwem een baan zonder plankje.",
    "far_above": "Ik haal mijn A.",
}


@pytest.fixture
def stage(page: Page, people_world: World, witness: Witness) -> Stage:
    page.set_viewport_size(PHONE)
    return Stage(page, people_world, witness)


def fill_in(page: Page, values: dict[str, str]) -> None:
    """Fill in fields by name."""
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)


def send_form(page: Page) -> None:
    """Press the button of the form on the page."""
    with answered(page):
        page.locator("main .card [type=submit]").first.click()


def test_goal_is_written_scored_and_seen_in_the_course(stage: Stage) -> None:
    world = stage.world
    child = a_child(world.people.north, world.people.anna, first_name="Aya", reference="DW-Aya")
    a_signed_form(child, world.people.anna)
    page = stage.open("anna", "action-list", child_id=child.pk)
    page.locator(f"a[href='/kinderen/{child.pk}/doelen/nieuw/']").click()
    page.wait_for_url(re.compile("/doelen/nieuw/$"))
    fill_in(
        page, {"text": "Ik wil kunnen zwemmen.", "said_by": "Aya", **STEPS, "agreed_on": str(days_ago(60))}
    )
    page.locator("[name=voice][value=child]").check()
    page.locator("[name=starts_at][value='-2']").check()
    assert complaints(page) == []
    send_form(page)
    page.wait_for_url(re.compile("/acties/$"))
    expect(page.locator(".rung-text")).to_have_text([*reversed(STEPS.values())])
    goal = Goal.objects.get(child=child)
    for who, level, day in (("Aya", "-1", 30), ("Badmeester", "0", 4)):
        page.locator(f"a[href='/kinderen/{child.pk}/doelen/{goal.pk}/stap/']").click()
        page.wait_for_url(re.compile("/stap/$"))
        page.locator(f"[name=level][value='{level}']").check()
        fill_in(page, {"scored_by": who, "scored_on": str(days_ago(day))})
        assert complaints(page) == []
        send_form(page)
        page.wait_for_url(re.compile("/acties/$"))
    expect(page.locator(".rung--agreed .rung-scores")).to_contain_text(f"Badmeester, {spelled(days_ago(4))}")
    assert complaints(page) == []
    page = stage.open("anna", "trajectory", child_id=child.pk)
    figure = page.locator(f"#goal-{goal.pk}")
    expect(figure.locator("svg.goal-steps .chart-mark")).to_have_count(2)
    figure.locator("summary").click()
    expect(figure.locator("tbody tr")).to_have_count(3)
    expect(figure.locator("tbody tr").last).to_contain_text(STEPS["agreed"])
    assert complaints(page) == []
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


def test_actions_past_their_day_stand_in_the_meetings_over_all_children(stage: Stage) -> None:
    world = stage.world
    for name, day in (("Aya", 9), ("Bo", 2)):
        child = a_child(world.people.north, world.people.anna, first_name=name, reference=f"DW-{name}")
        days = {"started_on": days_ago(60), "due_on": days_ago(day), "ended_on": None, "is_ongoing": True}
        an_action(child, world.people.anna, title=f"Bellen voor {name}", **days)
    page = stage.open("cora", "meeting-detail")
    expect(page.locator("main")).to_contain_text("Bellen voor Aya")
    expect(page.locator("main")).to_contain_text("Bellen voor Bo")


def test_hint_follows_the_strength_that_is_chosen(stage: Stage) -> None:
    page = stage.open("anna", "action-add")
    wait_for_scripts(page)
    hint = page.locator("[data-hint]")
    expect(hint).to_be_hidden()
    page.locator("#id_element").select_option("help_seeking")
    expect(hint).to_be_visible()
    first = hint.inner_text()
    page.locator("#id_element").select_option("perseverance")
    expect(hint).not_to_have_text(first)


def test_hint_stands_there_without_scripts_when_the_address_names_the_strength(stage: Stage) -> None:
    address = stage.world.url("action-add")
    page = stage.open("anna", "action-list")
    page.goto(page.url.split("/kinderen/")[0] + address + "?kracht=help_seeking")
    expect(page.locator("#id_element")).to_have_value("help_seeking")
    expect(page.locator("[data-hint]")).to_be_visible()
