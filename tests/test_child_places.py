"""Every page of a child marks one place in the head of the child, and no more."""

import re
from collections.abc import Iterator

from tests.support.read_pages import Reading

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


def faults_in(reading: Reading) -> Iterator[str]:
    """Yield what the head of the child marks on a page, unless it is one place."""
    head = head_in(reading.html) if reading.is_about_child else ""
    if len(marked_in(head)) != bool(head):
        yield f"marks {marked_in(head)}"


def test_place_that_is_marked_twice_or_not_is_seen() -> None:
    link = '<a href="/"{}>Profiel</a>'
    assert marked_in(link.format("") + link.format("")) == []
    assert marked_in(link.format(' aria-current="page"') + link.format('\n  aria-current="true"')) == [
        "a",
        "a",
    ]
