"""What kinds of work are called on a page."""

from django.utils.functional import Promise

LABELS: dict[str, str | Promise] = {}  # by name; each kind of work adds its own (`background.decorators`)


def label_of(name: str) -> str:
    """Return what a kind of work is called; its own name when this version of the site does not know it."""
    return str(LABELS.get(name, name))
