"""Planning a meeting of a team: its day and people, which children are discussed, and in which order."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from meetings.exceptions import NotPlanned
from meetings.models import AgendaItem, Meeting
from revisions.actions import locked_as_seen, save_next
from revisions.exceptions import SeenOtherwise

CHANGING = ("meets_on", "begins_at", "ends_at", "place", "guests", "status")


@transaction.atomic
def add_meeting(
    *, meeting: Meeting, invited: Collection[User], children: Sequence[UUID], by: User
) -> Meeting:
    """Plan a meeting; `meeting` is a new, validated instance, `children` are ids of children of its team, in order."""
    meeting.recorded_by = by
    meeting.save(force_insert=True)
    meeting.invited.set(invited)
    record(EventType.MEETING_ADDED, target=meeting, by=by)
    put_on_agenda(meeting, children, by)
    return meeting


@transaction.atomic
def change_meeting(
    *,
    meeting: Meeting,
    invited: Collection[User],
    children: Sequence[UUID],
    seen_revision: int | None,
    by: User,
) -> Meeting:
    """Change a meeting; `SeenOtherwise` when someone changed it after this person opened it.

    Children who stay keep their places; new ones come last. Once it was held or cancelled they are left as they are.
    """
    current = locked_as_seen(meeting, seen_revision)
    meeting.revision = current.revision
    save_next(meeting, *CHANGING)
    meeting.invited.set(invited)
    record(EventType.MEETING_CHANGED, target=meeting, by=by)
    if current.is_planned:
        take_off_agenda(meeting, children, by)
        put_on_agenda(meeting, children, by)
    return meeting


@transaction.atomic
def move_item(*, item: AgendaItem, is_up: bool, seen_revision: int | None, by: User) -> None:
    """Let a child change places with the one before or after it; at the end of the list nothing changes.

    `SeenOtherwise` when the meeting was changed after this person saw it or the child left the team, `NotPlanned` when
    it is over.
    """
    meeting = locked_as_seen(item.meeting, seen_revision)
    if not meeting.is_planned:
        raise NotPlanned
    shown = list(meeting.agenda.filter(child__team=meeting.team_id))
    if item not in shown:
        raise SeenOtherwise(meeting)
    place = shown.index(item) + (-1 if is_up else 1)
    if not 0 <= place < len(shown):
        return
    other = shown[place]
    item.position, other.position = other.position, item.position
    item.save(update_fields=["position"])
    other.save(update_fields=["position"])
    save_next(meeting)
    record(EventType.MEETING_CHANGED, target=meeting, by=by)


def put_on_agenda(meeting: Meeting, children: Sequence[UUID], by: User) -> None:
    """Add the children that are not in it yet, after those that are."""
    there = dict(meeting.agenda.values_list("child_id", "position"))
    new = [child for child in children if child not in there]
    for position, child in enumerate(new, start=max(there.values(), default=0) + 1):
        item = AgendaItem.objects.create(meeting=meeting, child_id=child, position=position, recorded_by=by)
        record(EventType.AGENDA_ITEM_ADDED, target=item, child_id=child, by=by)


def take_off_agenda(meeting: Meeting, children: Collection[UUID], by: User) -> None:
    """Take the children away that were not chosen any more, and those that left the team.

    Those about whom something was written stay: what was said is not lost by a tick. Who writes right now comes first.
    """
    left_out = meeting.agenda.exclude(child__in=children).select_for_update(of=("self",))
    locked = [item.pk for item in left_out]
    for item in meeting.agenda.filter(pk__in=locked, lines=None, minutes=None, evaluates_on=None):
        record(EventType.AGENDA_ITEM_REMOVED, target=item, child_id=item.child_id, by=by)
        item.delete()
