"""The drill of `assurance.drill_edits` in short: two windows in every order lose nothing, and it notices what would."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connections

from assurance.edits.running import BREAKAGES, Table, drill, noticed
from assurance.edits.scheduler import Scheduler
from benchmarks.audit import parts_of
from tests.support.build import a_child, make_people

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def table(transactional_db: None) -> Iterator[Table]:
    people = make_people()
    web = parts_of(connections["default"].settings_dict)
    with psycopg.connect(**web, autocommit=True) as watcher:
        scheduler = Scheduler(watcher)
        yield Table(people, a_child(people.north, people.anna), scheduler)
        scheduler.close()


def test_nothing_is_lost_in_silence_and_nothing_changes_after_a_signature(table: Table) -> None:
    tally = drill(table, [f"suite-{n}" for n in range(20)], [f"suite-race-{n}" for n in range(15)])
    assert tally.faults == []
    assert {200, 302, 403, 409, 410} <= set(tally.statuses)
    assert tally.signed > 2
    assert tally.refused_signatures > 2
    assert table.scheduler.lock_waits > 20


@pytest.mark.parametrize("kind", ["edit", "race"])
@pytest.mark.parametrize("breakage", BREAKAGES)
def test_protection_that_is_taken_away_is_noticed(table: Table, breakage: str, kind: str) -> None:
    assert noticed(table, breakage, kind)
