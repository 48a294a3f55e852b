"""What every page is like as it is written: its punctuation, and its markup where browsers differ.

Every page of `docs/access-matrix.csv` is read (`tests/test_every_page.py`), and every form that is refused
(`tests/test_refused_forms.py`).
"""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import pytest

from tests.support.read_pages import Reading

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


def faults_of(html: str) -> list[str]:
    """Return what is out of place on a page."""
    page = Written(html)
    return [fault for rule in RULES.values() for fault in rule(page)]


def faults_in(reading: Reading) -> Iterator[str]:
    """Yield what is out of place on a page that was read."""
    yield from faults_of(reading.html)


@pytest.mark.parametrize("name", RULES)
def test_planted_fault_is_found(name: str) -> None:
    assert list(RULES[name](Written(PLANTED[name])))
