"""Every page about a child says which child: name, age, number and team on the page, the number in the title."""

import re

import pytest

from tests.support.matrix import ROWS, Row, ask, row_id
from tests.support.world import CHILD_PAGES, NAME, REFERENCE, World, undone

READERS = ("anna", "bram", "cora")
SHOWN = [
    row
    for row in ROWS
    if row["method"] == "GET" and row["page"] in CHILD_PAGES and "200" in [row[who] for who in READERS]
]
FILES = {
    "invitation-letter",
    "discussion-lines",
    "report-pdf",
    "assessment-export",
    "archive-file",
    "child-log-file",
    "trajectory-figure",
}
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def text_of(html: str) -> str:
    """Return what a page says, without its tags and title."""
    return " ".join(re.sub(r"<[^>]*>", " ", TITLE.sub("", html)).split())


def missing_in(html: str) -> list[str]:
    """Return what a page does not say of the child of the world, or says in its title and should not."""
    title, text = TITLE.findall(html)[0], text_of(html)
    missing = [fact for fact in (NAME, "9 jaar", REFERENCE, "Noord") if fact not in text]
    return missing + ["number in title"] * (REFERENCE not in title) + ["name in title"] * (NAME in title)


@pytest.mark.parametrize("row", [row for row in SHOWN if row["page"] not in FILES], ids=row_id)
def test_page_says_which_child_it_is_about(world: World, row: Row) -> None:
    reader = next(who for who in READERS if row[who] == "200")
    with undone():
        response = ask(world, reader, row)
    assert not missing_in(response.content.decode())


def test_page_that_names_a_child_only_is_found() -> None:
    page = "<title>Nalezen</title><p>Kanariena, 9 jaar</p>"
    assert missing_in(page) == [REFERENCE, "Noord", "number in title"]
    assert missing_in(f"<title>{NAME} {REFERENCE}</title><b>{NAME}</b> 9 jaar {REFERENCE} Noord") == [
        "name in title"
    ]
