"""What the log keeps beside the fact: who in which role, on what grounds, from where; and what was refused."""

import pytest
from django.test import RequestFactory, override_settings

from audit.middleware import address_of
from audit.models import AuditEvent
from audit.occasion import session_mark
from tests.integration.audit.test_log import READINGS, last_id, newest
from tests.support.build import People
from tests.support.matrix import ask
from tests.support.world import World, undone


def test_refused_page_is_no_reading_but_leaves_its_own_event(world: World) -> None:
    for persona, row in (
        ("bram", READINGS[0]),
        ("chris", READINGS[0]),
        ("anna", {**READINGS[0], "about": "x"}),
    ):
        with undone():
            before = last_id()
            page = "profile" if persona != "anna" else "assessment-read"
            assert ask(world, persona, {**row, "page": page, "about": "bram's draft"}).status_code in (
                403,
                404,
            )
            (event,) = newest(before)
            refused = (event.event, event.outcome, event.child_id, event.page)
            assert refused == ("access_refused", 4, str(world.child.pk), page)
            assert event.actor_id == str(getattr(world.people, persona).pk)


def test_event_says_in_which_role_on_what_grounds_and_from_where(world: World) -> None:
    with undone():
        before = last_id()
        assert ask(world, "anna", READINGS[0]).status_code == 200
        (event,) = newest(before)
    assert (event.action, event.outcome, event.actor_role) == ("R", 0, "practitioner")
    assert (event.basis, event.page, event.address) == ("team", READINGS[0]["page"], "127.0.0.1")
    assert event.organisation_id == str(world.child.organisation_id)
    assert (len(event.request_id), len(event.session), event.version) == (36, 16, "0.1.0")


def test_event_outside_any_child_names_the_organisation_too(world: World) -> None:
    here, elsewhere = str(world.child.organisation_id), str(world.outsider.memberships.get().organisation_id)
    pages = [
        ("anna", "child-list", here),
        ("cora", "emergency-list", here),
        ("olga", "child-list", elsewhere),
    ]
    for persona, page, organisation in [*pages, ("olga", "profile", elsewhere)]:
        with undone():
            before = last_id()
            ask(world, persona, {"page": page, "method": "GET", "about": ""})
            (event,) = newest(before)
        assert event.organisation_id == organisation


def test_event_of_the_organisation_names_the_role_in_it(world: World) -> None:
    with undone():
        before = last_id()
        assert ask(world, "ada", {"page": "people", "method": "GET", "about": ""}).status_code == 200
        (event,) = newest(before)
    assert (event.basis, event.actor_role) == ("organisation", "administrator")


def test_what_a_command_does_is_done_by_the_system(people: People) -> None:
    added = AuditEvent.objects.filter(event="person_added", object_id=str(people.anna.pk)).get()
    assert (added.basis, added.actor_id, added.address, added.page) == ("system", "", "", "")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "10.1.1.1", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "10.9.9.9, 192.0.2.7", "192.0.2.7"),
        (2, "10.9.9.9, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
        (3, "192.0.2.7", "127.0.0.1"),
        (1, "x" * 300, "x" * 45),
    ],
)
def test_address_is_believed_of_our_own_proxies_only(proxies: int, forwarded: str, address: str) -> None:
    request = RequestFactory().get("/", headers={"X-Forwarded-For": forwarded})
    with override_settings(TRUSTED_PROXIES=proxies):
        assert address_of(request) == address


def test_mark_of_a_session_tells_sessions_apart_and_opens_none() -> None:
    assert session_mark(None) == ""
    assert session_mark("a" * 32) != session_mark("b" * 32)
    assert "a" * 8 not in session_mark("a" * 32)
