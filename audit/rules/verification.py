"""Does the log hold what it held? Every seal is computed again, outside the database."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from audit.rules.canonical import START, sealed


@dataclass(frozen=True)
class Row:
    """One row of the log with its link: `values` is None for a link without event, `position` for an event without link."""

    position: int | None
    event_id: int
    previous: str
    seal: str
    values: Sequence[str | int] | None


@dataclass(frozen=True)
class Head:
    """The last seal of the chain at some time, kept outside the database."""

    position: int
    seal: str


@dataclass(frozen=True)
class Fault:
    """Where the log is not what it was, and what shows it. `position` is None for what has no place in the chain."""

    position: int | None
    what: str


BEGINNING = Head(0, START)


def faults_in(rows: Iterable[Row], heads: Sequence[Head] = (), after: Head = BEGINNING) -> Iterator[Fault]:
    """Yield every fault of the chain, given its rows by position and those without a position last.

    `heads` were exported earlier: each must still stand in the chain, which shows a chain that was cut
    off at its end or sealed anew as a whole. `after` is the link before the first row, for a part.
    """
    open_heads = {head.position: head for head in heads}
    last = after
    for row in rows:
        if row.position is None:
            yield Fault(None, f"event {row.event_id} stands in the log without a seal")
            continue
        if row.position != last.position + 1:
            yield Fault(row.position, f"links {last.position + 1} to {row.position - 1} are missing")
        elif row.previous != last.seal:
            yield Fault(row.position, "the link does not rest on the one before it")
        yield from faults_of(row)
        head = open_heads.pop(row.position, None)
        if head and head.seal != row.seal:
            yield Fault(row.position, "the seal is another than the one that was exported")
        last = Head(row.position, row.seal)
    for head in open_heads.values():
        yield Fault(head.position, "the log ends before a seal that was exported")


def faults_of(row: Row) -> Iterator[Fault]:
    """Yield what is wrong with one link by itself."""
    if row.values is None:
        yield Fault(row.position, f"event {row.event_id} is gone")
    elif sealed(row.previous, row.values) != row.seal:
        yield Fault(row.position, f"event {row.event_id} is not what was sealed")


class Whole(StrEnum):
    """What is known of a part of the chain."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def wholeness(rows: Iterable[Row], after: Head, is_time_up: Callable[[], bool]) -> Whole:
    """Say whether a part of the chain is whole; unknown when the time was up before its end.

    The first fault decides: where it lies and what more is wrong is for `verify_audit` to say.
    """
    stopped = False

    def in_time() -> Iterator[Row]:
        nonlocal stopped
        for row in rows:
            if is_time_up():
                stopped = True
                return
            yield row

    if next(faults_in(in_time(), after=after), None):
        return Whole.NO
    return Whole.UNKNOWN if stopped else Whole.YES
