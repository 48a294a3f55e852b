"""How much stands on the two pages of the paper. What does not fit stands in the annex, and the page says so.

The first budget is the usual one. Where a page needs more room than it has, the next one is tried for that page; the last
one fits whatever was typed.
"""

import math
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from reports.charts.svg.drawing import text_width

T = TypeVar("T")
MORE = "…"


@dataclass(frozen=True)
class Budget:
    """How many entries each part has, and how wide a text may be, in times the size of the letters.

    `observers` are columns of the map, `courses` rows of blocks, `bands` bars in each lane of the time line, `lines`
    lines to write on in each place for it.
    """

    observers: int
    quotes: int
    examples: int
    bands: int
    courses: int
    sentences: int
    questions: int
    goals: int
    actions: int
    empty_actions: int
    lines: int
    text: float
    long_text: float


BUDGETS = (
    Budget(6, 3, 3, 3, 2, 4, 3, 3, 3, 2, 3, text=60, long_text=110),
    Budget(6, 3, 1, 3, 2, 3, 3, 3, 3, 2, 2, text=50, long_text=110),
    Budget(6, 2, 0, 2, 1, 3, 2, 2, 3, 1, 2, text=45, long_text=100),
    Budget(5, 2, 0, 2, 1, 2, 2, 1, 3, 1, 1, text=38, long_text=80),
    Budget(4, 1, 0, 1, 1, 1, 1, 1, 2, 0, 1, text=20, long_text=40),
    Budget(3, 0, 0, 1, 1, 0, 1, 0, 1, 0, 0, text=15, long_text=25),
)

ALL = sys.maxsize
WHOLE = Budget(
    ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL, ALL, text=math.inf, long_text=math.inf
)  # of the annex


def first_of(entries: Sequence[T], most: int) -> tuple[list[T], int]:
    """Return the first entries, at most so many, and how many more there are."""
    return list(entries[:most]), max(0, len(entries) - most)


def shortened(text: str, width: float) -> str:
    """Return a text on one line, cut behind a word where it is wider than so many times the size of its letters."""
    words = " ".join(text.split())
    if width_of(words) <= width:
        return words
    kept = ""
    for letter in words:
        if width_of(kept + letter + MORE) > width:
            break
        kept += letter
    whole = kept.rsplit(" ", 1)[0] if " " in kept else kept
    return whole.rstrip(" ,;:.") + MORE


def width_of(text: str) -> float:
    """Estimate how wide a text is, in times the size of its letters; what is not Latin counts as wide."""
    other = sum(letter > "\u024f" and not unicodedata.combining(letter) for letter in text)
    latin = "".join(letter for letter in text if letter <= "\u024f")
    return text_width(latin, 1.0) * 0.9 + other
