"""No page shows a way that is closed to who looks at it: each link and form leads to what the table allows."""

import re

import pytest
from django.urls import Resolver404, resolve

from tests.support.matrix import ROWS, Row, ask, row_id
from tests.support.world import World, undone

WHO = [
    "anna",
    "anna closed",
    "bram",
    "bram closed",
    "cora",
    "cora closed",
    "kim",
    "kees",
    "emma",
    "ada",
    "sanne",
    "petra",
]
SHUT = {"403", "404"}
OPEN: dict[
    tuple[str, str, str], set[str]
] = {}  # by page, method and persona: what the table says, in any state
for _row in ROWS:
    for _who in WHO:
        OPEN.setdefault((_row["page"], _row["method"], _who), set()).add(_row[_who])


def ways_in(html: str, child_id: object) -> set[tuple[str, str]]:
    """Return the pages that a page leads to, with the method; of children those of this one, whom the table is about."""
    links = [("GET", found) for found in re.findall(r'<a\s[^>]*?href="(/[^"?#]*)', html)]
    for tag in re.findall(r"<form\b[^>]*>", html):
        action = re.search(r'action="(/[^"?#]*)', tag)
        if action:
            links.append(("POST" if 'method="post"' in tag else "GET", action.group(1)))
    found = set()
    for method, address in links:
        try:
            to = resolve(address)
            if to.kwargs.get("child_id", child_id) == child_id:
                found.add((str(to.url_name), method))
        except Resolver404:
            assert address.startswith("/static/"), address
    return found


@pytest.mark.parametrize("row", [row for row in ROWS if row["method"] == "GET"], ids=row_id)
def test_page_leads_to_what_is_open(world: World, row: Row) -> None:
    for who in WHO:
        if row[who] != "200":
            continue
        with undone():
            response = ask(world, who, row)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            for page, method in ways_in(response.content.decode(), world.child.pk):
                said = OPEN.get((page, method, who), set())
                assert not said or said - SHUT, f"{row['page']} shows {who} the way to {method} {page}"
