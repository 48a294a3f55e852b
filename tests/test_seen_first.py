"""Nobody overwrites what they did not see: every address that changes a row carries the revision that was seen.

Which addresses change a row is found by sending a good form to each of `docs/access-matrix.csv` twice, and looking
at what the database was asked to do.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest import mock

import pytest
from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext
from django.utils.formats import date_format

from lifecourse.models import ResourceUse
from tests.support import posted
from tests.support.days import days_ago, spelled
from tests.support.matrix import PERSONAS, ROWS, Row, browser, row_id, who_may
from tests.support.pages import Page, Reply
from tests.support.posted import posted_to
from tests.support.world import World, undone

SEEN = re.compile(r"(^|-)(seen|revision|seen_revision)$")  # the name of a field that says what was seen
CHANGING = re.compile(r'^\s*(?:UPDATE|DELETE FROM) "(\w+)"')
BESIDE = ("accounts_session", "accounts_cache")  # no rows that anybody sees
WRITING = [  # but what is open to everybody: signing in, the language
    row for row in ROWS if row["method"] in ("POST", "PUT") and row["anonymous"] not in ("200", "302")
]
ONCE = "it changes once: who is second is told, and nothing is done again"
WITHOUT = {
    "line-add": "adds a line of one's own; what changes beside it is a count that other screens ask for",
    "membership-change": ONCE,
    "membership-end": ONCE,
    "grant-end": ONCE,
    "emergency-review": ONCE,
    "role-approve": ONCE,
    "role-decline": ONCE,
    "instrument-retire": ONCE,
    "person-sign-out": "done twice it is the same, and after a theft nothing may be in its way",
    "recovery-codes-renew": "new codes take the place of old ones whatever these were; it asks who one is",
    "assessment-import": "what it changes it has just made",
    "practice-start": "what it changes it has just made",
    "practice-renew": "what it changes it has just made, and only its owner sees it",
}
UNREACHED = {  # nobody of the table gets past who one is, or has what it takes away; none of them is about a child
    *("session-unlock", "account-confirm", "password-change", "app-set-up"),
    *(
        "provider-sign-in",
        "recovery-codes",
        "passkey-add",
        "passkey-remove",
        "own-session-end",
        "other-sessions-end",
    ),
}


@contextmanager
def changes() -> Iterator[set[str]]:
    """Collect the tables of which a row is changed or taken away."""
    found: set[str] = set()
    reset_queries()  # those of the captures before
    with CaptureQueriesContext(connection) as queries:
        yield found
    tables = (match[1] for query in queries if (match := CHANGING.match(query["sql"])))
    found |= {table for table in tables if table not in BESIDE}


def send(world: World, who: str, row: Row, data: Mapping[str, Any]) -> Reply:
    """Send a form to the address of a row."""
    url = world.url(row["page"], row["about"] or "anna's draft")
    if row["method"] == "PUT":
        return browser(world, who).put(url, data, content_type="application/json")
    return browser(world, who).post(url, data)


def faults_of(world: World, row: Row) -> list[str]:
    """Return what is wrong with an address that changes a row; nothing when it changes none."""
    who = who_may(row)
    if who is None or row["page"] in WITHOUT:
        return []
    with undone():
        good = posted_to(world, row["page"])
        with changes() as found:
            send(world, who, row, good)
            send(world, who, row, good)
    if not found:
        return []
    names = [name for name in good if SEEN.search(name)]
    if not names:
        return [f"changes {', '.join(sorted(found))} without what was seen"]
    for what, stale in (
        ("older", {**good, **dict.fromkeys(names, 987654321)}),
        ("unseen", {name: value for name, value in good.items() if name not in names}),
    ):
        with undone(), changes() as late:
            send(world, who, row, stale)
        if late:
            return [f"{what} is stored in {', '.join(sorted(late))}"]
    return []


@pytest.mark.parametrize("row", [row for row in WRITING if row["page"] not in UNREACHED], ids=row_id)
def test_change_of_a_row_carries_what_was_seen(world: World, row: Row) -> None:
    assert faults_of(world, row) == []


def test_form_that_loses_its_revision_is_found(world: World) -> None:
    rows = {row["page"]: row for row in WRITING}
    with mock.patch("revisions.actions.check_seen"):
        assert faults_of(world, rows["child-change"]) == ["older is stored in children_child"]
        assert faults_of(world, rows["action-remove"]) == [
            "older is stored in meetings_line, reviews_action"  # the line that it came from names it no more
        ]
    with mock.patch("tests.test_seen_first.posted_to", lambda world, name: good_without(world, name)):
        assert faults_of(world, rows["life-event-change"]) == []  # it is refused: nothing was seen
    with mock.patch("tests.test_seen_first.WITHOUT", {}):
        fault = "changes accounts_membership without what was seen"
        assert faults_of(world, rows["membership-end"]) == [fault]


def good_without(world: World, name: str) -> dict[str, Any]:
    """Return a good form but for what was seen."""
    return {key: value for key, value in posted.posted_to(world, name).items() if not SEEN.search(key)}


def test_every_exception_is_an_address_that_writes() -> None:
    assert (set(WITHOUT) | UNREACHED) <= {row["page"] for row in WRITING}


# What the second person types in which field, and what then stands in the row of that field: both versions.
DAY = days_ago(48)
SECOND: dict[str, tuple[dict[str, str], list[str]]] = {
    "child-change": ({"first_name": "Nora"}, ["Voornaam", "Noor", "Nora"]),
    "assessment-frame": ({"hours_seen": "7"}, ["Uren gezien", "4", "7"]),
    "missed-moment-change": ({"note": "Zij was ziek."}, ["Korte notitie", "niet ingevuld", "Zij was ziek."]),
    "action-change": ({"title": "Zwemmen"}, ["Wat er gedaan wordt", "Samen naar judo", "Zwemmen"]),
    "goal-change": ({"text": "Ik wil dansen."}, ["Wat wil je?", "Ik wil naar zwemles.", "Ik wil dansen."]),
    "goal-score": ({"scored_by": "Mila"}, ["Wie zegt dat?", "Oma", "Mila"]),
    "family-plan-add": (
        {"text": "Opa haalt van school."},
        ["Het plan, in eigen woorden", "Oma haalt van school.", "Opa haalt van school."],
    ),
    "life-event-change": ({"title": "Opa ziek"}, ["In een paar woorden", "Opa overleden", "Opa ziek"]),
    "resource-change": ({"name": "Opa"}, ["Wie, welke plek of wat", "Oma", "Opa"]),
    "resource-use-add": (
        {"felt": "some", "from_on": str(days_ago(48))},
        ["Helpt het, naar eigen zeggen?", str(ResourceUse.Felt.NOT.label), str(ResourceUse.Felt.SOME.label)],
    ),
    "resource-end": ({"ended_on": str(DAY)}, ["Laatste dag", spelled(days_ago(52)), spelled(DAY)]),
    "coping-change": ({"situation": "Geduwd"}, ["Wat er gebeurde", "Gevallen", "Geduwd"]),
    "team-change": ({"name": "Oost"}, ["Naam van het team", "Noordoost", "Oost"]),
    "quick-note-change": (
        {"what": "Vroeg het zelf."},
        ["Wat zag of hoorde je?", "Vroeg de juf om uitleg.", "Vroeg het zelf."],
    ),
    "authority-change": ({"called": "Vader"}, ["Wie", "vader", "Vader"]),
    "consent-child": ({"team": "no"}, ["Observaties delen in het team", "ja", "nee"]),
    "consent-party": ({"team": "no"}, ["Observaties delen in het team", "ja", "nee"]),
    "meeting-change": ({"place": "Kamer Els"}, ["Plaats", "Kamer Beuk", "Kamer Els"]),
    "line-change": (
        {"text": "Dat vragen wij."},
        ["Wat u schrijft", "Wij vragen het Sam zelf.", "Dat vragen wij."],
    ),
    "evaluation-change": (
        {"evaluates_on": str(days_ago(-61))},
        ["Dag van de volgende evaluatie", spelled(days_ago(-60)), spelled(days_ago(-61))],
    ),
    "log-line": ({"note": "Niets."}, ["Notitie", "Gevraagd aan Anna.", "Niets."]),
    "judgement-add": ({"reasons": "Anders."}, ["", "Het is nog te kort geleden.", "Anders."]),
    "advice-answer": ({"reasons": "Anders."}, ["", "Wij proberen het.", "Anders."]),
    "talking-points": (
        {"first": "Waar was dat?"},
        ["Eerste vraag", "Wie is er dan bij?", "Waar was dat?"],
    ),
    "safety-contact": ({"name": "Noor"}, ["Naam", "Nora", "Noor"]),
    "specialist-help-add": (
        {"status": "unknown"},
        ["Specialistische hulp", "loopt", "niet bekend"],
    ),
    "erasure-decide": ({"explanation": "Zo is het."}, ["", "niet ingevuld", "Zo is het."]),
    "retention-change": ({"hold_reason": "Een klacht."}, ["", "niet ingevuld", "Een klacht."]),
    "retention-terms": ({"working_layer": "3"}, ["", "2", "3"]),
}
BY_ITSELF = {  # nothing is taken over, or there is nothing beside what both change
    **dict.fromkeys(
        ("consent-child", "consent-party", "goal-score", "family-plan-add"), "adds something new"
    ),
    **dict.fromkeys(
        ("resource-use-add", "specialist-help-add", "judgement-add", "advice-answer"), "adds something new"
    ),
    **dict.fromkeys(("safety-contact", "erasure-decide", "log-line"), "nothing stands there at first"),
    "resource-end": "one field",
    "evaluation-change": "one field",
}
IN_THEIR_OWN_WAY = {  # each with the tests that hold it
    "assessment-fill": "answers: tests/functional/test_two_windows.py",
    "circumstance-check": "per row: tests/integration/lifecourse/test_circumstances_together.py",
    "assessment-check": "nothing is typed: tests/integration/assessments/test_check_and_sign.py",
    "erasure-approve": "nothing is typed: tests/integration/rights/test_erasure.py",
    "archive-make": "all passages once more: tests/integration/rights/test_archive.py",
    **dict.fromkeys(
        (
            "instrument-change",
            "instrument-apart",
            "instrument-page",
            "instrument-page-add",
            "instrument-text",
        ),
        "what saving would change: tests/integration/portfolio/test_draft_together.py",
    ),
    "birth-days": "one tick: tests/integration/consents/test_birth_days.py",
    "line-action": "once for a decision: tests/integration/meetings/test_discussion.py",
    "minutes-close": "what was written since is looked at first: tests/integration/meetings/test_minutes.py",
    "instrument-publish": "nothing is typed: tests/integration/portfolio/test_publish_page.py",
}


@pytest.mark.parametrize("page", SECOND)
def test_second_person_sees_both_versions_and_the_first_one_stands(world: World, page: str) -> None:
    row = next(row for row in WRITING if row["page"] == page)
    able = [name for name in PERSONAS if row[name] in ("200", "302") and " " not in name]
    typed, expected = SECOND[page]
    with undone():
        seen = posted_to(world, page)
        assert send(world, able[0], row, seen).status_code == 302
        with changes() as late:
            refused = send(world, able[-1], row, {**seen, **typed})
        assert (refused.status_code, late) == (200, set())
        shown = Page(refused)
        assert shown.words.startswith("Intussen gewijzigd: ")
        assert [cells for cells in shown.rows if cells[1:] == expected[1:]], (shown.rows, shown.words)
        (name, value), *_ = typed.items()
        assert shown.form.fields[name] == value
        again = send(world, able[-1], row, {**seen, **typed, **carried(shown)})
        assert again.status_code == 302  # once more is a choice


def typed_in(page: Page) -> dict[str, str]:
    """Return the fields of a form that a person fills in."""
    own = ("form_key", "seen_values", "csrfmiddlewaretoken")
    return {k: v for k, v in page.form.fields.items() if k not in own and not SEEN.search(k)}


@pytest.mark.parametrize("page", sorted(SECOND.keys() - BY_ITSELF))
def test_what_the_second_person_left_alone_is_what_the_first_one_made_of_it(world: World, page: str) -> None:
    row = next(row for row in WRITING if row["page"] == page)
    able = [name for name in PERSONAS if row[name] in ("200", "302") and " " not in name]
    typed, _expected = SECOND[page]
    url = world.url(page, row["about"] or "anna's draft")
    with undone():
        opened = Page(browser(world, able[-1]).get(url)).form.fields
        first = posted_to(world, page)
        assert send(world, able[0], row, first).status_code == 302
        refused = Page(send(world, able[-1], row, {**opened, **typed}))
        stands = Page(browser(world, able[-1]).get(url))
        assert refused.words.startswith("Intussen gewijzigd: ")
        assert typed_in(refused) == typed_in(stands) | typed  # field by field
        both = {name for name in typed if typed_in(stands)[name] != opened[name]}
        assert len([cells for cells in refused.rows if len(cells) == 3][1:]) == len(both)
        again = send(world, able[-1], row, refused.form.fields)
        assert again.status_code == 302
        assert typed_in(Page(browser(world, able[-1]).get(url))) == typed_in(stands) | typed


def carried(page: Page) -> dict[str, str]:
    """Return what a page says that was seen by now."""
    return {name: value for name, value in page.form.fields.items() if SEEN.search(name)}


def test_every_form_on_a_row_is_among_them(world: World) -> None:
    with_page = {row["page"] for row in ROWS if row["method"] == "GET"}
    found = {
        row["page"]
        for row in WRITING
        if row["page"] in with_page and any(SEEN.search(name) for name in posted_to(world, row["page"]))
    }
    assert found | {"judgement-add"} == set(SECOND) | set(IN_THEIR_OWN_WAY)


def test_texts_of_this_file_are_those_of_the_pages() -> None:
    assert date_format(DAY, "j F Y") == spelled(DAY)
