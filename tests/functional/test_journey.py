"""The whole job as a new user does it: observe, see the profile and its course, take the paper to the meeting."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

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
from tests.support.world import World

SAVED = "[data-save-status][data-reason=saved]"
UNSENT = "[data-save-status][data-reason=unreachable]"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_from_signing_in_to_the_paper(
    new_context: Callable[..., BrowserContext],
    witness: Witness,
    people_world: World,
    tmp_path: Path,
    language: str,
) -> None:
    witness.expect("ERR_INTERNET_DISCONNECTED")
    first = new_context().new_page()
    first.goto("/inloggen/")
    choose_language(first, language)
    sign_in(first)
    register_child(first, "Noor", "N-12")
    start_quick_form(first)
    draft = Assessment.objects.get(child__reference="N-12")
    fill_first_page_with_a_lost_connection(first, draft)
    first.locator("[name=goto][value=later]").click()
    first.wait_for_url("**/observaties/")

    second = new_context().new_page()  # another machine
    sign_in(second)
    second.locator(".site-account > summary").click()
    choose_language(second, language)
    second.get_by_role("link", name="Noor", exact=True).click()
    second.get_by_role("heading", level=1, name="Noor").wait_for()
    follow(second, "/observaties/")
    follow(second, "/pagina/1/")
    assert second.locator(radio("feelings_express", "3")).is_checked()
    fill_the_rest(second)
    assert second.locator(".checked").count() == 13
    assert second.locator(".open-answers li").count() == 1
    sign(second)
    draft.refresh_from_db()
    assert draft.is_signed

    follow(second, "/profiel/")
    second.locator(".more details:has(.observations) > summary").first.click()
    counted = second.locator(".more .observations strong").inner_text()
    assert "Noor" in counted
    numbers = strengths_now(second)
    assert len(numbers) == 12
    follow(second, "/verloop/")
    follow(second, "deel=tabellen")
    sentences = second.locator("main h3 + p").all_inner_texts()
    assert len(sentences) == 5
    paper = make_report(second, language, tmp_path)
    assert_paper_says_the_same(" ".join(paper), numbers, [counted, *sentences])
    assert "N-12" in paper[0]


def choose_language(page: Page, language: str) -> None:
    """Press the button of a language, and wait for the page in it."""
    button = page.locator(f"[name=language][value={language}]")
    with answered(page):
        button.click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def fill_first_page_with_a_lost_connection(page: Page, draft: Assessment) -> None:
    """Answer three statements; the connection is gone in the middle and comes back."""
    choose(page, ITEMS[0][0], "3")
    page.locator(SAVED).wait_for()
    page.context.set_offline(True)
    choose(page, ITEMS[0][1], "1")
    page.locator(UNSENT).wait_for()
    choose(page, ITEMS[0][2], "not_applicable")
    page.locator(f"[name={ITEMS[0][2]}-reason]").fill("Woont nu alleen.")
    assert page.locator("[data-save-status]").get_attribute("data-state") == "unsaved"
    assert set(stored(draft)) == {ITEMS[0][0]}
    page.context.set_offline(False)
    page.locator(SAVED).wait_for()
    assert stored(draft) == {
        ITEMS[0][0]: ("3", "", ""),
        ITEMS[0][1]: ("1", "", ""),
        ITEMS[0][2]: ("not_applicable", "Woont nu alleen.", ""),
    }


def fill_the_rest(page: Page) -> None:
    """Answer the other statements but for the last one, and go to the check page."""
    for items in ITEMS[1:]:
        for place, item in enumerate(items):
            if item != ITEMS[-1][-1]:
                choose(page, item, ["2", "not_seen", "3"][place])
        page.locator(SAVED).wait_for()
    go_to(page, "check")


def assert_paper_says_the_same(paper: str, numbers: dict[str, str], sentences: list[str]) -> None:
    """Compare the paper with what stood on the screen."""
    for sentence in sentences:
        assert " ".join(sentence.split()) in paper
    for strength, now in numbers.items():
        assert re.search(f"{re.escape(strength)} {re.escape(now)} –", paper), strength
