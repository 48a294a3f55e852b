"""Does the log hold what it held? Every seal is computed again, outside the database."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from audit.canonical import START, sealed


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


def faults_in(rows: Iterable[Row], heads: Sequence[Head] = ()) -> Iterator[Fault]:
    """Yield every fault of the chain, given its rows by position and those without a position last.

    `heads` were exported earlier: each must still stand in the chain, which shows a chain that was cut
    off at its end or sealed anew as a whole.
    """
    open_heads = {head.position: head for head in heads}
    last = Head(0, START)
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
