"""Texts in a file for a spreadsheet. Pure."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
