"""What the tokens of colour promise: enough contrast for words (4.5) and for edges (3), by day and in the dark.

WCAG 2.2, 1.4.3 and 1.4.11; relative luminance as WCAG defines it.
"""

import re
from pathlib import Path

import pytest

from tests.support.apps import ROOT

DOMAINS = ("regulatory", "interpersonal", "meaning", "environment")
WORDS = 4.5
EDGES = 3.0
PAIRS = [  # in front, behind, at least
    *((front, behind, WORDS) for front in ("ink", "muted") for behind in ("paper", "surface", "sunken")),
    *(("accent", behind, WORDS) for behind in ("paper", "surface", "accent-soft", "sunken")),
    ("on-accent", "accent", WORDS),
    ("on-accent", "accent-strong", WORDS),
    ("notice-ink", "notice", WORDS),
    ("ink", "notice", WORDS),
    ("ink", "error-soft", WORDS),
    ("ink", "way-out", WORDS),
    ("saved", "surface", WORDS),
    ("error", "surface", WORDS),
    ("error", "paper", WORDS),
    ("edge", "surface", EDGES),
    ("edge", "paper", EDGES),
    ("notice-edge", "surface", EDGES),
    ("focus", "paper", EDGES),
    *(("on-domain", domain, WORDS) for domain in DOMAINS),
    *(
        (f"{domain}-text", behind, WORDS)
        for domain in DOMAINS
        for behind in ("surface", "paper", f"{domain}-tint")
    ),
    *(("ink", f"{domain}-tint", WORDS) for domain in DOMAINS),
    *((domain, "surface", EDGES) for domain in DOMAINS),
]


def colours_of(css: str) -> dict[str, str]:
    """Return the colours that a text names: of each token the first."""
    found: dict[str, str] = {}
    for name, colour in re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", css):
        found.setdefault(name, colour)
    return found


def schemes() -> dict[str, dict[str, str]]:
    css = Path(ROOT, "static/css/tokens.css").read_text(encoding="utf-8")
    by_day, dark = css.split("@media screen and (prefers-color-scheme: dark)")[:2]
    return {"light": colours_of(by_day), "dark": colours_of(by_day) | colours_of(dark.split("@media")[0])}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_has_enough_contrast(scheme: str) -> None:
    colours = schemes()[scheme]
    found = {(front, behind): contrast(colours[front], colours[behind]) for front, behind, _least in PAIRS}
    low = {pair: round(found[pair[:2]], 2) for pair in PAIRS if found[pair[:2]] < pair[2]}
    assert low == {}


def test_the_dark_names_every_colour_anew() -> None:
    light, dark = schemes().values()
    assert light.keys() == dark.keys()
    assert {name for name in light if light[name] == dark[name]} == set()


def test_contrast_is_that_of_the_norm() -> None:
    assert contrast("#000000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # WebAIM's example
