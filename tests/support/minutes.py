"""What is written about a child in meetings, for tests: lines, and minutes that were closed."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from children.models import Child
from meetings.actions.discussion import add_line
from meetings.actions.minutes import close_minutes
from meetings.models import AgendaItem, Line, Minutes
from meetings.rules.minutes import Present
from revisions.actions import mark_of
from tests.support.build import People
from tests.support.days import days_ago
from tests.support.meetings import a_held_meeting, a_meeting, item_of

HERE = (Present("Cora de Wit"), Present("Sam"), Present("Bea", "wijkteam"))


@dataclass(frozen=True)
class Told:
    """A meeting of yesterday with a decision by Anna, still open; and minutes of an earlier one, closed by Cora."""

    line: Line
    minutes: Minutes

    @property
    def revision(self) -> int:
        """The revision of the talk as it is now: other forms may have changed it."""
        return AgendaItem.objects.get(pk=self.line.item_id).revision

    def ids_for(self, page: str) -> dict[str, object]:
        """Return what an address about a talk holds."""
        closed = page in ("minutes-read", "minutes-reopen")
        item_id = self.minutes.item_id if closed else self.line.item_id
        return {"item_id": item_id, "line_id": self.line.pk, "minutes_id": self.minutes.pk}


def a_line(item: AgendaItem, by: User, text: str = "Sam vroeg zelf om hulp.", **fields: Any) -> Line:
    """Write a line: something that was seen, unless another box is given."""
    return add_line(line=Line(item=item, **{"box": "seen", "text": text, **fields}), by=by)


def closed_minutes(
    item: AgendaItem,
    by: User,
    *,
    present: Sequence[Present] = HERE,
    evaluates_on: datetime.date | None = None,
    reason: str = "",
) -> Minutes:
    """Close what is written about a child by now."""
    item.refresh_from_db()
    return close_minutes(
        item=item,
        present=present,
        evaluates_on=evaluates_on,
        reason=reason,
        seen_revision=item.revision,
        by=by,
    )


def told_about(child: Child, people: People, text: str) -> Told:
    """Write about a child in a meeting of yesterday, and close the minutes of one before."""
    before = item_of(a_held_meeting(people.north, people.cora, [child], on=days_ago(85)), child)
    a_line(before, people.anna, text, box="decision")
    minutes = closed_minutes(before, people.cora)
    now = item_of(a_meeting(people.north, people.cora, [child], on=days_ago(1)), child)
    return Told(a_line(now, people.anna, text, box="decision"), minutes)


def said_fields(told: Told) -> dict[str, dict[str, Any]]:
    """Return good forms about what is said of a child, by address."""
    return {
        "line-add": {"box": "seen", "text": "Sam vroeg zelf om hulp."},
        "line-change": {"box": "decision", "text": "Wij vragen het Sam zelf.", "seen_revision": "0"},
        "line-remove": {"seen": "0"},
        "line-action": {
            "title": "Samen naar judo",
            "done_by": "Lotte, mentor",
            "directed_at": "surroundings",
            "due_on": str(days_ago(-40)),
            "seen_revision": "0",
        },
        "evaluation-change": {
            "evaluates_on": str(days_ago(-60)),
            "seen_revision": str(mark_of(told.line.item.evaluates_on)),
        },
        "minutes-close": {"others": "Sam\nBea, wijkteam", "seen_revision": str(told.revision)},
        "minutes-reopen": {"seen": "2"},
    }
