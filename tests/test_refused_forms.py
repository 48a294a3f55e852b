"""A refused form says so in one place: at the top of the page, in its title, and with the same words at the field.

Every form of `docs/access-matrix.csv` is sent with nothing in it that it needs.
"""

import re
from collections.abc import Iterator
from unittest import mock

import pytest
from django import forms
from django.utils.html import escape

from config.templatetags.refusals import lines_of
from portfolio.forms.head import HeadForm
from tests.support.apps import ROOT
from tests.support.matrix import ROWS, Row, browser, row_id, who_may
from tests.support.pages import Page, Reply
from tests.support.world import World, undone
from tests.test_written_pages import faults_of as faults_of_writing

OF_BROWSER = re.compile(r"<input\b[^>]*\btype=.?number\b")
NOTHING = {"nothing": "1"}
WRONG = {  # where nothing is a good answer
    "log-lines": {"number": "bestaat-niet"},
    "safety-contact": {"phone": "x"},
    "birth-days": {"seen_revision": "x"},
    "talking-points": {"first": "", "seen_revision": "0"},
    "evaluation-change": {"evaluates_on": "gisteren"},
    "circumstance-check": {"money-state": "presses", "money-seen": ""},
}
BUTTONS = {  # nothing is filled in; what stands in their way is said on the page that they lead to
    *(
        "sign-out",
        "language-set",
        "child-search",
        "people",
        "provider-sign-in",
        "recovery-codes",
        "recovery-codes-renew",
    ),
    *("passkey-remove", "own-session-end", "other-sessions-end", "membership-end", "second-factor-reset"),
    *("person-link", "person-sign-out", "missed-moment-remove", "action-remove", "life-event-remove"),
    *("goal-remove", "goal-score-remove"),
    *("line-remove", "minutes-reopen", "invitation-renew", "invitation-withdraw", "language-off"),
    *("job-retry", "reliability-compute", "reminder-choice", "export-remove"),
    *("meeting-move", "practice-start", "practice-renew", "practice-clear"),
    *(
        "resource-use-remove",
        "resource-remove",
        "coping-remove",
        "quick-note-remove",
        "assessment-discard",
        "assessment-check",
    ),
    *("instrument-copy", "instrument-continue", "instrument-retire", "instrument-discard", "grant-end"),
    *("reliability-on", "reliability-off", "log-start", "destruction-propose", "assessment-correct"),
    *("role-approve", "role-decline", "draft-clear", "draft-hand-over", "talking-points-remove"),
}
ELSEWHERE = {  # they need a step before: tests/integration/accounts
    *(
        "second-step",
        "session-unlock",
        "choose-password",
        "password-restore",
        "password-change",
        "account-confirm",
    ),
    *("app-set-up", "passkey-add", "password-forgotten"),
    *(
        "invitation-start",
        "invitation-question",
        "invitation-words",
        "invitation-read",
    ),  # a link: tests/integration/invitations
    "assessment-fill",  # it refuses little: tests/integration/assessments/test_observation_page.py
}
ALL = {row["page"]: row for row in reversed(ROWS) if row["method"] == "POST"}
FORMS = [row for page, row in ALL.items() if page not in BUTTONS | ELSEWHERE]


def send_nothing(world: World, row: Row) -> Reply:
    """Send a form without what it needs."""
    who = who_may(row, ("200", "302", "400"))
    assert who is not None
    url = world.url(row["page"], row["about"] or "anna's draft")
    return browser(world, who).post(url, WRONG.get(row["page"], NOTHING))


def refused_forms(reply: Reply) -> Iterator[forms.BaseForm]:
    """Yield the forms of a page in which something is wrong."""
    layers = [layer for context in reply.context for layer in context.dicts]
    found = {id(value): value for layer in layers for value in layer.values()}
    yield from (
        form for form in found.values() if isinstance(form, forms.BaseForm) and form.is_bound and form.errors
    )


def faults_of(reply: Reply) -> list[str]:
    """Return what a page with a refused form lacks."""
    page, html = Page(reply), reply.content.decode()
    faults = [] if page.words.startswith("Fout: ") else ["title"]
    faults += [] if page.ids.count("error-summary") == 1 else ["one summary"]
    main = html.partition("<main")[2]
    summary = main.partition('id="error-summary"')[2].partition("</section>")[0]
    faults += [] if "autofocus" in summary.partition(">")[0] else ["focus"]
    faults += [f"no {to}" for to in re.findall(r'href="#([^"]*)"', summary) if to not in page.ids]
    for form in refused_forms(reply):
        faults += list(faults_at(form, html, " ".join(summary.split())))
    return faults


def faults_at(form: forms.BaseForm, html: str, summary: str) -> Iterator[str]:
    """Yield the errors of a form that are not in the summary, or not tied to their field."""
    for bound in form:
        for error in bound.errors:
            if escape(" ".join(str(error).split())) not in summary:
                yield f"{bound.name}: {error}"
        if bound.errors and not bound.is_hidden and getattr(form, "helper", None) is not None:
            tied = re.findall(r'aria-describedby="([^"]*)"', html)
            if f"{bound.auto_id}_error" not in " ".join(tied).split():
                yield f"{bound.name} is not described by its error"
            if f'id="{bound.auto_id}_error"' not in html:
                yield f"{bound.name} has no error of its own"


@pytest.mark.parametrize("row", FORMS, ids=row_id)
def test_refused_form_says_so_at_the_top_and_at_the_field(world: World, row: Row) -> None:
    with undone():
        reply = send_nothing(world, row)
    assert reply.status_code in (200, 400)
    assert "error-summary" in Page(reply).ids
    assert faults_of(reply) == []
    assert faults_of_writing(reply.content.decode()) == []


def test_every_form_is_sent() -> None:
    assert set(ALL) >= BUTTONS | ELSEWHERE
    assert len(FORMS) > 35


def test_page_that_keeps_its_errors_to_itself_is_found(world: World) -> None:
    with undone(), mock.patch("config.templatetags.refusals.lines_of", return_value=iter(())):
        silent = send_nothing(world, ALL["action-add"])
    assert {"title", "one summary", "focus"} <= set(faults_of(silent))
    with undone(), mock.patch("django.forms.boundfield.BoundField.aria_describedby", ""):
        loose = send_nothing(world, ALL["action-add"])
    assert "directed_at is not described by its error" in faults_of(loose)


def test_no_number_changes_when_the_page_is_scrolled_over_it() -> None:
    drawn = forms.NumberInput({"min": 1, "max": 9, "class": "form-control", "required": True}).render(
        "hours", 4
    )
    assert 'type="text"' in drawn
    assert 'inputmode="numeric"' in drawn
    assert 'value="4"' in drawn
    assert not re.search(r"\b(min|max|step)=", drawn)
    assert 'inputmode="decimal"' in forms.NumberInput({"step": "any"}).render("share", None)
    share = HeadForm.base_fields["share"]
    assert share.clean("66,7") == share.clean("66.7") == 66.7


def test_no_template_writes_a_number_of_its_own() -> None:
    pages = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")}
    assert [name for name, html in pages.items() if OF_BROWSER.search(html)] == []
    assert OF_BROWSER.search('<input name="hours" type="number" min="1">')


def test_label_that_asks_gets_no_colon_in_the_summary() -> None:
    class Asking(forms.Form):
        what = forms.CharField(label="Wat is het?")
        day = forms.DateField(label="Van")

    assert [line.label for line in lines_of(Asking({}))] == ["Wat is het?", "Van:"]
