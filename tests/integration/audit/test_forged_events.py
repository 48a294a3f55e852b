"""Whoever takes over the web process adds events, and still cannot choose when they happened or invent who did it."""

import uuid
from collections.abc import Mapping

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from audit.models import AuditEvent
from children.models import Child
from rights.models import ErasureRequest
from tests.support.build import People, a_child, an_organisation_elsewhere
from tests.support.rights import a_request, granted

ADD = """INSERT INTO audit_auditevent (at, event, action, outcome, actor_id, actor_name, actor_role, organisation_id,
    on_behalf_of_id, basis, child_id, object_type, object_id, page, request_id, session, address, version)
    VALUES (%s, 'profile_read', 'R', 0, %s, %s, '', %s, '', '', '', '', '', '', '', '', '', '') RETURNING id"""


def added(at: str = "now", actor: object = "", name: str = "", organisation: object = "") -> AuditEvent:
    """Add an event as the web role, past the code of the site."""
    with connection.cursor() as cursor:
        cursor.execute(ADD, [at, str(actor), name, str(organisation)])
        return AuditEvent.objects.get(pk=cursor.fetchone()[0])


@pytest.mark.parametrize("said", ["2020-01-01T12:00Z", "infinity", "-infinity", "2099-01-01T00:00Z"])
def test_event_is_dated_by_the_database(db: None, said: str) -> None:
    before = timezone.now()
    event = added(said)
    assert before <= event.at <= timezone.now()


def test_event_in_a_transaction_that_began_long_before_is_dated_now(db: None) -> None:
    with transaction.atomic():
        assert added().at < added().at


def test_event_bears_the_name_of_the_account(people: People) -> None:
    assert added(actor=people.anna.pk, name="Bram").actor_name == people.anna.full_name
    assert added(name="Iemand").actor_name == ""


@pytest.mark.parametrize("actor", [uuid.uuid4(), "niemand"])
def test_event_of_nobody_is_refused(people: People, actor: object) -> None:
    with pytest.raises(DatabaseError):
        added(actor=actor)


def test_event_names_an_organisation_in_which_its_actor_works_or_worked(people: People) -> None:
    here = people.north.organisation
    elsewhere = an_organisation_elsewhere().memberships.get().organisation
    assert added(actor=people.anna.pk, organisation=here.pk).organisation_id == str(here.pk)
    people.bram.memberships.update(ended_at=timezone.now())
    assert added(actor=people.bram.pk, organisation=here.pk)
    assert added(organisation=elsewhere.pk)
    for actor, organisation in ((people.anna.pk, elsewhere.pk), ("", uuid.uuid4())):
        with pytest.raises(IntegrityError, match="never had a role"), transaction.atomic():
            added(actor=actor, organisation=organisation)


def test_destruction_past_the_code_of_the_site_is_in_the_log(people: People) -> None:
    child = a_child(people.north, people.anna)
    request = granted(a_request(child, people.cora), people.cora)
    ErasureRequest.objects.filter(pk=request.pk).update(approved_at=timezone.now(), approved_by=people.anna)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rights_erase(%s, '', '{}')", [request.pk])
        (made,) = cursor.fetchone()
    event = AuditEvent.objects.latest("pk")
    assert (event.event, event.action, event.object_type) == ("child_destroyed", "D", "erasure")
    assert (event.child_id, event.object_id) == (str(child.pk), str(made))
    assert (event.actor_id, event.actor_name) == (str(people.anna.pk), people.anna.full_name)
    assert event.organisation_id == str(child.organisation_id)


def destroyed_in_name_of(request: ErasureRequest, said: Mapping[str, object]) -> None:
    """Destroy a child as the web role, past the code of the site."""
    ErasureRequest.objects.filter(pk=request.pk).update(approved_at=timezone.now(), **said)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rights_erase(%s, '', '{}')", [request.pk])


@pytest.mark.parametrize("who", ["nobody", "someone of elsewhere"])
@pytest.mark.parametrize("act", ["decided_by_id", "approved_by_id"])
def test_destruction_in_a_made_up_name_is_refused_and_leaves_the_child(
    people: People, who: str, act: str
) -> None:
    child = a_child(people.north, people.anna)
    request = granted(a_request(child, people.cora), people.cora)
    named = uuid.uuid4() if who == "nobody" else an_organisation_elsewhere().pk
    before = AuditEvent.objects.count()
    said: dict[str, object] = {"decided_by_id": people.cora.pk, "approved_by_id": people.anna.pk, act: named}
    with pytest.raises(DatabaseError), transaction.atomic():
        destroyed_in_name_of(request, said)
    assert Child.objects.filter(pk=child.pk).exists()
    assert AuditEvent.objects.count() == before
