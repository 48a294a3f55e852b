"""Texts in a file for a spreadsheet. Pure."""

import re

# What a spreadsheet would run, at the start and after every sign at which it may cut a line: ours is a
# comma, but a Dutch spreadsheet cuts at `;` and knows no quotes but those right after it. East Asian ones
# take the wide signs for the others.
FORMULA = re.compile(r"""(^|[;,])(?=["\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])""")


def safe(text: str) -> str:
    """Return a text, in one line, that no spreadsheet takes for a formula."""
    return FORMULA.sub(r"\1'", " ".join(text.split()))
