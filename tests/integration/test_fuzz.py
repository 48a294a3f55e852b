"""The fuzz of `assurance.fuzz` in short: it still finds its fields, and it notices what it is there to notice."""

import io
import logging
import random
import zipfile
from collections.abc import Iterator
from unittest import mock

import pytest
from django.core import mail
from django.http import HttpResponse

from assurance.fuzz import looking
from assurance.fuzz.browsers import browser
from assurance.fuzz.payloads import DECK, TYPED
from assurance.fuzz.reading import Reader, colleagues_with_odd_names
from assurance.fuzz.running import Size, a_round, send_to_all
from assurance.fuzz.sending import Sender
from assurance.fuzz.tally import Tally, look_at_what_was_kept, watching
from audit.models import AuditEvent
from tests.support.world import World, undone

SHORT = Size(personas=("anna",), readers=("cora",), links=0, is_thorough=False)
SHORTEST = Size(personas=("anonymous",), readers=(), is_thorough=False)


@pytest.fixture
def tally() -> Iterator[Tally]:
    kept = Tally()
    with undone(), watching(kept):
        yield kept


def test_some_hostile_posts_do_no_harm(world: World, tally: Tally) -> None:
    a_round(world, tally, posts=150, seed="suite", size=SHORT)
    assert tally.faults == {}, "\n".join(tally.lines())
    assert tally.posts == 150
    assert len(tally.found) > 300
    assert tally.canaries_seen > 500
    assert {"text/html", "text/csv", "application/pdf", "application/zip"} <= set(tally.kinds_read)
    assert "server errors: 0" in tally.lines()


def test_who_was_asked_by_a_link_sends_too(world: World, tally: Tally) -> None:
    size = Size(personas=("invited",), readers=(), is_thorough=False, only="^invitation-")
    send_to_all(world, tally, posts=80, seed="suite", size=size)
    assert tally.faults == {}, "\n".join(tally.lines())
    fields = {
        ("invitation-question", "choice"),
        ("invitation-words", "own_words"),
        ("invitation-read", "seen"),
    }
    assert fields <= tally.covered


def test_page_that_escapes_nothing_is_noticed(world: World, tally: Tally) -> None:
    with mock.patch("django.template.base.render_value_in_context", lambda value, context: str(value)):
        a_round(world, tally, posts=5, seed="planted", size=SHORTEST)
    assert any(
        fault.startswith("source of reports/case_report/case_report.html: element born")
        for fault in tally.faults
    )


def test_file_without_its_guard_is_noticed(world: World, tally: Tally) -> None:
    sender = Sender(world, tally, random.Random("planted"))
    colleagues_with_odd_names(world, sender)
    reader, url = Reader(world, sender, thorough=False), world.url("child-log-file")
    reader.look(url, browser(world, "cora").get(url), "cora")
    assert tally.faults == {}
    with mock.patch("logbook.words.tables.safe", str):
        reader.look(url, browser(world, "cora").get(url), "cora")
    assert any("cell begins as a formula" in fault for fault in tally.faults)


def test_error_and_typed_text_in_the_log_are_noticed(world: World, tally: Tally) -> None:
    logging.getLogger("assessments").warning("looked for %s", f"{TYPED}1z")
    with mock.patch("accounts.views.sign_in.render", side_effect=KeyError):
        send_to_all(world, tally, posts=30, seed="planted", size=SHORTEST)
    assert any(fault.startswith("typed text in the log") for fault in tally.faults)
    assert any(fault.startswith("KeyError") for fault in tally.faults)
    assert tally.statuses[500]
    assert tally.unexplained


HARM = [
    *(f"<p><{TYPED}1z>", f'<p title=""{TYPED}1z=1>', f"<p onclick='{TYPED}1z()'>", f"<a href='javascript:{TYPED}'>"),
    *(f"<a href='/x/?q={TYPED}1z'>", f"<a href='//{TYPED}.example'>", f"<script>{TYPED}1z</script>", f"<!-- {TYPED} -->"),
    *(f"<style>{TYPED}</style>", f"<p>49kan {TYPED}", f"<script type='application/json'>{{{TYPED}</script>"),
]  # fmt: skip


@pytest.mark.parametrize("text", HARM)
def test_harm_in_a_page_is_noticed(text: str) -> None:
    assert list(looking.body_faults(HttpResponse(text)))


@pytest.mark.parametrize(
    "text", [text for text in HARM if "script" not in text and "style" not in text and "49" not in text]
)
def test_harm_in_the_tree_of_a_page_is_noticed(text: str) -> None:
    assert list(looking.tree_faults(f"<!doctype html><p>{text}"))


def test_text_that_stands_as_text_is_no_harm() -> None:
    good = f'<p title="<{TYPED}>">&lt;{TYPED}&gt; <a href="tel:{TYPED}">x</a><script type="application/json">"\\u003C{TYPED}"</script>'
    assert list(looking.body_faults(HttpResponse(good), thorough=True)) == []


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/csv", b"a,b\r\nx,=1+1\r\n"),
        ("text/csv", b'a,b\r\nx,"y;=1+1"\r\n'),
        ("application/json", b'{"a": '),
        ("application/fhir+json", f'{{"text": {{"div": "<div><{TYPED}></div>"}}}}'.encode()),
        ("application/yaml", b"a: [1"),
        ("application/yaml", f"{TYPED}1z: 1".encode()),
        ("text/plain", f"{TYPED}1z".encode()),
    ],
)
def test_harm_in_a_file_is_noticed(kind: str, content: bytes) -> None:
    assert list(looking.body_faults(HttpResponse(content, content_type=kind)))


def test_harm_in_an_archive_is_noticed() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"../{TYPED}.json", "{")
    assert len(list(looking.zip_faults(file.getvalue()))) == 2


@pytest.mark.parametrize(
    "place", ["https://elders.example/", "//elders.example", "/\\elders.example", f"/?q={TYPED}1z"]
)
def test_redirect_that_leads_away_or_tells_is_noticed(place: str) -> None:
    assert list(looking.header_faults(HttpResponse(status=302, headers={"Location": place})))


def test_typed_text_in_mail_and_in_the_log_of_the_organisation_is_noticed(world: World, tally: Tally) -> None:
    mail.outbox.append(mail.EmailMessage(subject=f"{TYPED}1z", to=["x@voorbeeld.example"]))
    AuditEvent.objects.create(event="profile_read", page=f"{TYPED}1z", action="R", outcome=0)
    look_at_what_was_kept(tally)
    assert set(tally.faults) == {"mail: typed text in it", "typed text in 1 events of the log: profile_read"}


def test_every_text_takes_its_mark() -> None:
    texts = [text(f"{TYPED}7z") for text in DECK]
    assert sum(f"{TYPED}7z" in text.lower() for text in texts) > len(texts) / 2
