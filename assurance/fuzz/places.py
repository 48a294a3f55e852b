"""Where something can be sent: every form on every page of every persona, as the pages themselves say it.

So a field that is added tomorrow is sent to tomorrow, without anyone thinking of it.
"""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.urls import Resolver404, resolve

from assurance.fuzz.browsers import AS_CHRIS, OPEN, browser, pages_for
from assurance.fuzz.looking import is_marked
from tests.support.matrix import ROWS
from tests.support.pages import Page, PostedForm, Reply
from tests.support.posted import posted_to
from tests.support.world import PATTERNS, World

WRITES = ("POST", "PUT")
VISITS = 2  # of each page: what it holds differs by role, how it is written does not
# What a post to these does would take the world away from the posts after it: it is done, checked and taken back.
TAKEN_BACK = re.compile(
    r"-(remove|end|discard|retire|reset|move|approve|publish|sign|off|out|link|renew|start|unlock|propose)$"
    r"|^(sign-|choose-|password-|own-|other-|second-|session-|app-|passkey-|retention-|assessment-(check|correct|import)|erasure-)|account-confirm|language-set|^invitation-read$"
)
FILES = (".pdf", ".zip", ".csv", ".json")


def name_of(url: str) -> str:
    """Return the name of the page at an address, empty when there is none."""
    try:
        return str(resolve(urlsplit(url).path).url_name)
    except Resolver404:
        return ""


@dataclass
class Place:
    """One form for one persona: the page it stands on, where it goes, what a good post holds."""

    page: str
    persona: str
    url: str
    host: str
    method: str
    good: dict[str, str]
    kinds: dict[str, str] = field(default_factory=dict)
    files: dict[str, Any] = field(default_factory=dict)
    is_stale: bool = False

    @property
    def needs_a_visit(self) -> bool:
        """Say whether a post counts only right after its page was read, in the same session."""
        return bool(
            re.match(
                "sign-in|choose-|second-|session-|app-|passkey-|account-confirm|password-|own-|other-|recovery-",
                self.page,
            )
        )

    @property
    def is_taken_back(self) -> bool:
        """Say whether what a post does here is taken back."""
        return bool(TAKEN_BACK.search(self.page))

    def refresh(self, response: Reply) -> None:
        """Take over what the form holds now: revisions, what was saved before."""
        for form in forms_of(response):
            if place_url(form, self.host) == self.url and set(form.kinds) & set(self.kinds):
                self.good.update({name: value for name, value in form.fields.items() if is_seen(name)})
                return


def is_seen(name: str) -> bool:
    """Say whether a field holds what the sender saw, and not what the sender wants."""
    return "seen" in name or name.endswith("revision") or name in ("next", "invitation")


def forms_of(response: Reply) -> list[PostedForm]:
    """Return the forms on a page."""
    is_page = response.status_code == 200 and response.headers.get("Content-Type", "").startswith("text/html")
    return Page(response).forms if is_page else []


def place_url(form: PostedForm, host: str) -> str:
    """Return where a form goes."""
    return urljoin(host, form.action or urlsplit(host).path)


def merged(known: dict[str, Any], form: PostedForm) -> tuple[dict[str, str], dict[str, Any]]:
    """Return a good post for a form: as it stands, filled in with what we know; and its files apart."""
    texts = {name: str(value) for name, value in known.items() if not hasattr(value, "read")}
    files = {name: value for name, value in known.items() if hasattr(value, "read")}
    filled = {name: value for name, value in texts.items() if name in form.kinds and not is_seen(name)}
    return {**form.fields, **filled}, {name: files[name] for name in files if name in form.kinds}


def places_on(world: World, persona: str, forms: list[PostedForm], host: str) -> list[Place]:
    """Return the places that one page gives."""
    found = []
    for form in forms:
        url = place_url(form, host)
        name = name_of(url)
        good, files = merged(posted_to(world, name), form)
        if name and form.method == "post":
            found.append(Place(name, persona, url, host, "POST", good, form.kinds, files))
    return found


def known_places(world: World, persona: str) -> list[Place]:
    """Return the places that the access matrix knows, with the fields that tests know of."""
    found = []
    for row in pages_for(persona, WRITES):
        known = posted_to(world, row["page"])
        files = {name: value for name, value in known.items() if hasattr(value, "read")}
        good = {name: str(value) for name, value in known.items() if name not in files}
        url = world.url(row["page"], row["about"] or "anna's draft")
        kinds = {**dict.fromkeys(good, "text"), **dict.fromkeys(files, "file")}
        found.append(Place(row["page"], persona, url, "", row["method"], good, kinds, files))
    return found


def asked_on(response: Reply, forms: list[PostedForm], host: str) -> dict[str, dict[str, str]]:
    """Return the parameters that the links and forms of a page give to addresses, by address."""
    found: dict[str, dict[str, str]] = {}
    for link in re.findall(rb'href="([^"#]*\?[^"#]*)"', response.content):
        parts = urlsplit(urljoin(host, link.decode("utf-8", "replace").replace("&amp;", "&")))
        if not is_marked(parts.query):
            found.setdefault(parts.path, {}).update(parse_qsl(parts.query, keep_blank_values=True))
    for form in forms:
        if form.method == "get":
            given = {**dict.fromkeys(form.kinds, ""), **form.fields}
            found.setdefault(urlsplit(place_url(form, host)).path, {}).update(given)
    return found


@dataclass
class Map:
    """All places of a world, and all addresses with parameters, each with who finds it."""

    places: list[Place] = field(default_factory=list)
    asked: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    def has(self, place: Place) -> bool:
        """Say whether a place is known for this persona."""
        return any((p.page, p.url, p.persona) == (place.page, place.url, place.persona) for p in self.places)


def pages_of(world: World, persona: str, only: str) -> list[str]:
    """Return the addresses that a persona may read, of the pages whose name has the pattern `only`."""
    rows = [row for row in pages_for(persona, ("GET",)) if re.search(only, row["page"])]
    pages = [row for row in rows if not str(PATTERNS[row["page"]].pattern).endswith(FILES)]
    return [world.url(row["page"], row["about"] or "anna's draft") for row in pages]


def places_of(world: World, personas: list[str], only: str = "") -> Map:
    """Read every page as two who may read it, and note every form, for all who may post it.

    Only pages and forms whose name has the pattern `only`.
    """
    found, visits = Map(), Counter[str]()
    for persona in personas:
        client, known = browser(world, persona), known_places(world, persona)
        for url in pages_of(world, persona, only):
            visits[url] += persona not in AS_CHRIS
            if name_of(url) == "sign-out" or (visits[url] > VISITS and persona not in AS_CHRIS):
                continue
            response = client.get(url, follow=True)
            host, forms = response.request["PATH_INFO"], forms_of(response)
            found.places += places_on(world, persona, forms, host)
            for path, given in asked_on(response, forms, host).items():
                found.asked.setdefault((persona, path), {}).update(given)
            found.asked.setdefault((persona, host), {})
        found.places += [place for place in known if not found.has(place)]
    found.places += [
        other for place in found.places for other in for_others(place, personas) if not found.has(other)
    ]
    found.places = [place for place in found.places if re.search(only, place.page)]
    found.places = list({(p.page, p.persona, p.url, *sorted(p.kinds)): p for p in found.places}.values())
    return found


def for_others(place: Place, personas: list[str]) -> list[Place]:
    """Return the same place for all others who may post it, whatever its state."""
    rows = [row for row in ROWS if row["page"] == place.page and row["method"] == place.method]
    able = [persona for persona in personas if rows and all(row.get(persona) in OPEN for row in rows)]
    return [
        replace(place, persona=persona, good=dict(place.good)) for persona in able if persona != place.persona
    ]
