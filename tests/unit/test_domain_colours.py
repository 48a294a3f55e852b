"""One colour per domain, everywhere: `static/css/tokens.css` says which; PDF, charts, logo and icon follow it."""

import re
from pathlib import Path

import pytest

from portfolio.rules.domains import DOMAINS
from reports.charts.svg.drawing import COLOURS, TINTS
from tests.support.apps import ROOT

KEYS = [domain.key for domain in DOMAINS]
PLACES = {  # file to the pattern in which it names the colour of a domain; `%s` is the key of the domain
    "static/css/tokens.css": r"--%s:\s*(#[0-9a-f]{6})\b",
    "static/css/pdf.css": r"\.domain-%s \{[^}]*--domain:\s*(#[0-9a-f]{6})\b",
}
TINTED = {
    "static/css/tokens.css": r"--%s-tint:\s*(#[0-9a-f]{6})\b",
    "static/css/pdf.css": r"\.domain-%s \{[^}]*--tint:\s*(#[0-9a-f]{6})\b",
}
PICTURES = ("templates/components/logo_mark.html", "static/favicon.svg")  # the four in order, nothing named


def colours_named(text: str, pattern: str) -> dict[str, str]:
    """Return the first colour that a text gives each domain, in small letters."""
    found = {key: re.search(pattern % key, text, re.IGNORECASE) for key in KEYS}
    return {key: match.group(1).lower() for key, match in found.items() if match}


def read(path: str) -> str:
    return Path(ROOT, path).read_text(encoding="utf-8")


TOKENS = colours_named(read("static/css/tokens.css"), PLACES["static/css/tokens.css"])


def test_tokens_name_a_colour_for_each_domain() -> None:
    assert list(TOKENS) == KEYS
    assert len(set(TOKENS.values())) == len(KEYS)


def test_pdf_and_charts_have_the_colours_of_the_tokens() -> None:
    assert colours_named(read("static/css/pdf.css"), PLACES["static/css/pdf.css"]) == TOKENS
    assert {key: COLOURS[key].lower() for key in KEYS} == TOKENS


def test_pdf_and_charts_have_the_tints_of_the_tokens() -> None:
    tints = colours_named(read("static/css/tokens.css"), TINTED["static/css/tokens.css"])
    assert len(tints) == len(KEYS)
    assert colours_named(read("static/css/pdf.css"), TINTED["static/css/pdf.css"]) == tints
    assert {key: TINTS[key].lower() for key in KEYS} == tints


@pytest.mark.parametrize("path", PICTURES)
def test_logo_and_icon_have_the_four_colours(path: str) -> None:
    fills = re.findall(r'fill="(#[0-9A-Fa-f]{6})"', read(path))
    assert set(TOKENS.values()) <= {fill.lower() for fill in fills}


def test_another_colour_is_found() -> None:
    changed = read("static/css/pdf.css").replace(TOKENS["meaning"].upper(), "#450B51")
    assert colours_named(changed, PLACES["static/css/pdf.css"]) != TOKENS
