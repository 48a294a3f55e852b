"""Two people approve the same destruction at the same instant: it happens once, and neither sees an error."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from rights.actions import erasures
from rights.models import Erasure, ErasureRequest
from tests.support.build import People, a_child, an_event, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.personas import someone
from tests.support.rights import a_request, granted


def post_approval(user: User, request: ErasureRequest) -> int:
    client = Client()
    client.force_login(user)
    url = reverse("erasure-approve", args=[request.child_id, request.pk])
    return client.post(url, {"is_looked_at": "on", "seen_revision": str(request.revision)}).status_code


def approved_at_once(people: People, request: ErasureRequest) -> list[int]:
    """Let two people who did not decide approve at once; where a lock keeps the second out, it comes after."""
    approvers = [people.anna, someone("Bea", "practitioner", people.north)]
    with meeting_before(erasures, "approve_erasure", patience=1):
        return sorted(together(lambda user: post_approval(user, request), approvers))


@pytest.mark.django_db(transaction=True)
def test_file_is_destroyed_once() -> None:
    people = make_people()
    child = a_child(people.north, people.anna)
    kept = a_child(people.north, people.anna, reference="DW-002")
    request = granted(a_request(child, people.cora), people.cora)
    assert approved_at_once(people, request) == [302, 404]
    assert Erasure.objects.count() == 1
    assert list(Child.objects.all()) == [kept]
    assert AuditEvent.objects.filter(event="child_destroyed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_part_of_a_file_is_destroyed_once() -> None:
    people = make_people()
    child = a_child(people.north, people.anna)
    event, other = an_event(child, people.anna), an_event(child, people.anna, title="Brand")
    request = granted(a_request(child, people.cora), people.cora, event)
    assert approved_at_once(people, request) == [200, 302]
    assert Erasure.objects.count() == 1
    assert list(child.life_events.all()) == [other]
    assert AuditEvent.objects.filter(event="records_destroyed").count() == 1
