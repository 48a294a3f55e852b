"""Closed minutes of a child or of a meeting, and what would stand in them if they were closed now."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from children.models import Child
from meetings.models import AgendaItem, Meeting, Minutes
from meetings.rules.minutes import Agreed, Present, Said, Written, unpacked
from reviews.rules.plan import Standing


@dataclass(frozen=True)
class Closed:
    """One version of minutes with what stands in it; `later` is the version that replaced it, if any."""

    minutes: Minutes
    written: Written
    later: Minutes | None = None


def minutes_of(child: Child) -> list[Closed]:
    """Return the last version of each minutes of a child, the latest meeting first; one query."""
    return [Closed(one, unpacked(one.document)) for one in child.minutes.standing()]


def last_minutes(child: Child, *, before: AgendaItem | None = None) -> Closed | None:
    """Return the latest minutes of a child, or those before a meeting; one query."""
    found = child.minutes.standing()
    if before is not None:
        found = found.filter(item__meeting__meets_on__lte=before.meeting.meets_on).exclude(item=before)
    last = found.first()
    return Closed(last, unpacked(last.document)) if last else None


def versions_of(minutes: Minutes) -> list[Minutes]:
    """Return all versions of the same minutes, the first one first; one query."""
    return list(minutes.item.minutes.select_related("closed_by").order_by("version"))


def minutes_in(meeting: Meeting) -> dict[UUID, Minutes]:
    """Return the last version of the minutes of each child in a meeting, by agenda item; one query."""
    found = Minutes.objects.filter(item__meeting=meeting, corrected_by=None)
    return {one.item_id: one for one in found}


def written_now(item: AgendaItem, present: Sequence[Present]) -> Written:
    """Return what is written about a child by now, with the actions that go on or are to come; three queries."""
    lines, today = list(item.lines.select_related("written_by")), timezone.localdate()
    decided = {line.action_id for line in lines}
    actions = [action for action in item.child.actions.all() if action.standing_on(today) != Standing.ENDED]
    return Written(
        met_on=item.meeting.meets_on,
        place=item.meeting.place,
        present=tuple(present),
        said=tuple(
            Said(line.box, line.text, line.owner, line.written_by.full_name, line.is_otherwise)
            for line in lines
        ),
        agreed=tuple(
            Agreed(
                action.title,
                action.done_by,
                action.directed_at,
                action.started_on,
                action.due_on,
                action.pk in decided,
            )
            for action in actions
        ),
        evaluates_on=item.evaluates_on,
    )


def colleagues_at(meeting: Meeting) -> list[User]:
    """Return the invited colleagues by name; one query."""
    return list(meeting.invited.order_by("full_name"))
