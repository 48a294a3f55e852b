"""Every page about a child says which child: name, age, number and team on the page, the number in the title."""

import re
from collections.abc import Iterator

from tests.support.read_pages import Reading
from tests.support.world import NAME, REFERENCE

FILES = {
    "invitation-letter",
    "discussion-lines",
    "report-pdf",
    "assessment-export",
    "archive-file",
    "child-export-file",
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


def faults_in(reading: Reading) -> Iterator[str]:
    """Yield what a page about the child does not say of it."""
    if reading.is_about_child and reading.page not in FILES:
        yield from missing_in(reading.html)


def test_page_that_names_a_child_only_is_found() -> None:
    page = "<title>Nalezen</title><p>Kanariena, 9 jaar</p>"
    assert missing_in(page) == [REFERENCE, "Noord", "number in title"]
    assert missing_in(f"<title>{NAME} {REFERENCE}</title><b>{NAME}</b> 9 jaar {REFERENCE} Noord") == [
        "name in title"
    ]
