"""One text for two readers: a child (je) and a grown-up (u), in each language."""

from portfolio.rules.domains import Text

TO_CHILD, TO_GROWN_UP = "child", "grown_up"


def alike(nl: str, en: str) -> dict[str, Text]:
    """Return a text that says the same to a child and to a grown-up."""
    return {TO_CHILD: Text(nl, en), TO_GROWN_UP: Text(nl, en)}


def apart(child: tuple[str, str], grown_up: tuple[str, str]) -> dict[str, Text]:
    """Return a text that a child gets in other words than a grown-up."""
    return {TO_CHILD: Text(*child), TO_GROWN_UP: Text(*grown_up)}
