"""No page shows a way that is closed to who looks at it: each link and form leads to what the table allows."""

import re
from collections.abc import Iterator
from uuid import UUID

from django.urls import Resolver404, resolve

from tests.support.matrix import ROWS
from tests.support.read_pages import Reading

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


def faults_in(reading: Reading) -> Iterator[str]:
    """Yield the ways on a page that are shut for its reader."""
    if reading.who in WHO and reading.html:
        yield from shut_ways(reading.who, ways_in(reading.html, reading.world.child.pk))


def shut_ways(who: str, ways: set[tuple[str, str]]) -> Iterator[str]:
    """Yield those of the ways, each a page and a method, that the table says are shut for someone in every state."""
    for page, method in sorted(ways):
        said = OPEN.get((page, method, who), set())
        if said and not said - SHUT:
            yield f"leads to {method} {page}"


def test_way_that_is_shut_is_found() -> None:
    html = '<a href="/mensen/">Mensen</a><a href="/kinderen/">Kinderen</a><form method="post" action="/uitloggen/">'
    ways = ways_in(html, UUID(int=0))
    assert ways == {("people", "GET"), ("child-list", "GET"), ("sign-out", "POST")}
    assert list(shut_ways("anna", ways)) == ["leads to GET people"]
    assert list(shut_ways("ada", ways - {("child-list", "GET")})) == []
