"""LHC-Forms, somebody else's renderer: it shows our exported forms as we do, and its answers come in here.

`script/lforms` fetches it from npm. The pages come from a folder on this machine and ask no other host.
"""

import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, expect

from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.exchange.fhir.codes import CODES, options_of, without_name
from portfolio.exchange.fhir.questionnaire import questionnaire_of
from portfolio.exchange.fhir.reading import document_of
from portfolio.exchange.fhir.response import answers_from
from portfolio.exchange.json_files import parse_json
from portfolio.rules.definitions import Page as FormPage
from portfolio.rules.outcomes import Form, SignPage, read_form

ROOT = Path(__file__).resolve().parents[2]
FORMS = sorted(path for path in FOLDER.glob("*.yaml") if not path.name.startswith("catalogue-"))
NOTHING_TO_TEST_WITH = 3
PAGE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>LHC-Forms</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="webcomponent/styles.css"></head>
<body><div id="form"></div><script src="webcomponent/assets/lib/zone.min.js"></script>
<script src="webcomponent/lhc-forms.js"></script><script src="fhir/R4/lformsFHIR.min.js"></script></body></html>"""
SHOW = "questionnaire => LForms.Util.addFormToPage(questionnaire, 'form', {fhirVersion: 'R4'})"
SHOWN = """() => [...document.querySelectorAll('lhc-item')].map(item => ({
  link: item.id.replace(/^item-/, '').split('/')[0],
  prefix: item.querySelector('.prefix')?.textContent.trim() ?? '',
  text: item.querySelector('.question')?.textContent.trim() ?? '',
  options: item.querySelector('lhc-item') ? []
    : [...item.querySelectorAll('.lhc-answer')].map(answer => answer.textContent.trim()),
}))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve LHC-Forms from a temporary folder; skip where it cannot be had, but not where all must run."""
    fetched = subprocess.run([ROOT / "script" / "lforms"], capture_output=True, text=True, check=False)
    if fetched.returncode == NOTHING_TO_TEST_WITH and os.environ.get("CI") != "true":
        pytest.skip(fetched.stderr.strip())
    assert fetched.returncode == 0, fetched.stderr
    folder = tmp_path_factory.mktemp("lforms")
    shutil.copytree(ROOT / fetched.stdout.strip(), folder, dirs_exist_ok=True)
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    with http.server.ThreadingHTTPServer(
        ("localhost", 0), functools.partial(Quiet, directory=folder)
    ) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and does not talk about it."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """Open the page of LHC-Forms; nothing may go wrong on it and it may ask no other host."""
    complaints: list[str] = []

    def refuse(route: Route) -> None:
        complaints.append(f"asked another host: {route.request.url}")
        route.abort()

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    with browser.new_context(locale="nl-NL", viewport={"width": 1000, "height": 1400}) as context:
        context.route(re.compile(rf"^(?!{re.escape(site)}/|data:)"), refuse)
        context.on("console", hear)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        page = context.new_page()
        page.goto(f"{site}/index.html")
        yield page
    assert complaints == []


def show(page: Page, stem: str) -> tuple[dict[str, Any], Form]:
    """Let LHC-Forms show one of our forms; return its document and definition."""
    document = read_document(FOLDER / f"{stem}.yaml")
    definition = read_form(document)
    page.evaluate(SHOW, questionnaire_of(definition, document, "active", None))
    expect(page.locator("lhc-item")).to_have_count(len(expected(definition)))
    return document, definition


def expected(definition: Form) -> list[dict[str, Any]]:
    """Return what must be on the page, from top to bottom; LHC-Forms adds the ordinal value to a label."""
    rows: list[dict[str, Any]] = []
    pages: tuple[FormPage | SignPage, ...] = definition.pages
    for number, page in enumerate(pages, 1):
        rows.append({"link": page.key, "prefix": f"{number}", "text": page.title.nl, "options": []})
        for place, item in enumerate(page.items, 1):
            options = [
                label.nl if value is None else f"{label.nl} - {value}"
                for label, value in options_of(definition, item).values()
            ]
            text = without_name(item.text).nl
            rows.append({"link": item.key, "prefix": f"{number}.{place}", "text": text, "options": options})
            rows.append({"link": f"{item.key}.example", "prefix": "", "text": "Voorbeeld", "options": []})
    return rows


@pytest.mark.parametrize("stem", [path.stem for path in FORMS])
def test_same_items_options_and_order(page: Page, stem: str) -> None:
    document, definition = show(page, stem)
    assert page.evaluate(SHOWN) == expected(definition)
    saved = page.evaluate("LForms.Util.getFormFHIRData('Questionnaire', 'R4')")
    assert document_of(parse_json("saved.json", json.dumps(saved))) == document


def item(page: Page, link: str) -> Locator:
    return page.locator(f'[id="item-{link}/1/1"]')


def choose(page: Page, definition: Form, key: str, code: str) -> None:
    """Click an answer by its place among the six."""
    item(page, key).locator(".lhc-answer").nth(CODES.index(code)).click()


@pytest.mark.parametrize("stem", ["professional-quick-2.1", "child-8-11-2.1", "outcome-1.0"])
def test_answers_given_there_come_in_here(page: Page, stem: str) -> None:
    _, definition = show(page, stem)
    codes = dict(zip(definition.items, [*CODES, "2", "0"], strict=False))
    for key, code in codes.items():
        choose(page, definition, key, code)
    first, *_, unfit = [key for key, code in codes.items() if code in ("0", "not_applicable")][:2]
    choose(page, definition, first, "3")  # changed one's mind
    item(page, f"{unfit}.reason").get_by_role("textbox").fill("Woont er nog niet.")
    item(page, f"{first}.example").get_by_role("textbox").fill("Zei: ‘ik ben boos’\nen liep even weg.")
    response = page.evaluate("LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4')")
    QuestionnaireResponse.model_validate(response)
    answers = answers_from(definition, parse_json("response.json", json.dumps(response)))
    assert {key: answer["choice"] for key, answer in answers.items()} == {**codes, first: "3"}
    assert answers[unfit]["reason"] == "Woont er nog niet."
    assert answers[first]["example"] == "Zei: ‘ik ben boos’\nen liep even weg."


def test_reason_is_asked_only_when_a_statement_does_not_fit(page: Page) -> None:
    _, definition = show(page, "professional-quick-2.1")
    reason = item(page, "help_ask.reason")
    assert reason.count() == 0
    choose(page, definition, "help_ask", "not_applicable")
    reason.get_by_role("textbox").fill("Ligt in het ziekenhuis")
    choose(page, definition, "help_ask", "1")
    reason.wait_for(state="detached")
    response = page.evaluate("LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4')")
    assert answers_from(definition, response) == {"help_ask": {"choice": "1", "reason": "", "example": ""}}
