"""Looking at what came out: pages, files, papers, headers. Each function yields faults in words."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

import pikepdf
import tinyhtml5
import yaml

from assurance.fuzz.payloads import ASKED, TYPED, WORKED_OUT
from tests.support.pages import Reply
from tests.support.papers import opened, read_pdf

SKELETON = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}|\d+")
MARKS = (TYPED, ASKED)
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "srcset", "poster", "data", "cite", "ping"}
DIALLED = ("tel:", "mailto:")  # the contact of the organisation is there to be called
# A file is named after the number that the organisation gave the child, never after the child.
FILE_NAME = re.compile(r'attachment; filename="(krachten|inzage)-[a-z0-9-]+\.(pdf|csv)"')
# A page of an instrument has a key, made of its first title: words of a form, never of a person.
PAGE_KEY = re.compile(r"/instrumenten/[0-9a-f-]{36}/bladzijden/[a-z0-9_]+/")
NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?(e-?\d+)?", re.IGNORECASE)
SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def skeleton(name: str) -> str:
    """Return the name of a field without the numbers in it, for counting."""
    return SKELETON.sub("#", name)


def is_marked(text: str | None) -> bool:
    """Say whether something of ours stands in a text."""
    return bool(text) and any(mark in text.lower() for mark in MARKS)  # type: ignore[union-attr]


def attribute_faults(tag: str, name: str, value: str) -> Iterator[str]:
    """Judge one attribute of an element."""
    if is_marked(name):
        yield f"attribute born of a canary: <{tag} {name[:40]}>"
    if not is_marked(value):
        return
    if name.startswith("on") or name in ("style", "srcdoc"):
        yield f"canary in <{tag} {name}>"
    if name in ADDRESSES:
        start = "".join(value.lower().split())
        if start.startswith(("javascript:", "data:", "vbscript:")) or re.match(r"(https?:)?//", start):
            yield f"canary leads away: <{tag} {name}={value[:60]}>"
        elif TYPED in value.lower() and not start.startswith(DIALLED) and not PAGE_KEY.fullmatch(value):
            yield f"typed text in an address: <{tag} {name}={value[:80]}>"


class Look(HTMLParser):
    """The elements of a page as a tokenizer sees them; fast, for every answer."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge an element and its attributes."""
        self.faults += [f"element born of a canary: <{tag[:40]}>"] if is_marked(tag) else []
        for name, value in attrs:
            self.faults += attribute_faults(tag, name, value or "")
        if tag in ("script", "style"):
            self.inside = "json" if ("type", "application/json") in attrs else tag

    def handle_endtag(self, tag: str) -> None:
        """Leave a script or a style."""
        self.inside = "" if tag in ("script", "style") else self.inside

    def handle_data(self, data: str) -> None:
        """Judge what stands in scripts and styles."""
        if self.inside in ("script", "style") and is_marked(data):
            self.faults.append(f"canary in <{self.inside}>")
        if self.inside == "json" and data.strip():
            self.faults += list(json_faults(data.encode()))

    def handle_comment(self, data: str) -> None:
        """Judge a comment."""
        self.faults += ["canary in a comment"] if is_marked(data) else []

    def unknown_decl(self, data: str) -> None:
        """Judge a section that HTML does not know."""
        self.handle_comment(data)

    def handle_decl(self, decl: str) -> None:
        """Judge a declaration."""
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        """Judge an instruction."""
        self.handle_comment(data)


def html_faults(text: str) -> Iterator[str]:
    """Judge a page."""
    if is_marked(text):
        yield from Look(text).faults
        yield from (f"a template worked out a canary: {word}" for word in WORKED_OUT if word in text)


def tree_faults(text: str) -> Iterator[str]:
    """Judge a page by the tree that a browser makes of it (the algorithm of the HTML standard)."""
    for element in tinyhtml5.parse(text).iter():
        if not isinstance(element.tag, str):
            if is_marked(element.text):
                yield "canary in a comment, in the tree"
            continue
        tag = element.tag.rpartition("}")[2]
        if is_marked(tag):
            yield f"element born of a canary, in the tree: <{tag[:40]}>"
        for name, value in element.attrib.items():
            yield from attribute_faults(tag, str(name).rpartition("}")[2], value)


def csv_faults(text: str) -> Iterator[str]:
    """Judge a file for a spreadsheet: no cell may begin as a formula, whichever way the cells are told apart."""
    for separator in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator):
            for cell in row:
                if cell.lstrip().startswith(SIGNS) and not NUMBER.fullmatch(cell):
                    yield f"cell begins as a formula: {cell[:40]!r}"


def json_faults(content: bytes) -> Iterator[str]:
    """Judge JSON: it can be read, and markup in it is markup of ours."""
    try:
        waiting = [json.loads(content)]
    except ValueError as error:
        yield f"JSON that cannot be read: {error}"
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield from html_faults(str(node["div"])) if "div" in node else ()
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def pdf_faults(content: bytes) -> Iterator[str]:
    """Judge a paper: nothing that acts, no address of a canary, nothing worked out."""
    with opened(content) as paper:
        for part in paper.objects:
            if isinstance(part, pikepdf.Dictionary):
                acts = {"/JS", "/JavaScript", "/Launch", "/EmbeddedFile", "/AA"} & set(part.keys())
                yield from (f"the paper can act: {name}" for name in sorted(acts))
                if is_marked(str(part.get("/URI", ""))) or is_marked(str(part.get("/S", ""))):
                    yield f"canary in the structure of a paper: {str(part.get('/URI', part.get('/S')))[:60]}"
    words = read_pdf(content).words
    yield from (f"a template worked out a canary on paper: {word}" for word in WORKED_OUT if word in words)


def zip_faults(content: bytes) -> Iterator[str]:
    """Judge every file in an archive, and its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if is_marked(name) or ".." in name or name.startswith("/"):
                yield f"canary in the name of a file: {name[:60]}"
            yield from (pdf_faults if name.endswith(".pdf") else json_faults)(archive.read(name))


def yaml_faults(content: bytes) -> Iterator[str]:
    """Judge YAML: plain values, and no key that was typed."""
    try:
        loaded = yaml.safe_load(content)
    except yaml.YAMLError as error:
        yield f"YAML that cannot be read: {str(error)[:80]}"
        return
    if not isinstance(loaded, dict) or any(is_marked(str(key)) for key in loaded):
        yield "YAML with keys of a canary"


def header_faults(response: Reply, *, asked: bool = False) -> Iterator[str]:
    """Judge the headers and cookies; what stood in the address that was asked for may come back in one."""
    lines = [*response.headers.items(), *((name, c.OutputString()) for name, c in response.cookies.items())]
    for name, value in lines:
        if "\r" in value or "\n" in value or is_marked(name):
            yield f"header born of a canary: {name[:40]}"
        is_file = name == "Content-Disposition" and FILE_NAME.fullmatch(value)
        if TYPED in value.lower() and not is_file:
            yield f"typed text in header {name}: {value[:80]}"
    place = response.headers.get("Location", "/")
    if urlsplit(place).scheme or place.replace("\\", "/").startswith("//"):
        yield f"redirect leads away: {place[:80]}"


def body_faults(response: Reply, *, thorough: bool = False) -> Iterator[str]:
    """Judge the body after its kind."""
    kind, content = response.headers.get("Content-Type", "").split(";")[0], bytes(response.content)
    if kind == "text/html":
        text = content.decode()
        yield from html_faults(text)
        yield from tree_faults(text) if thorough else ()
    elif kind == "text/csv":
        yield from csv_faults(content.decode())
    elif judge := FILES.get(kind):
        yield from judge(content)
    elif is_marked(content.decode("utf-8", "replace")):
        yield f"canary in an answer of a kind that nobody judges: {kind}"


FILES: dict[str, Any] = {
    "application/pdf": pdf_faults,
    "application/zip": zip_faults,
    "application/yaml": yaml_faults,
    "application/json": json_faults,
    "application/fhir+json": json_faults,
}
