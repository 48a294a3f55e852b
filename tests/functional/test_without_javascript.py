"""The whole job in a browser without scripts: the pages post, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from assessments.models import Assessment
from tests.functional.conftest import Witness, sign_in
from tests.functional.form import radio, stored
from tests.functional.stage import answered
from tests.functional.steps import (
    ITEMS,
    choose,
    follow,
    go_to,
    make_report,
    register_child,
    sign,
    start_quick_form,
    strengths_now,
)
from tests.support.build import answer
from tests.support.world import World


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext], people_world: World) -> Page:
    """A window in which no script runs, with Anna signed in."""
    page = new_context(java_script_enabled=False).new_page()
    sign_in(page)
    return page


def test_whole_job_without_scripts(plain: Page, tmp_path: Path) -> None:
    register_child(plain, "Noor", "N-12")
    start_quick_form(plain)
    draft = Assessment.objects.get(child__reference="N-12")
    assert plain.locator("[data-keys]").is_hidden()
    assert "met een druk op een van de knoppen" in plain.locator("[data-how]").inner_text()
    for items in ITEMS:
        for item, choice in zip(items, ("2", "not_seen", "3"), strict=True):
            choose(plain, item, choice)
    go_to(plain, "check")
    assert plain.locator(".checked").count() == 14
    assert {key: content[0] for key, content in stored(draft).items()} == {
        item: choice for items in ITEMS for item, choice in zip(items, ("2", "not_seen", "3"), strict=True)
    }
    sign(plain)
    follow(plain, "/profiel/")
    numbers = strengths_now(plain)
    assert sorted(numbers.values()) == ["2,0"] * 4 + ["3,0"] * 4 + ["–"] * 4
    follow(plain, "/verloop/")
    rounds = plain.locator("figure.chart > svg.rounds")
    assert rounds.count() == 4
    assert all(chart.is_visible() and chart.get_attribute("aria-label") for chart in rounds.all())
    plain.locator(".more-link a[href*='deel=krachten']").click()
    plain.locator("nav a[href*='domein=regulatory']").click()
    plain.locator("nav a[href*='domein=regulatory'][aria-current]").wait_for()
    plain.wait_for_load_state()
    charts = plain.locator("figure.chart .chart-static > svg.trajectory")
    assert charts.count() >= 3
    assert all(chart.is_visible() and chart.get_attribute("aria-labelledby") for chart in charts.all())
    assert plain.locator(".zoomable").is_hidden()
    paper = " ".join(make_report(plain, "nl", tmp_path))
    assert all(f"{strength} {now} –" in paper for strength, now in numbers.items())


@pytest.mark.parametrize(
    "lacking",
    [
        "delete SubmitEvent.prototype.submitter",
        "delete window.HTMLDialogElement",
        "delete window.BroadcastChannel",
    ],
)
def test_browser_below_the_floor_posts_its_forms(
    page: Page, witness: Witness, people_world: World, lacking: str
) -> None:
    witness.expect("older than those for which", "preloaded using link preload but not used")
    page.add_init_script(lacking)
    page.route(
        "**/*.css", lambda route: route.fulfill(content_type="text/css", body="")
    )  # all stands in @layer
    sign_in(page)
    page.goto(people_world.url("assessment-fill"))
    choose(page, "goal_keep_going", "2")
    assert page.locator("[data-keys]").get_attribute("hidden") is not None
    go_to(page, "check")
    assert stored(people_world.forms["anna's draft"])["goal_keep_going"][0] == "2"


def test_answer_can_be_given_explained_and_cleared(plain: Page, people_world: World) -> None:
    draft = people_world.forms["anna's draft"]
    plain.goto(people_world.url("assessment-fill"))
    choose(plain, "adult_calms", "not_applicable")
    plain.locator("[name=adult_calms-reason]").fill("Woont alleen.")
    plain.locator("[data-item=adult_calms] .item-example summary").click()
    plain.locator("[name=adult_calms-example]").fill("Zei: ‘ik red me wel’.\nEn lachte.")
    plain.locator(".next-bar [value=later]").click()
    plain.wait_for_url("**/observaties/")
    content = ("not_applicable", "Woont alleen.", "Zei: ‘ik red me wel’.\nEn lachte.")
    assert stored(draft)["adult_calms"] == content
    plain.goto(people_world.url("assessment-fill"))
    assert plain.locator("[name=adult_calms-example]").input_value() == content[2]
    plain.locator("[data-item=adult_calms] [name=clear]").click()  # its example stands open
    plain.wait_for_url("**#item-adult_calms")
    assert plain.locator("[name=adult_calms-choice]:checked").count() == 0
    assert stored(draft)["adult_calms"][:2] == ("", "")


@pytest.mark.parametrize(("button", "kept"), [("keep", "3"), ("take", "0")])
def test_answer_changed_elsewhere_is_shown_and_chosen(
    plain: Page, people_world: World, witness: Witness, button: str, kept: str
) -> None:
    witness.expect("status of 409 ")
    draft, anna = people_world.forms["anna's draft"], people_world.people.anna
    plain.goto(people_world.url("assessment-fill"))
    answer(draft, "help_ask", "0", anna)
    choose(plain, "help_ask", "3")
    choose(plain, "efficacy_start", "1")
    with answered(plain):
        plain.locator(".next-bar [value=check]").click()
    panel = plain.locator("[data-item=help_ask] .conflict")
    assert "bijna altijd" in panel.locator("[data-mine]").inner_text()
    assert "nog niet" in panel.locator("[data-theirs]").inner_text()
    assert plain.locator(".error-summary").is_visible()
    assert plain.locator("[data-save-status]").get_attribute("data-state") == "unsaved"
    assert (stored(draft)["help_ask"][0], stored(draft)["efficacy_start"][0]) == ("0", "1")
    panel.locator(f"[name={button}]").click()
    plain.wait_for_url("**#item-help_ask")
    assert stored(draft)["help_ask"][0] == kept
    assert plain.locator(radio("help_ask", kept)).is_checked()


def test_signed_elsewhere_is_said(plain: Page, people_world: World) -> None:
    plain.goto(people_world.url("assessment-fill"))
    other = plain.context.new_page()
    other.goto(people_world.url("assessment-check"))
    sign(other)
    choose(plain, "feelings_express", "3")
    plain.locator(".next-bar [value=check]").click()
    plain.wait_for_url(lambda url: "/pagina/" not in url)
    plain.get_by_text("ondertekend").first.wait_for()


def test_draft_is_thrown_away_after_a_question(plain: Page, people_world: World) -> None:
    draft = people_world.forms["anna's draft"]
    plain.goto(people_world.url("assessment-list"))
    plain.locator("details.ask-first", has=plain.locator(f"form[action*='{draft.pk}']")).locator(
        "summary"
    ).click()
    plain.locator(f"form[action*='{draft.pk}'] button").click()
    plain.locator(".message--success").wait_for()
    assert not Assessment.objects.filter(pk=draft.pk).exists()
