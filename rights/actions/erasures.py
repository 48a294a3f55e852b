"""Asking for destruction, deciding on it, and carrying it out after a second person approved."""

import json

from django.db import connection, connections, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.actions.refusals import as_second
from accounts.models import User
from accounts.rules.two_people import NotTwoPeople
from audit.actions import occasion_in_json, record
from audit.rules.events import EventType
from children.models import Child, Retention
from exports.actions import forget_exports
from revisions.actions import check_seen, locked_as_seen, save_next
from revisions.exceptions import SeenOtherwise
from rights.exceptions import AlreadyAsked, OnHold
from rights.files.erasure_register import Entry, dumped
from rights.models import Erasure, ErasureRequest
from rights.queries.erasures import obstacle_to_approval

DECIDING = ("decision", "is_whole", "records", "ground", "explanation")


def digest_of_reference(child: Child) -> str:
    """Return what tells whether a number is that of a child that was destroyed; only who has the key can ask."""
    said = f"{child.organisation_id}:{child.reference}"
    return salted_hmac("erasure", said, algorithm="sha256").hexdigest()


@transaction.atomic
def ask_erasure(*, request: ErasureRequest, by: User) -> ErasureRequest:
    """Write down that someone asks for destruction; `request` is a new, validated instance."""
    request.recorded_by = by
    request.save(force_insert=True)
    record(EventType.ERASURE_ADDED, target=request, child_id=request.child_id, by=by)
    return request


@transaction.atomic
def propose_destruction(*, child: Child, by: User) -> ErasureRequest:
    """Propose to destroy a file that was kept long enough; a colleague has to approve.

    `AlreadyAsked` when destruction is being considered already, `OnHold` when something holds it up.
    """
    Child.with_practice.select_for_update(no_key=True).get(pk=child.pk)
    check_hold(child)
    if child.erasure_requests.waiting().exists():
        raise AlreadyAsked
    now = timezone.now()
    request = ErasureRequest(
        child=child,
        origin=ErasureRequest.Origin.RETENTION,
        asked_on=timezone.localdate(),
        is_whole=True,
        decision=ErasureRequest.Decision.GRANTED,
        decided_at=now,
        decided_by=by,
    )
    return ask_erasure(request=request, by=by)


@transaction.atomic
def decide_erasure(*, request: ErasureRequest, seen_revision: int | None, by: User) -> ErasureRequest:
    """Keep a decision; it can be taken anew until a colleague approved it.

    `SeenOtherwise` when someone decided or approved meanwhile, `OnHold` when nothing may be destroyed yet.
    """
    current = locked_as_seen(request, seen_revision)
    if current.is_done:
        raise SeenOtherwise(current)
    if request.is_granted:
        check_hold(request.child)
    request.revision, request.decided_at, request.decided_by = current.revision, timezone.now(), by
    save_next(request, *DECIDING, "decided_at", "decided_by")
    record(EventType.ERASURE_DECIDED, target=request, child_id=request.child_id, by=by)
    return request


def check_hold(child: Child) -> None:
    """Raise `OnHold` when a file may not be destroyed yet."""
    if Retention.objects.filter(pk=child.pk).exclude(hold_reason="").exists():
        raise OnHold


def approve_erasure(*, request: ErasureRequest, seen_revision: int | None, by: User) -> Erasure:
    """Approve what a colleague decided and destroy it at once; the database asks for both persons and logs it.

    `NotTwoPeople` when this person and who decided do not count as two, `SeenOtherwise` when the decision changed
    or was carried out meanwhile, `OnHold` when a reason to keep the file came in between.
    """
    with as_second(EventType.ERASURE_APPROVED, target=request, child_id=request.child_id, by=by):
        current = ErasureRequest.objects.select_for_update().select_related("child").get(pk=request.pk)
        check_seen(current, seen_revision)
        if current.is_done or not current.is_granted:
            raise SeenOtherwise(current)
        if obstacle := obstacle_to_approval(current, by):
            raise NotTwoPeople(obstacle)
        check_hold(current.child)
        current.approved_at, current.approved_by = timezone.now(), by
        current.save(update_fields=["approved_at", "approved_by"])
        record(EventType.ERASURE_APPROVED, target=current, child_id=current.child_id, by=by)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rights_erase(%s, %s, %s)",
                [current.pk, digest_of_reference(current.child), occasion_in_json()],
            )
            (made,) = cursor.fetchone()
        forget_exports(organisation_id=current.child.organisation_id)
        return Erasure.objects.get(pk=made)


def erase_again(*, entry: Entry) -> int:
    """Destroy once more what a line of the register says, as the owner; return how many records were back."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT rights_erase_again(%s, %s)::text", [dumped(entry), occasion_in_json()])
        (counts,) = cursor.fetchone()
    return sum(json.loads(counts).values())
