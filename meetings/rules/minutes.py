"""What stands in closed minutes: one document of plain values, made once and read for ever. Pure.

The four boxes stay apart as the guideline on deciding together asks, each line keeps the name of its owner, and another
opinion stays marked. Nothing in it is counted, weighed or voted on.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

SCHEMA = 1
BOXES = ("seen", "thought", "conclusion", "decision")


@dataclass(frozen=True)
class Present:
    """Someone who was there, and in which role where that was noted."""

    name: str
    role: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name


@dataclass(frozen=True)
class Said:
    """One line: in which box, what, whose words, and who wrote it down."""

    box: str
    text: str
    owner: str
    written_by: str
    is_otherwise: bool = False

    @property
    def is_for_another(self) -> bool:
        """Whether somebody wrote it down for somebody else."""
        return self.owner != self.written_by


@dataclass(frozen=True)
class Agreed:
    """An action as it stood when the minutes were closed; `is_new` when it was decided in this discussion."""

    title: str
    done_by: str
    directed_at: str
    started_on: datetime.date
    due_on: datetime.date | None
    is_new: bool


@dataclass(frozen=True)
class Reply:
    """What the team does with an advice: `taken`, `partly` or `not_taken`, why, who said so and when."""

    choice: str
    reasons: str
    name: str
    on: datetime.date


@dataclass(frozen=True)
class Advised:
    """The advice of a behavioural scientist as it stood when the minutes were closed, with the question it is on."""

    question: str
    text: str
    name: str
    on: datetime.date
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True)
class Written:
    """What closed minutes hold about one child in one meeting."""

    met_on: datetime.date
    place: str
    present: tuple[Present, ...]
    said: tuple[Said, ...]
    agreed: tuple[Agreed, ...]
    evaluates_on: datetime.date | None
    advised: tuple[Advised, ...] = ()

    def in_box(self, box: str) -> list[Said]:
        """Return the lines of one box, in order."""
        return [one for one in self.said if one.box == box]

    @property
    def decisions(self) -> list[Said]:
        """What was decided."""
        return self.in_box("decision")

    @property
    def otherwise(self) -> list[Said]:
        """The lines that hold another opinion, of any box."""
        return [one for one in self.said if one.is_otherwise]


def present_in(text: str) -> list[Present]:
    """Return the people in a text with one on a line: a name, and a role after the first comma."""
    found = []
    for line in text.splitlines():
        name, _comma, role = line.partition(",")
        if name.strip():
            found.append(Present(name.strip(), role.strip()))
    return found


def packed(written: Written) -> dict[str, Any]:
    """Return minutes as plain JSON values; the lines in the order of the boxes."""
    said = sorted(written.said, key=lambda one: BOXES.index(one.box))
    return {
        "schema": SCHEMA,
        "met_on": written.met_on.isoformat(),
        "place": written.place,
        "present": [asdict(one) for one in written.present],
        "lines": [asdict(one) for one in said],
        "actions": [
            {**asdict(one), "started_on": one.started_on.isoformat(), "due_on": iso(one.due_on)}
            for one in written.agreed
        ],
        "evaluates_on": iso(written.evaluates_on),
        "advice": [
            {
                **asdict(one),
                "on": one.on.isoformat(),
                "replies": [{**asdict(reply), "on": reply.on.isoformat()} for reply in one.replies],
            }
            for one in written.advised
        ],
    }


def unpacked(document: Mapping[str, Any]) -> Written:
    """Return what a document holds."""
    return Written(
        met_on=datetime.date.fromisoformat(document["met_on"]),
        place=document["place"],
        present=tuple(Present(**one) for one in document["present"]),
        said=tuple(Said(**one) for one in document["lines"]),
        agreed=tuple(
            Agreed(
                **{
                    **one,
                    "started_on": datetime.date.fromisoformat(one["started_on"]),
                    "due_on": day_in(one["due_on"]),
                }
            )
            for one in document["actions"]
        ),
        evaluates_on=day_in(document["evaluates_on"]),
        advised=tuple(
            Advised(
                **{
                    **one,
                    "on": datetime.date.fromisoformat(one["on"]),
                    "replies": tuple(
                        Reply(**{**reply, "on": datetime.date.fromisoformat(reply["on"])})
                        for reply in one["replies"]
                    ),
                }
            )
            for one in document.get("advice", ())  # minutes of before advice was kept have none
        ),
    )


def words_in(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield each text in someone's own words, and each name: where it stands, and the row and the key that hold it."""
    for rows, name in (("lines", "text"), ("actions", "title"), ("present", "name")):
        for number, row in enumerate(document[rows]):
            yield f"{rows}.{number}.{name}", row, name
    for number, advised in enumerate(document.get("advice", ())):
        for name in ("question", "text"):
            yield f"advice.{number}.{name}", advised, name
        for place, reply in enumerate(advised["replies"]):
            yield f"advice.{number}.replies.{place}.reasons", reply, "reasons"


def iso(day: datetime.date | None) -> str:
    """Write a day; empty for none."""
    return day.isoformat() if day else ""


def day_in(text: str) -> datetime.date | None:
    """Read a day; None where none is written."""
    return datetime.date.fromisoformat(text) if text else None


def chosen_again(present: Sequence[Present], colleagues: Iterable[str]) -> tuple[list[str], list[Present]]:
    """Return who of earlier minutes is one of these colleagues, by name, and the others as they were typed."""
    names = set(colleagues)
    ticked = [one.name for one in present if not one.role and one.name in names]
    return ticked, [one for one in present if one.name not in ticked]
