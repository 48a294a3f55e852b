"""Every page in every state has no violation, on a phone and on a wide screen."""

import pytest
from django.test import Client
from playwright.sync_api import Page

from tests.functional import (  # noqa: F401 - they register
    states_of_account,
    states_of_answer_files,
    states_of_children,
    states_of_comparison,
    states_of_form,
    states_of_grants,
    states_of_instruments,
    states_of_log,
    states_of_passwords,
    states_of_people,
    states_of_records,
    states_of_reliability,
    states_of_resources,
    states_of_rights,
    states_of_safety,
)
from tests.functional.axe import complaints
from tests.functional.conftest import Witness
from tests.functional.stage import PHONE, STATES, WIDE, Stage
from tests.world import PATTERNS, World

SIZES = (PHONE, WIDE)
NO_PAGES = {  # these never answer with HTML of their own: they send on, or give JSON, a PDF or a file
    *("start", "sign-out", "language-set", "session-state", "health", "membership-end", "child-search"),
    *("child-detail", "assessment-correct", "assessment-discard", "answer-save", "life-event-remove"),
    *("missed-moment-remove", "action-remove"),
    *("case-add", "cover-add", "grant-end", "child-move", "emergency-review"),
    *("instrument-copy", "instrument-continue", "instrument-retire", "instrument-discard"),
    *("resource-use-remove", "resource-remove", "coping-remove"),
    *(
        "recovery-codes-renew",
        "passkey-remove",
        "second-factor-reset",
        "provider-sign-in",
        "openid_connect_callback",
    ),
    *("instrument-download", "report-pdf", "assessment-export", "child-log-file"),
    *("archive-file", "certificate", "destruction-propose"),
    *("own-session-end", "other-sessions-end", "person-sign-out"),
    *("reliability-on", "reliability-off", "reliability-table"),
    *("log-start", "log-sign"),
}
SEEN_BY = {"membership-end": "ada", "person-sign-out": "ada", "second-factor-reset": "ada"} | dict.fromkeys(
    [n for n in NO_PAGES if "reliability" in n], "sanne"
)
SEEN_BY |= {"child-move": "cora", "emergency-review": "cora"}
SEEN_BY |= dict.fromkeys([n for n in NO_PAGES if "instrument" in n], "ada")
SEEN_BY |= dict.fromkeys(["archive-file", "certificate", "destruction-propose"], "cora")
SEEN_BY |= {"log-start": "petra", "log-sign": "petra"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", STATES)
def test_page_has_no_violations(
    page: Page, people_world: World, witness: Witness, name: str, language: str
) -> None:
    stage = Stage(page, people_world, witness, language)
    found = {}
    for title, prepare in STATES[name].items():
        page.set_viewport_size(PHONE)
        prepare(stage)
        for size in SIZES:
            page.set_viewport_size(size)
            found[title, size["width"]] = complaints(page)
        page.goto("about:blank")
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def test_every_page_of_the_site_is_looked_at() -> None:
    assert set(STATES) - {"error"} == set(PATTERNS) - NO_PAGES


@pytest.mark.parametrize("name", sorted(NO_PAGES))
def test_address_left_out_shows_no_page(people_world: World, name: str) -> None:
    client = Client()
    user = people_world.user(SEEN_BY.get(name, "anna"))
    assert user is not None
    client.force_login(user)
    about = {"instrument": "own draft", "assessment": "anna's signed"}.get(
        name.partition("-")[0], "shared version"
    )
    response = client.get(people_world.url(name, about))
    assert response.status_code in (302, 405) or "text/html" not in response["Content-Type"]


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
