"""Writing down what is said about one child in a meeting: lines, the action that comes of one, the next evaluation.

Each write locks the place of the child in the meeting, so it is certain that the minutes are not closed meanwhile, and
counts what is written there: other screens ask for that number.
"""

import datetime

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from meetings.exceptions import NotOpen, NotYours
from meetings.models import AgendaItem, Line, Meeting
from reviews.actions.team_actions import add_action
from reviews.models import Action
from revisions.actions import check_mark, locked_as_seen, save_next
from revisions.exceptions import SeenOtherwise

CHANGING = ("box", "text", "said_by", "is_otherwise")


def locked(item: AgendaItem) -> AgendaItem:
    """Lock the place of a child in a meeting until the transaction ends, and return it as it stands."""
    found: AgendaItem = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    return found


def opened(item: AgendaItem) -> AgendaItem:
    """Lock it for writing; `NotOpen` once the minutes are closed, or when the meeting was cancelled."""
    current = locked(item)
    if current.is_closed or current.meeting.status == Meeting.Status.CANCELLED:
        raise NotOpen
    return current


@transaction.atomic
def add_line(*, line: Line, by: User) -> Line:
    """Add a line; `line` is a new, validated instance. What others write is left alone."""
    item = opened(line.item)
    line.written_by = by
    line.save(force_insert=True)
    save_next(item)
    record(EventType.DISCUSSION_LINE_ADDED, target=line, child_id=item.child_id, by=by)
    return line


@transaction.atomic
def change_line(*, line: Line, seen_revision: int | None, by: User) -> Line:
    """Change one's own line; `SeenOtherwise` when it was changed in another window, `NotYours` for somebody else's."""
    item, current = own(line, seen_revision, by)
    line.revision, line.action = current.revision, current.action
    save_next(line, *CHANGING)
    save_next(item)
    record(EventType.DISCUSSION_LINE_CHANGED, target=line, child_id=item.child_id, by=by)
    return line


@transaction.atomic
def remove_line(*, line: Line, seen_revision: int | None, by: User) -> None:
    """Take one's own line back; an action that came of it stays in the plan."""
    item, current = own(line, seen_revision, by)
    record(EventType.DISCUSSION_LINE_REMOVED, target=current, child_id=item.child_id, by=by)
    current.delete()
    save_next(item)


def own(line: Line, seen_revision: int | None, by: User) -> tuple[AgendaItem, Line]:
    """Lock the place and the line as it was seen; `NotYours` unless this person wrote it."""
    item = opened(line.item)
    if line.written_by_id != by.pk:
        raise NotYours
    return item, locked_as_seen(line, seen_revision)


@transaction.atomic
def put_in_plan(*, line: Line, action: Action, seen_revision: int | None, by: User) -> Action:
    """Make an action of a decision, whoever wrote it down; `SeenOtherwise` when it changed or has an action by now."""
    item = opened(line.item)
    current = locked_as_seen(line, seen_revision)
    if current.action_id:
        raise SeenOtherwise(current)
    add_action(action=action, by=by)
    current.action = action
    save_next(current, "action")
    save_next(item)
    record(EventType.DISCUSSION_LINE_CHANGED, target=current, child_id=item.child_id, by=by)
    return action


@transaction.atomic
def set_evaluation(*, item: AgendaItem, day: datetime.date | None, seen_mark: int | None, by: User) -> None:
    """Set the day of the next evaluation, or none; `SeenOtherwise` when somebody set another one meanwhile."""
    current = opened(item)
    check_mark(current, seen_mark, current.evaluates_on)
    current.evaluates_on = day
    save_next(current, "evaluates_on")
    record(EventType.EVALUATION_CHANGED, target=current, child_id=current.child_id, by=by)
