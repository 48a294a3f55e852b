"""The chain over the log: what was changed, taken out, put in, swapped or cut off is found."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.canonical import FIELDS, START, sealed
from audit.rules.verification import BEGINNING, Fault, Head, Row, Whole, faults_in, wholeness


def event(number: int, **changes: str | int) -> list[str | int]:
    """Return the values of an event."""
    values: dict[str, Any] = {
        **dict.fromkeys(FIELDS, ""),
        "id": number,
        "event": "profile_read",
        "outcome": 0,
    }
    return list({**values, **changes}.values())


def chain(*events: list[str | int]) -> list[Row]:
    """Seal these events one after the other."""
    rows: list[Row] = []
    for place, values in enumerate(events, start=1):
        previous = rows[-1].seal if rows else START
        rows.append(Row(place, int(values[0]), previous, sealed(previous, values), values))
    return rows


ROWS = chain(*[event(number) for number in (3, 5, 6, 9)])
LAST = Head(4, ROWS[-1].seal)
RESEALED = chain(event(3), event(5, event="signed_in"), event(6), event(9))


def test_chain_as_it_was_sealed_has_no_fault() -> None:
    assert list(faults_in(ROWS, [Head(2, ROWS[1].seal), LAST])) == []
    assert list(faults_in([])) == []


@pytest.mark.parametrize(
    ("rows", "heads", "place"),
    [
        ([*ROWS[:2], replace(ROWS[2], values=event(6, actor_name="Iemand")), ROWS[3]], [], 3),
        ([ROWS[0], *ROWS[2:]], [], 3),
        ([*ROWS[:3], replace(ROWS[3], values=None)], [], 4),
        ([ROWS[0], replace(ROWS[1], values=ROWS[2].values), replace(ROWS[2], values=ROWS[1].values)], [], 2),
        ([*ROWS, Row(None, 12, "", "", event(12))], [], None),
        (ROWS[:3], [LAST], 4),
        (RESEALED, [LAST], 4),
    ],
    ids=["changed", "removed", "emptied", "swapped", "put in", "cut off", "sealed anew"],
)
def test_tampering_is_found(rows: list[Row], heads: list[Head], place: int | None) -> None:
    assert next(fault.position for fault in faults_in(rows, heads)) == place


def test_cut_and_sealed_anew_are_found_by_the_exported_head_only() -> None:
    assert list(faults_in(ROWS[:3])) == list(faults_in(RESEALED)) == []
    assert list(faults_in(ROWS[:3], [LAST])) == [Fault(4, "the log ends before a seal that was exported")]


@given(st.sampled_from(FIELDS[1:]), st.integers(0, 3), st.text(min_size=1))
def test_any_change_of_any_field_breaks_its_seal(field: str, place: int, text: str) -> None:
    values = list(ROWS[place].values or [])
    changed = [text if name == field else value for name, value in zip(FIELDS, values, strict=True)]
    rows = [*ROWS[:place], replace(ROWS[place], values=changed), *ROWS[place + 1 :]]
    assert list(faults_in(rows)) == (
        [] if changed == values else [Fault(place + 1, f"event {values[0]} is not what was sealed")]
    )


@pytest.mark.parametrize(
    ("rows", "after", "expected"),
    [
        (ROWS, BEGINNING, Whole.YES),
        (ROWS[1:3], Head(1, ROWS[0].seal), Whole.YES),
        ([], Head(2, ROWS[1].seal), Whole.YES),
        (ROWS[1:3], BEGINNING, Whole.NO),
        (ROWS[2:], Head(1, ROWS[0].seal), Whole.NO),
        (ROWS[1:], Head(1, "f" * 64), Whole.NO),
        ([ROWS[1], replace(ROWS[2], values=None)], Head(1, ROWS[0].seal), Whole.NO),
    ],
    ids=["all", "part", "none", "begins late", "gap before", "other seal before", "event gone"],
)
def test_part_of_the_chain_rests_on_the_link_before_it(rows: list[Row], after: Head, expected: Whole) -> None:
    assert wholeness(rows, after, lambda: False) is expected


def test_part_that_takes_too_long_is_not_called_whole() -> None:
    ticks = iter([False, False, True])
    assert wholeness(ROWS, BEGINNING, lambda: next(ticks)) is Whole.UNKNOWN
    broken = [ROWS[0], replace(ROWS[1], previous="x"), *ROWS[2:]]
    assert wholeness(broken, BEGINNING, lambda: False) is Whole.NO
