"""Every page of a child marks one place in the head of the child, and no more."""

import re

import pytest

from tests.support.matrix import ROWS, Row, ask, row_id
from tests.support.world import CHILD_PAGES, World, undone

READERS = ("anna", "bram", "cora")
SHOWN = [
    row
    for row in ROWS
    if row["method"] == "GET" and row["page"] in CHILD_PAGES and "200" in [row[who] for who in READERS]
]
CURRENT = re.compile(r'<(a|summary)\b[^>]*aria-current="(?:page|true)"')


def head_in(html: str) -> str:
    """Return the head of the child on a page, navigation included; nothing where a page has none."""
    found = re.search(r'<header class="child-head">.*?</header>.*?</nav>', html, re.DOTALL)
    return found[0] if found else ""


def marked_in(head: str) -> list[str]:
    """Return what the head marks: entrances, the menu, the safety link; pages in a menu or a row stand apart."""
    apart = re.sub(
        r'<div class="menu-panel">.*?</div>|<ul class="child-nav-row">.*?</ul>', "", head, flags=re.DOTALL
    )
    return CURRENT.findall(apart)


@pytest.mark.parametrize("row", SHOWN, ids=row_id)
def test_page_marks_one_place(world: World, row: Row) -> None:
    reader = next(who for who in READERS if row[who] == "200")
    with undone():
        response = ask(world, reader, row)
    head = head_in(response.content.decode()) if response["Content-Type"].startswith("text/html") else ""
    assert len(marked_in(head)) == bool(head)


def test_place_that_is_marked_twice_or_not_is_seen() -> None:
    link = '<a href="/"{}>Profiel</a>'
    assert marked_in(link.format("") + link.format("")) == []
    assert marked_in(link.format(' aria-current="page"') + link.format('\n  aria-current="true"')) == [
        "a",
        "a",
    ]
