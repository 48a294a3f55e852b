"""Every page has a title of its own: the page, and of a page about a child its number; never a name."""

import re
from collections import defaultdict

from tests.support.matrix import ROWS, ask, who_may
from tests.support.world import World, undone

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
FIRST = {  # the same page under two addresses: as one begins it, and as it is opened again
    "child-detail",
    "start",
}


def title_in(html: str) -> str:
    """Return the title of a page in one line; empty when it has none."""
    found = TITLE.search(html)
    return " ".join(found[1].split()) if found else ""


def test_no_two_pages_have_one_title_and_those_of_a_child_have_its_number(world: World) -> None:
    pages = defaultdict(set)
    for row in ROWS:
        reader = who_may(row, ("200",)) if row["method"] == "GET" else None
        if reader is None or row["page"] in FIRST:
            continue
        with undone():
            response = ask(world, reader, row)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            title = title_in(response.content.decode())
            pages[title].add(row["page"])
            is_about_child = str(world.child.pk) in response.wsgi_request.path
            assert (world.child.reference in title) == is_about_child, row["page"]
            assert world.child.first_name not in title, row["page"]
    assert len(pages) > 60
    assert "" not in pages
    assert {title: found for title, found in pages.items() if len(found) > 1} == {}


def test_title_of_a_planted_page_is_read() -> None:
    assert (
        title_in("<title>Profiel\n  · N-12\n  · Veerkrachtportfolio</title>")
        == "Profiel · N-12 · Veerkrachtportfolio"
    )
    assert title_in("<p>Profiel</p>") == ""
