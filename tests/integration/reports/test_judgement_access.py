"""Who reads and writes how it went; what is in the log; the course page; an event that was judged."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.rules.permissions import Permission
from accounts.rules.roles import PRACTITIONER, ROLES
from audit.models import AuditEvent
from children.models import Child
from lifecourse.models import LifeEvent
from tests.support.around import a_judgement
from tests.support.build import People, a_child, a_signed_form, an_event
from tests.support.days import days_ago
from tests.support.pages import Page
from tests.support.scenes import add_forms

NEW = {
    "period_from": str(days_ago(266)),
    "period_to": str(days_ago(21)),
    "verdict": "cannot_say",
    "reasons": "Te kort.",
}


@pytest.fixture
def event(people: People, child: Child) -> LifeEvent:
    """The parents separated in the spring."""
    return an_event(child, people.anna)


def addresses(event: LifeEvent) -> dict[str, str]:
    ids = [event.child_id, event.pk]
    return {
        "judgement-list": reverse("judgement-list", args=ids[:1]),
        "judgement": reverse("judgement", args=ids),
        "judgement-add": reverse("judgement-add", args=ids),
    }


@pytest.mark.parametrize(
    ("missing", "statuses"),
    [
        (Permission.LIFE_EVENT_VIEW, [403, 403, 403]),
        (Permission.PROFILE_VIEW, [403, 403, 403]),
        (Permission.JUDGEMENT_WRITE, [200, 200, 403]),
    ],
)
def test_every_permission_is_needed(
    anna: Client, event: LifeEvent, monkeypatch: pytest.MonkeyPatch, missing: Permission, statuses: list[int]
) -> None:
    monkeypatch.setitem(ROLES, PRACTITIONER, ROLES[PRACTITIONER] - {missing})
    found = {name: anna.get(address) for name, address in addresses(event).items()}
    assert [response.status_code for response in found.values()] == statuses
    assert not any(
        addresses(event)["judgement-add"] in response.content.decode() for response in found.values()
    )
    assert anna.post(addresses(event)["judgement-add"], NEW).status_code == 403


def test_adversity_of_another_child_is_not_found_under_this_one(
    people: People, anna: Client, event: LifeEvent
) -> None:
    other = a_child(people.north, people.anna, reference="DW-2")
    for name in ("judgement", "judgement-add"):
        assert anna.get(reverse(name, args=[other.pk, event.pk])).status_code == 404


def test_reading_and_judging_are_in_the_log(people: People, anna: Client, event: LifeEvent) -> None:
    for address in addresses(event).values():
        anna.get(address)
        found = AuditEvent.objects.latest("at")
        assert (found.event, found.child_id) == ("judgements_read", str(event.child_id))
    anna.post(addresses(event)["judgement-add"], NEW)
    found = AuditEvent.objects.latest("at")
    assert (found.event, found.child_id, found.actor_id) == (
        "judgement_added",
        str(event.child_id),
        str(people.anna.pk),
    )


def test_without_adversity_nothing_can_be_judged(people: People, anna: Client, child: Child) -> None:
    a_signed_form(child, people.anna)
    response = anna.get(reverse("judgement-list", args=[child.pk]))
    assert "Zonder de tegenslag waar het over gaat, valt er niets te beoordelen." in Page(response).words
    assert f'href="{reverse("life-event-list", args=[child.pk])}"' in response.content.decode()
    assert "Oordeel van het team" not in Page(anna.get(reverse("trajectory", args=[child.pk]))).words


def test_every_adversity_is_listed_for_who_may_see_it(
    people: People, anna: Client, child: Child, event: LifeEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = an_event(child, people.anna, title="Konijn kwijt")
    a_judgement(event, people.anna)
    response = anna.get(reverse("judgement-list", args=[child.pk]))
    source, words = response.content.decode(), Page(response).words
    assert all(addresses(one)["judgement"] in source for one in (event, other))
    assert "teruggeveerd" in words
    assert "Hierover is nog geen oordeel." in words
    add_forms(child, people, 4)
    assert "teruggeveerd" in Page(anna.get(reverse("trajectory", args=[child.pk]))).words
    monkeypatch.setitem(ROLES, PRACTITIONER, ROLES[PRACTITIONER] - {Permission.LIFE_EVENT_VIEW})
    words = Page(anna.get(reverse("trajectory", args=[child.pk]))).words
    for trace in ("teruggeveerd", "Konijn", "tegenslag waar het over gaat", "Hoe ging het sindsdien"):
        assert trace not in words


def test_queries_do_not_grow_with_moments_events_or_judgements(
    people: People, anna: Client, child: Child, event: LifeEvent
) -> None:
    def asked() -> list[int]:
        counts = []
        for address in addresses(event).values():
            with CaptureQueriesContext(connection) as queries:
                assert anna.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    add_forms(child, people, 4)
    a_judgement(event, people.anna)
    asked()
    few = asked()
    add_forms(child, people, 30, first_seed=4)
    for number in range(5):
        a_judgement(event, people.anna)
        an_event(child, people.anna, title=f"Gebeurtenis {number}")
    assert asked() == few
    assert (
        max(few) <= 18
    )  # of them one for a draft of one's own, one for the next meeting, and one for what was said of judgements
