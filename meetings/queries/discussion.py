"""What is written about one child in a meeting, as the boxes show it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from meetings.models import AgendaItem, Line, Meeting

ASKED: Mapping[str, str | Promise] = {
    Line.Box.SEEN: gettext_lazy("what do we know?"),
    Line.Box.THOUGHT: gettext_lazy("what can it be?"),
    Line.Box.CONCLUSION: gettext_lazy("do we agree?"),
    Line.Box.DECISION: gettext_lazy("what are we going to do?"),
}


@dataclass(frozen=True)
class ShownLine:
    """A line, whether the reader wrote it, and what a screen reader says when it comes in."""

    line: Line
    is_own: bool
    said: str


@dataclass(frozen=True)
class Box:
    """One of the four boxes: its key, its name, what it asks, and its lines in order."""

    key: str
    label: str
    asks: str | Promise
    lines: list[ShownLine]


@dataclass(frozen=True)
class Discussion:
    """What is written about one child; `is_open` says whether one can still write."""

    item: AgendaItem
    boxes: list[Box]
    is_open: bool

    @property
    def n_lines(self) -> int:
        """How many lines there are."""
        return sum(len(box.lines) for box in self.boxes)


def discussion_of(item: AgendaItem, reader: User) -> Discussion:
    """Return the four boxes with their lines; one query."""
    lines = list(item.lines.select_related("written_by", "action"))
    boxes = [
        Box(
            key=key,
            label=str(label),
            asks=ASKED[key],
            lines=[shown(line, str(label), reader) for line in lines if line.box == key],
        )
        for key, label in Line.Box.choices
    ]
    is_open = not item.is_closed and item.meeting.status != Meeting.Status.CANCELLED
    return Discussion(item, boxes, is_open)


def shown(line: Line, box: str, reader: User) -> ShownLine:
    """Return a line for who reads it."""
    words = {"name": line.owner, "box": box, "text": line.text}
    return ShownLine(line, line.written_by_id == reader.pk, _("%(name)s, %(box)s: %(text)s") % words)
