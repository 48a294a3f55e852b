"""Recognises the number of a citizen (BSN), which is never kept: nine digits that pass the eleven test."""

import re
from unicodedata import normalize

from typed.rules.folding import number_key

# As people write one within a text: whole, or in groups of 3-3-3 or 4-2-3. After letters, a plus sign or other digits
# it is another kind of number: one's own, or that of a telephone.
WRITTEN = re.compile(
    r"(?<![\w+])(?<!\d[ .-])(?<!\w-)(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3})(?![\w])"
)
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_bsn(text: str) -> bool:
    """Say whether a text is a valid BSN and nothing else; eight digits stand for nine with a nought in front."""
    digits = number_key(text).replace(".", "").replace("-", "")
    if not (digits.isascii() and digits.isdecimal() and len(digits) in (8, 9)):
        return False
    return sum(int(n) * w for n, w in zip(digits.zfill(9), WEIGHTS, strict=True)) % 11 == 0


def holds_bsn(text: str) -> bool:
    """Say whether a number stands somewhere in a text that looks like a BSN."""
    return any(is_bsn(found.group()) for found in WRITTEN.finditer(normalize("NFKC", text)))
