"""Closed minutes of a child or of a meeting, and what would stand in them if they were closed now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from advice.queries.advice import Asked, advice_for_meeting
from children.models import Child
from meetings.models import AgendaItem, Meeting, Minutes
from meetings.rules.minutes import Advised, Agreed, Present, Reply, Said, Written, unpacked
from reviews.rules.plan import Standing

# what was said beside any version of the same minutes; the model of it is in the app rights
STATED = "item__minutes__statements__recorded_by"


@dataclass(frozen=True)
class Closed:
    """One version of minutes with what stands in it; `later` is the version that replaced it, if any."""

    minutes: Minutes
    written: Written
    later: Minutes | None = None

    @property
    def statements(self) -> list[Any]:
        """What child and parents said of it, also of another version."""
        return said_of(self.minutes)


def minutes_of(child: Child) -> list[Closed]:
    """Return the last version of each minutes of a child, the latest meeting first; four queries at most."""
    found = child.minutes.standing().prefetch_related(STATED)
    return [Closed(one, unpacked(one.document)) for one in found]


def last_minutes(child: Child, *, before: AgendaItem | None = None) -> Closed | None:
    """Return the latest minutes of a child, or those before a meeting; four queries at most."""
    found = child.minutes.standing().prefetch_related(STATED)
    if before is not None:
        found = found.filter(item__meeting__meets_on__lte=before.meeting.meets_on).exclude(item=before)
    last = found.first()
    return Closed(last, unpacked(last.document)) if last else None


def versions_of(minutes: Minutes) -> list[Minutes]:
    """Return all versions of the same minutes, the first one first; one query."""
    return list(minutes.item.minutes.select_related("closed_by").order_by("version"))


def said_of(minutes: Minutes) -> list[Any]:
    """Return what child and parents said of these minutes, of whichever version; no query once fetched along (`STATED`)."""
    versions = minutes.item.minutes.all()
    return sorted(
        (said for one in versions for said in one.statements.all()), key=lambda said: said.recorded_at
    )


def minutes_in(meeting: Meeting) -> dict[UUID, Minutes]:
    """Return the last version of the minutes of each child in a meeting, by agenda item; one query."""
    found = Minutes.objects.filter(item__meeting=meeting, corrected_by=None)
    return {one.item_id: one for one in found}


def written_now(item: AgendaItem, present: Sequence[Present]) -> Written:
    """Return what is written about a child by now, with the actions that go on or are to come.

    Also the advice since the meeting before; twelve queries at most.
    """
    before = last_minutes(item.child, before=item)
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
        advised=advised_in(advice_for_meeting(item.child, before.written.met_on if before else None)),
    )


def advised_in(found: Iterable[Asked]) -> tuple[Advised, ...]:
    """Return advice as minutes keep it: with its question, and with what the team said that it does with it."""
    return tuple(
        Advised(
            question=one.request.question,
            text=given.advice.text,
            name=given.advice.signed_by.full_name,
            on=timezone.localdate(given.advice.signed_at),
            replies=tuple(
                Reply(
                    answer.choice,
                    answer.reasons,
                    answer.answered_by.full_name,
                    timezone.localdate(answer.answered_at),
                )
                for answer in given.answers
            ),
        )
        for one in found
        for given in one.given
    )


def colleagues_at(meeting: Meeting) -> list[User]:
    """Return the invited colleagues by name; one query."""
    return list(meeting.invited.order_by("full_name"))
