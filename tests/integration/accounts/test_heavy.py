"""What is heavy, or takes much along, is done as often as people do it and not as a machine would."""

import uuid
from threading import BoundedSemaphore
from unittest import mock

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from accounts.decorators import at_most
from accounts.security import limits
from audit.models import AuditEvent
from children.models import Child
from paper.pdf_slots import NoFreeSlot
from tests.support.build import People, a_child
from tests.support.pages import Reply
from tests.support.rights import an_archive
from tests.support.second_factor import guess
from tests.support.world import PATTERNS

SEARCH = reverse("child-search")
LIMITED = {
    "search": {"child-search", "people", "log-lines"},
    "report": {"report-pdf", "invitation-letter"},
    "export": {
        *("assessment-export", "child-log-file", "reliability-table"),
        *("child-export-file", "export-file"),
    },
    "data": {"export-list"},
    "archive": {"archive-file"},
    "people": {"person-add", "person-link", "membership-change", "team-add", "team-change"},
    "register": {"child-register", "practice-start", "practice-renew"},
    "upload": {"assessment-import", "instrument-add", "instrument-text"},
}


def search(client: Client, words: str = "sam") -> Reply:
    return client.post(SEARCH, {"search": words})


def test_searching_is_limited_per_person(people: People, anna: Client) -> None:
    with mock.patch.dict(limits.HEAVY, search="4/5m/user"):
        assert [search(anna).status_code for _ in range(6)] == [302] * 4 + [429] * 2
        bram = Client()
        bram.force_login(people.bram)
        assert search(bram).status_code == 302


def test_looking_at_a_page_for_files_counts_for_nothing_and_sending_one_does(
    people: People, anna: Client, child: Child
) -> None:
    page = reverse("assessment-import", args=[child.pk])
    with mock.patch.dict(limits.HEAVY, upload="2/h/user"):
        assert [anna.get(page).status_code for _ in range(4)] == [200] * 4
        assert [anna.post(page, {}).status_code for _ in range(3)] == [400, 400, 429]
        assert anna.get(page).status_code == 200


def test_who_is_stopped_reads_why_and_loses_nothing(people: People, anna: Client, child: Child) -> None:
    with mock.patch.dict(limits.HEAVY, search="1/5m/user"):
        search(anna, "noor")
        stopped = search(anna, "zwaluw")
    page = stopped.content.decode()
    assert stopped.headers["Retry-After"] == "300"
    assert "Wacht even en probeer het opnieuw" in page
    assert "zwaluw" not in page
    shown = anna.get(reverse("child-list"))
    assert (shown.status_code, 'value="noor"' in shown.content.decode()) == (200, True)


def test_limit_leaves_one_event_and_not_one_per_try(people: People, anna: Client) -> None:
    with mock.patch.dict(limits.HEAVY, search="1/5m/user"):
        for _ in range(5):
            search(anna)
    event = AuditEvent.objects.get(event="limit_reached")
    assert (event.actor_id, event.object_id) == (str(people.anna.pk), str(people.anna.pk))
    assert (event.page, event.outcome) == ("child-search", AuditEvent.Outcome.REFUSED)


@pytest.mark.parametrize("email", ["anna@voorbeeld.example", "niemand@voorbeeld.example"])
def test_limit_on_signing_in_leaves_an_event_of_the_account(people: People, email: str) -> None:
    assert [guess("192.0.2.1", email) for _ in range(9)][5:] == [429] * 4
    event = AuditEvent.objects.get(event="limit_reached")
    known = str(people.anna.pk) if email.startswith("anna") else ""
    assert (event.object_id, event.actor_id, event.address) == (known, "", "192.0.2.1")
    assert email not in str(vars(event))


def test_what_takes_much_along_is_limited() -> None:
    found: dict[str, set[str]] = {what: set() for what in limits.HEAVY}
    for name, pattern in PATTERNS.items():
        if what := getattr(pattern.callback, "at_most", ""):
            found[what].add(name)
    assert found == LIMITED
    assert at_most("search")(lambda request: None).at_most == "search"  # type: ignore[attr-defined, arg-type, return-value]


def test_answer_of_503_uses_up_none_of_the_archives_of_an_hour(people: People, child: Child) -> None:
    archive = an_archive(child, people.cora)
    cora = Client(raise_request_exception=False)
    cora.force_login(people.cora)
    address = reverse("archive-file", args=[child.pk, archive.pk])
    file = "rights.views.rights.archive_file"
    with mock.patch.dict(limits.HEAVY, archive="2/h/user"):
        with mock.patch(
            "rights.views.rights.everything_about", side_effect=OperationalError("gave up waiting")
        ):
            assert [cora.get(address).status_code for _ in range(3)] == [503] * 3
        with mock.patch("paper.pdf_slots.take_slot", side_effect=NoFreeSlot):
            assert [cora.get(address).status_code for _ in range(3)] == [503] * 3
        with mock.patch("paper.page_slots.free_slots", BoundedSemaphore(1)) as taken:
            taken.acquire()
            assert [cora.get(address).status_code for _ in range(3)] == [503] * 3
        with mock.patch(file, return_value=b"PK"):
            assert [cora.get(address).status_code for _ in range(3)] == [200, 200, 429]


def test_a_busy_day_fits() -> None:
    rates = {what: rate.partition("/")[0] for what, rate in limits.HEAVY.items()}
    assert {what: int(number) >= 10 for what, number in rates.items()} == dict.fromkeys(rates, True)


def test_pages_of_one_child_after_another_are_limited(
    people: People, anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accounts.security.sessions.CHILDREN_AN_HOUR", 3)
    children = [a_child(people.north, people.anna, reference=f"DW-{n}") for n in range(4)]
    pages = [reverse("profile", args=[child.pk]) for child in children]
    assert [anna.get(page).status_code for page in pages] == [200, 200, 200, 429]
    assert [anna.get(page).status_code for page in pages[:3] * 3] == [200] * 9
    assert anna.get(reverse("child-list")).status_code == 200
    event = AuditEvent.objects.get(event="limit_reached")
    assert (event.actor_id, event.page) == (str(people.anna.pk), "profile")
    assert str(children[0].pk)[:8] not in str(dict(anna.session))


def test_guessing_children_is_limited_and_an_hour_later_it_is_open_again(
    people: People, anna: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accounts.security.sessions.CHILDREN_AN_HOUR", 3)
    guesses = [anna.get(reverse("profile", args=[uuid.uuid4()])).status_code for _ in range(5)]
    assert guesses == [404, 404, 404, 429, 429]
    session = anna.session
    session["opened"] = {mark: at - 3600 for mark, at in session["opened"].items()}
    session.save()
    assert anna.get(reverse("profile", args=[uuid.uuid4()])).status_code == 404
    assert len(anna.session["opened"]) == 1
