"""The sample of a month: by chance, the same for everybody, and what can do harm is always in it."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.kinds import EventKind
from logbook.rules.sampling import PLACES, SIZE, drawn

logs = st.dictionaries(st.integers(1, 10_000), st.sampled_from(list(EventKind)), max_size=120)
Log = dict[int, EventKind]


@given(logs, st.text(max_size=8), st.integers(0, 40))
def test_sample_holds_as_many_as_asked_and_none_twice(log: Log, seed: str, size: int) -> None:
    keys = drawn(log.items(), seed, size)
    assert len(keys) == min(size, len(log))
    assert keys == sorted(set(keys))
    assert set(keys) <= set(log)


@given(logs, st.text(max_size=8))
def test_what_does_most_harm_has_its_places(log: Log, seed: str) -> None:
    there, chosen = Counter(log.values()), Counter(log[key] for key in drawn(log.items(), seed))
    assert all(chosen[kind] >= min(places, there[kind]) for kind, places in PLACES.items())


@given(logs, st.text(max_size=8), st.randoms())
def test_whoever_draws_again_finds_the_same_in_whatever_order_the_log_is_read(
    log: Log, seed: str, chance: Random
) -> None:
    shuffled = list(log.items())
    chance.shuffle(shuffled)
    assert drawn(shuffled, seed) == drawn(log.items(), seed)


def test_other_month_gives_other_lines() -> None:
    log = dict.fromkeys(range(1, 2_000), EventKind.READING)
    assert not set(drawn(log.items(), "a 2026-10")) & set(drawn(log.items(), "a 2026-09"))


def test_each_reading_has_the_same_chance() -> None:
    log = dict.fromkeys(range(100), EventKind.READING)
    found = Counter(key for seed in range(500) for key in drawn(log.items(), str(seed)))
    assert sum(found.values()) == 500 * SIZE
    assert min(found.values()) > 60
    assert max(found.values()) < 145  # 100 are to be expected, with a spread of 9


def test_places_leave_room_for_all_the_rest() -> None:
    assert sum(PLACES.values()) < SIZE
    assert {EventKind.EXPORT, EventKind.EMERGENCY, EventKind.REFUSAL} <= set(PLACES)


@pytest.mark.parametrize("size", [0, 3])
def test_small_sample_is_no_larger_for_its_places(size: int) -> None:
    log = dict(enumerate(list(PLACES) * 5))
    assert len(drawn(log.items(), "x", size)) == size
