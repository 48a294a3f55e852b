"""The typefaces of the paper: which ones the characters of a text ask for, all from our own static files.

Noto Sans draws Latin, Cyrillic and Greek. The others are read only for a paper that needs them; no style sheet names
them, for Pango looks in all that it knows when the named one lacks a character. What none of them has is drawn as `SIGN`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from typed.rules.tidying import is_visible

SIGN = "\ufffd"
BASE = "vendor/noto-sans/NotoSans_400Regular.ttf"
FOLDER = "vendor/scripts"
UNDRAWN_PARTS = re.compile(
    r"<title>[^<]*</title>|<[^>]*>"
)  # what a reader hears of a picture, and the markup


class Typeface(NamedTuple):
    """One of the typefaces, by the name of its files; `has_bold` when it comes in two weights."""

    name: str
    has_bold: bool = True

    def path(self, weight: int = 400) -> str:
        """Return the static file of this weight."""
        return f"{FOLDER}/{self.name}-{weight}-normal.woff"

    @property
    def rules(self) -> str:
        """The rules of a style sheet that make it known, under a family name of its own."""
        weights = (400, 700) if self.has_bold else (400,)
        return "".join(
            f'@font-face {{ font-family: "{self.name}"; font-weight: {weight}; '
            f'src: url("static:{self.path(weight)}"); }}\n'
            for weight in weights
        )


def noto(*scripts: str, has_bold: bool = True) -> list[Typeface]:
    """Return the Noto Sans of these scripts, each of which is a package of its own."""
    return [Typeface(f"noto-sans-{script}-{script}", has_bold) for script in scripts]


TYPEFACES = (  # in the order in which they are asked for a character
    Typeface(
        "vazirmatn-arabic"
    ),  # in Noto Sans the dots are signs of their own, and a reader of the text loses them
    *noto("arabic", "hebrew", "syriac", "ethiopic", "armenian", "georgian"),
    *noto("devanagari", "bengali", "gurmukhi", "tamil", "sinhala", "thai"),
    *noto("tifinagh", has_bold=False),
    Typeface("noto-emoji-emoji", has_bold=False),
    *noto("symbols", has_bold=False),
    Typeface("noto-sans-symbols-2-symbols", has_bold=False),
    Typeface("noto-sans-sc-chinese-simplified", has_bold=False),
    Typeface("noto-sans-tc-chinese-traditional", has_bold=False),
    Typeface("noto-sans-jp-japanese", has_bold=False),
    Typeface("noto-sans-kr-korean", has_bold=False),
)


@cache
def characters_in(path: str) -> frozenset[str]:
    """Return the characters that a static font file draws."""
    from django.contrib.staticfiles import finders
    from fontTools.ttLib import TTFont

    with TTFont(finders.find(path), lazy=True) as font:
        table: dict[int, str] = font.getBestCmap()
    return frozenset(map(chr, table))


def needed_for(markup: str) -> tuple[list[Typeface], frozenset[str]]:
    """Return the typefaces that a page asks for beside Noto Sans, and the characters that none of them has.

    Only what is drawn counts: the name of a picture may hold a sign that no typeface has.
    """
    drawn = UNDRAWN_PARTS.sub("", markup)
    left = {one for one in set(drawn) - characters_in(BASE) if is_visible(one)}
    needed = []
    for typeface in TYPEFACES:
        if found := left & characters_in(typeface.path()):
            needed.append(typeface)
            left -= found
        if not left:
            break
    return needed, frozenset(left)


def with_signs(text: str, undrawn: Iterable[str]) -> str:
    """Return a text with the sign in the place of each character that cannot be drawn."""
    table: Any = dict.fromkeys(map(ord, undrawn), SIGN)
    return text.translate(table)
