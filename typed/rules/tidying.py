"""How typed text is kept: one kind of line end, and no text that nobody can see."""

import re
from unicodedata import category

LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}  # categories of characters that leave no mark on a page
# Characters of other categories that are drawn as nothing: fillers, joiners, variation selectors, the empty braille cell.
BLANKS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def with_one_line_end(text: str) -> str:
    """Return a text in which every line ends with LF: a posted form brings CR LF where a script brings LF."""
    return LINE_ENDS.sub("\n", text)


def is_visible(text: str) -> bool:
    """Say whether a text has a character that a reader can see."""
    return any(category(character) not in UNSEEN and not BLANKS.match(character) for character in text)


def tidied(text: str) -> str:
    """Return a text as it is kept: lines that end with LF; the empty text when nothing in it can be seen."""
    return with_one_line_end(text) if is_visible(text) else ""
