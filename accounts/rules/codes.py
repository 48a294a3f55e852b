"""How a code of an app, or a recovery code, is read."""

import unicodedata

SEPARATORS = ("Zs", "Cc", "Pd")  # spaces, tabs and line ends, dashes


def plain_code(typed: str) -> str:
    """Return the digits of a code without the spaces and dashes between them; nothing when anything else is there.

    All that judges or remembers a code goes by this: a code that was used is the same one with a dash.
    """
    digits = "".join(sign for sign in typed if unicodedata.category(sign) not in SEPARATORS)
    return digits if digits.isascii() and digits.isdecimal() else ""
