"""Entrusting children to colleagues, cover, emergency access and its review, moving to another team."""

import datetime

from django.db import transaction
from django.utils import timezone

from accounts.actions.refusals import as_second
from accounts.models import Team, User
from accounts.queries.two_people import Acting, check_two_people
from accounts.rules.permissions import Permission
from audit.actions import record
from audit.constraints import refused_by
from audit.queries import count_of
from audit.rules.events import EventType
from children.exceptions import AlreadyGranted, NumberTaken, TooOften
from children.models import Child, Grant
from revisions.actions import check_mark
from revisions.exceptions import SeenOtherwise

EMERGENCY_HOURS = 4
ATTEMPTS_PER_DAY = 5  # of emergency access, by one person: more is no emergency


@transaction.atomic
def add_grant(*, grant: Grant, by: User) -> Grant:
    """Entrust a child to a colleague, or give cover; `grant` is a new, validated instance.

    `AlreadyGranted` when this colleague has the child as an own case already.
    """
    grant.granted_by = by
    with refused_by(grant_one_case_per_child=AlreadyGranted):
        grant.save(force_insert=True)
    record(EventType.GRANT_ADDED, target=grant, child_id=grant.child_id, by=by)
    return grant


@transaction.atomic
def end_grant(*, grant: Grant, by: User) -> bool:
    """End a grant; from the next request on it no longer counts. Ended already, nothing happens: False then."""
    grant = Grant.objects.select_for_update(no_key=True).get(pk=grant.pk)
    if not grant.holds:
        return False
    grant.ended_at = timezone.now()
    grant.save(update_fields=["ended_at"])
    record(EventType.GRANT_ENDED, target=grant, child_id=grant.child_id, by=by)
    return True


@transaction.atomic
def open_emergency(*, child: Child, reason: str, by: User) -> Grant:
    """Give oneself reading access to a child for some hours; a coordinator will review it.

    `TooOften` when someone tried emergency access too many times today.
    """
    count_attempt(by)
    now = timezone.now()
    grant = Grant(
        child=child,
        user=by,
        kind=Grant.Kind.EMERGENCY,
        reason=reason,
        began_at=now,
        ends_at=now + datetime.timedelta(hours=EMERGENCY_HOURS),
        granted_by=by,
    )
    grant.save(force_insert=True)
    record(EventType.EMERGENCY_STARTED, target=grant, child_id=child.pk, by=by)
    return grant


@transaction.atomic
def refuse_emergency(*, by: User) -> None:
    """Log an attempt at emergency access for a number that led to no child; `TooOften` as for any attempt."""
    count_attempt(by)
    record(EventType.EMERGENCY_REFUSED, by=by, is_refused=True)


def count_attempt(by: User) -> None:
    """Raise `TooOften` above the attempts of a day; the next attempt waits here until this one is in the log."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    since = timezone.now() - datetime.timedelta(days=1)
    tried = (EventType.EMERGENCY_STARTED, EventType.EMERGENCY_REFUSED)
    if count_of(tried, actor_id=by.pk, since=since) >= ATTEMPTS_PER_DAY:
        raise TooOften


def review_emergency(*, grant: Grant, note: str, by: User) -> None:
    """Sign off an emergency access, once; `NotTwoPeople` when these two do not count as two."""
    with as_second(EventType.EMERGENCY_REVIEWED, target=grant, child_id=grant.child_id, by=by):
        grant = Grant.objects.select_for_update(no_key=True).get(pk=grant.pk)
        first, second = (
            Acting(grant.user_id, Permission.EMERGENCY_OPEN),
            Acting(by.pk, Permission.EMERGENCY_REVIEW),
        )
        check_two_people(first, second, grant.child.organisation_id)
        if grant.reviewed_at is not None:
            raise SeenOtherwise(grant)
        grant.reviewed_at, grant.reviewed_by, grant.review_note = timezone.now(), by, note
        grant.save(update_fields=["reviewed_at", "reviewed_by", "review_note"])
        record(EventType.EMERGENCY_REVIEWED, target=grant, child_id=grant.child_id, by=by)


@transaction.atomic
def move_child(*, child: Child, team: Team, seen_mark: int | None, by: User) -> None:
    """Move a child to another team of the organisation; own cases and cover end with it.

    `seen_mark` is that of the team in which this person saw the child; `SeenOtherwise` when it is in another now.
    `NumberTaken` when that team has a child with the same number, and nothing changes.
    """
    child = Child.objects.select_for_update(no_key=True).get(pk=child.pk)
    check_mark(child, seen_mark, child.team_id)
    for grant in child.grants.holding().exclude(kind=Grant.Kind.EMERGENCY):
        end_grant(grant=grant, by=by)
    child.team = team
    with refused_by(child_reference_once_per_team=NumberTaken):
        child.save(update_fields=["team"])
    record(EventType.CHILD_MOVED, target=child, child_id=child.pk, by=by)


def refuse_move(*, child: Child, by: User) -> None:
    """Log that a child could not move, as a child of the other team has its number."""
    record(EventType.CHILD_MOVED, target=child, child_id=child.pk, by=by, is_refused=True)
