"""Every page in every state has no violation, on a phone and on a wide screen, by day and in the dark."""

from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.functional import (  # noqa: F401 - they register
    states_of_account,
    states_of_advice,
    states_of_answer_files,
    states_of_asked,
    states_of_children,
    states_of_comparison,
    states_of_consents,
    states_of_discussion,
    states_of_exports,
    states_of_form,
    states_of_grants,
    states_of_instruments,
    states_of_invitations,
    states_of_left_drafts,
    states_of_log,
    states_of_meetings,
    states_of_passwords,
    states_of_people,
    states_of_plan,
    states_of_records,
    states_of_reliability,
    states_of_resources,
    states_of_rights,
    states_of_safety,
    states_of_withdrawals,
)
from tests.functional.axe import complaints
from tests.functional.conftest import Witness
from tests.functional.form import wait_for_scripts
from tests.functional.stage import PHONE, STATES, WIDE, Stage
from tests.integration.test_no_pages import NO_PAGES
from tests.support.world import PATTERNS, World

SIZES = (PHONE, WIDE)
SCHEMES: dict[str, Literal["light", "dark"]] = {
    "nl": "light",
    "en": "dark",
}  # by language, so that each is looked at


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", STATES)
def test_page_has_no_violations(
    page: Page, people_world: World, witness: Witness, name: str, language: str
) -> None:
    page.emulate_media(color_scheme=SCHEMES[language], reduced_motion="reduce")
    stage = Stage(page, people_world, witness, language)
    found = {}
    for title, prepare in STATES[name].items():
        page.set_viewport_size(PHONE)
        prepare(stage)
        wait_for_scripts(page)
        for size in SIZES:
            page.set_viewport_size(size)
            found[title, size["width"]] = complaints(page)
        page.goto("about:blank")
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def test_every_page_of_the_site_is_looked_at() -> None:
    assert set(STATES) - {"error"} == set(PATTERNS) - NO_PAGES


def test_planted_faults_are_found(page: Page, people_world: World, witness: Witness) -> None:
    Stage(page, people_world, witness).open("anonymous", "sign-in")
    assert complaints(page) == []
    page.evaluate(
        """() => {
          document.title = "Veerkracht";
          document.documentElement.lang = "xx";
          document.querySelector("label").remove();
          const wide = document.createElement("h1");
          wide.className = "child-head";
          wide.append("x".repeat(500), document.createElement("button"));
          document.body.append(wide);
        }"""
    )
    found = " ".join(complaints(page))
    for fault in ("title: ", "language: ", "label: ", "button-name: ", "2 h1", "small target: <button"):
        assert fault in found
