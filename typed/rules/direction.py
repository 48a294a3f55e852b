"""Names that are written from right to left, on a page that is read from left to right."""

import re

# Letters of Hebrew, Arabic, Syriac and their kin, and the signs that turn a direction.
LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
RUN = re.compile(f"{LETTER}(?:[^<]*{LETTER})?")
# What stays as it is: tags, what a form sends, what stands alone in its place, and drawings.
APART = re.compile(
    r"(<(textarea|title|option|script|style|svg)\b.*?</\2\s*>|<[^>]*>)", re.DOTALL | re.IGNORECASE
)


def isolated(page: str) -> str:
    """Return a page of HTML in which what runs from right to left keeps to itself.

    Without `<bdi>` a number beside an Arabic name jumps to its other side, so that `12` and `of 12` change places.
    """
    if not RUN.search(page):
        return page
    parts = APART.split(page)  # text, tag, name of an element that is kept whole (or None), text, ...
    return "".join(
        RUN.sub(lambda found: f"<bdi>{found[0]}</bdi>", part) if place % 3 == 0 else part
        for place, part in enumerate(parts)
        if place % 3 != 2
    )
