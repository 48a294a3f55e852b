"""What every page is like as it is written: its punctuation, and its markup where browsers differ.

Every page of `docs/access-matrix.csv` is read, and every form that is refused.
"""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import pytest

from tests.support.matrix import ROWS, ask, who_may
from tests.support.world import World, undone
from tests.test_refused_forms import FORMS, send_nothing

INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "button",
    "code",
    "em",
    "i",
    "kbd",
    "label",
    "small",
    "span",
    "strong",
    "time",
    "u",
}
SILENT = {"script", "style", "template"}
SPACED = re.compile(r"\w[’'\")]* [,;:.!?)](?=\s|$)")  # a space before a comma
DOUBLED = re.compile(r"[,;:]\s*[,;:]|\( |(?<!\.)\.\.(?!\.)|[!?]\.(?=\s|$)")
Attrs = dict[str, str | None]


class Written(HTMLParser):
    """One page: `lines` as they are heard, a hidden part of a line apart from the rest; every element with its place."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines = [""]
        self.elements: list[tuple[str, Attrs, tuple[str, ...]]] = []
        self._open: list[tuple[str, bool]] = []
        self._silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element, and of what it does to the line."""
        given = dict(attrs)
        self.elements.append((tag, given, tuple(name for name, _apart in self._open)))
        is_apart = "visually-hidden" in (given.get("class") or "").split()
        self._break(tag, is_apart)
        if tag not in ("br", "hr", "img", "input", "link", "meta", "path", "use"):
            self._open.append((tag, is_apart))
        self._silent += tag in SILENT

    def handle_endtag(self, tag: str) -> None:
        """Take note that an element ends."""
        if tag not in (name for name, _apart in self._open):
            return
        while True:
            name, is_apart = self._open.pop()
            self._break(name, is_apart)
            if name == tag:
                break
        self._silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        """Add to the line."""
        if not self._silent:
            self.lines[-1] += data

    def _break(self, tag: str, is_apart: bool) -> None:
        if tag not in INLINE:
            self.lines.append("")
        elif is_apart:
            self.lines[-1] += " "  # it is placed apart, and so a browser puts a space into the name


def misplaced_signs(page: Written) -> Iterator[str]:
    """Yield where a space stands before a sign, or one sign after another."""
    for line in (" ".join(line.split()) for line in page.lines):
        for pattern in (SPACED, DOUBLED):
            yield from (
                f"sign: {line[max(0, found.start() - 30) : found.end() + 10]}"
                for found in pattern.finditer(line)
            )


def misplaced_attributes(page: Written) -> Iterator[str]:
    """Yield attributes that stand where they mean nothing."""
    for tag, given, around in page.elements:
        if "novalidate" in given and tag != "form":
            yield f"novalidate on <{tag}>"
        if given.get("name") == "" or given.get("id") == "":
            yield f"empty name or id on <{tag}>"
        if "autocomplete" in given and given.get("type") in ("checkbox", "radio"):
            yield f"autocomplete on a {given['type']}"
        if tag in ("footer", "header", "main") and "th" in around:
            yield f"<{tag}> in a <th>"
    if (n := sum("autofocus" in given for _tag, given, _around in page.elements)) > 1:
        yield f"{n} elements ask for the focus"


RULES: dict[str, Callable[[Written], Iterator[str]]] = {
    "signs": misplaced_signs,
    "attributes": misplaced_attributes,
}
PLANTED = {
    "signs": '<p><a>Verder<span class="visually-hidden">, Noor</span></a></p>',
    "attributes": '<div novalidate><input name=""></div>',
}


def pages_of(world: World) -> Iterator[tuple[str, str]]:
    """Yield every page that someone may read, and every form that is refused, by name."""
    for row in ROWS:
        reader = who_may(row, ("200",)) if row["method"] == "GET" else None
        if reader is not None:
            with undone():
                answer = ask(world, reader, row)
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                yield row["page"], answer.content.decode()
    for row in FORMS:
        with undone():
            answer = send_nothing(world, row)
        yield f"{row['page']}, refused", answer.content.decode()


def test_no_page_has_a_sign_or_an_attribute_out_of_place(world: World) -> None:
    found: dict[str, set[str]] = {}
    read = set()
    for name, html in pages_of(world):
        read.add(name)
        page = Written(html)
        if faults := {fault for rule in RULES.values() for fault in rule(page)}:
            found.setdefault(name, set()).update(faults)
    assert len(read) > 150
    assert found == {}


@pytest.mark.parametrize("name", RULES)
def test_planted_fault_is_found(name: str) -> None:
    assert list(RULES[name](Written(PLANTED[name])))
