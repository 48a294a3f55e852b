"""A record is found under its own child only: under a sibling's address it does not exist."""

import pytest
from django.urls import get_resolver

from tests.support.build import a_child, a_resource
from tests.support.matrix import PERSONAS, ROWS, Row, ask, row_id
from tests.support.world import CHILD_PAGES, World, undone

OPENS = ("200", "302")


def names_a_record(page: str) -> bool:
    """Say whether the whole address of a page holds the id of something beside that of the child."""
    names = get_resolver().reverse_dict.getlist(page)[0][0][0][1]
    return any(name.endswith("_id") and name != "child_id" for name in names)


RECORDS = [
    row
    for row in ROWS
    if row["page"] in CHILD_PAGES and set(OPENS) & set(row.values()) and names_a_record(row["page"])
]


@pytest.mark.parametrize("row", RECORDS, ids=row_id)
def test_record_of_another_child_is_not_found_under_this_one(world: World, row: Row) -> None:
    persona = next(name for name in PERSONAS if row[name] in OPENS)
    with undone():
        sibling = a_child(world.people.north, world.people.anna, first_name="Noor", reference="DW-77")
        assert ask(world, persona, row, child_id=sibling.pk).status_code == 404


def test_change_of_use_is_found_under_its_own_resource_only(world: World) -> None:
    with undone():
        other = a_resource(world.child, world.people.anna, name="Voetbal")
        row = next(row for row in ROWS if row["page"] == "resource-use-remove")
        assert ask(world, "anna", row, resource_id=other.pk).status_code == 404
        assert ask(world, "anna", row).status_code == 302
