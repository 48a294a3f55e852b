"""Every page and every file that someone may read, asked for once by each reader: each rule looks at the answer.

A rule stands in the file of its subject, `faults_in`, with a test that it finds a planted fault. Together they ask for
every page once: each by itself would render all of them again.
"""

from collections.abc import Callable, Iterator

import pytest

from tests import (
    test_child_places,
    test_page_help,
    test_right_child,
    test_typed_text,
    test_ways_shown,
    test_withdrawn_everywhere,
    test_written_pages,
)
from tests.support.matrix import ROWS, Row, ask, row_id, who_may
from tests.support.read_pages import Reading
from tests.support.world import World, undone

RULES: dict[str, Callable[[Reading], Iterator[str]]] = {
    "marks its place": test_child_places.faults_in,
    "says which child": test_right_child.faults_in,
    "lets no browser keep a field": test_typed_text.faults_in,
    "shows no way that is shut": test_ways_shown.faults_in,
    "tells nothing of a withdrawn form": test_withdrawn_everywhere.faults_in,
}
ONCE = {  # looks at what is the same for every reader, and takes longer: at the page as its first reader gets it
    "explains itself": test_page_help.faults_in,
    "is written well": test_written_pages.faults_in,
}
READ = [row for row in ROWS if row["method"] == "GET"]


def readers_of(row: Row) -> list[str]:
    """Return who reads a page: the first of the table who may, and everybody inside."""
    inside = [who for who in test_ways_shown.WHO if row[who] == "200"]
    first = who_may(row, ("200",))
    return inside if first is None or first in inside else [first, *inside]


@pytest.mark.parametrize("row", READ, ids=row_id)
def test_page_keeps_every_rule(world: World, row: Row) -> None:
    found: dict[tuple[str, str], list[str]] = {}
    rules = RULES | ONCE
    for who in readers_of(row):
        with undone():
            reading = Reading(world, row, who, ask(world, who, row))
            assert reading.reply.status_code == 200, who
            found |= {(who, name): faults for name, rule in rules.items() if (faults := list(rule(reading)))}
        rules = RULES
    assert found == {}


def test_pages_of_the_whole_site_are_among_them() -> None:
    assert len({row["page"] for row in READ if readers_of(row)}) > 100
