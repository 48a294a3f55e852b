"""Reading a page as a browser without scripts would: its words, its rows, what its forms would send."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.utils.translation import gettext

SILENT = ("script", "style", "template")
Reply = Any  # what the test client answers; Django's stubs know it by a private name only


@dataclass
class PostedForm:
    """A form on a page: where it goes, what it would send as it stands, and the kind of each control it has."""

    action: str
    method: str = "get"
    fields: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Page(HTMLParser):
    """A page, read once: `words` are all its texts, `rows` the cells of its tables, `ids` its ids."""

    def __init__(self, response: Reply) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[PostedForm] = []
        self.ids: list[str] = []
        self.classes: list[str] = []
        self.rows: list[list[str]] = []
        self.handlers: list[str] = []
        self._texts: list[str] = []
        self._silent = 0
        self._is_cell = False
        self._area = self._select = ""
        self.feed(response.content.decode())

    @property
    def words(self) -> str:
        """All that can be read, in one line."""
        return " ".join(" ".join(self._texts).split())

    @property
    def form(self) -> PostedForm:
        """The form that the page is about: the one with the most fields, the lowest of equals."""
        own = [
            form for form in self.forms if not form.action.endswith("/ontgrendelen/")
        ]  # it lies over any page
        return max(reversed(own), key=lambda form: len(form.fields))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of one element."""
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.classes += given.get("class", "").split()
        self.handlers += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        self._silent += tag in SILENT
        if tag == "form":
            self.forms.append(PostedForm(given.get("action", ""), given.get("method", "get").lower()))
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self._is_cell = True
        elif self.forms and not self._silent:
            self._control(tag, given)

    def _control(self, tag: str, given: dict[str, str]) -> None:
        fields, name = self.forms[-1].fields, given.get("name", "")
        if name and tag in ("button", "textarea", "select", "input"):
            self.forms[-1].kinds[name] = given.get("type", "text") if tag == "input" else tag
        if tag == "button" and name:
            self.forms[-1].buttons.append((name, given.get("value", "")))
        elif tag == "textarea":
            self._area = name
            fields[name] = ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and ("selected" in given or self._select not in fields):
            fields[self._select] = given.get("value", "")
        elif tag == "input" and name and is_sent(given):
            fields[name] = given.get("value", "on" if given.get("type") == "checkbox" else "")

    def handle_endtag(self, tag: str) -> None:
        """Take note that an element ends."""
        self._silent -= tag in SILENT
        if tag == "textarea" and self._area:
            text = self.forms[-1].fields[self._area]
            self.forms[-1].fields[self._area] = text.removeprefix("\n")
            self._area = ""
        elif tag == "select":
            self._select = ""
        elif tag in ("td", "th"):
            self._is_cell = False

    def handle_data(self, data: str) -> None:
        """Keep a text where it belongs."""
        if self._area:
            self.forms[-1].fields[self._area] += data
        if self._silent:
            return
        self._texts.append(data)
        if self._is_cell:
            self.rows[-1][-1] = " ".join(f"{self.rows[-1][-1]} {data}".split())


def is_sent(given: dict[str, str]) -> bool:
    """Say whether a browser sends an input as it stands."""
    return given.get("type") != "submit" and (
        given.get("type") not in ("radio", "checkbox") or "checked" in given
    )


def written(score: float | None) -> str:
    """Write a score as the Dutch pages do."""
    return "–" if score is None else f"{score:.1f}".replace(".", ",")


def now_by_name(page: Page) -> dict[str, str]:
    """Return the column ‘now’ of the figures of a profile by strength, without its tag."""
    rows = [row for row in page.rows if len(row) == 4 and re.fullmatch(r"–|\d,\d", row[2])]
    resource, core = f" {gettext('resource')}", f" {gettext('core')}"
    return {row[0].removesuffix(resource).removesuffix(core): row[2] for row in rows}
