"""Closed minutes in words: the four boxes with their names."""

from dataclasses import dataclass

from django.utils.functional import Promise

from meetings.models import Line
from meetings.rules.minutes import Said, Written


@dataclass(frozen=True)
class WrittenBox:
    """One of the four boxes as it was closed."""

    label: str | Promise
    said: list[Said]


def boxes_of(written: Written) -> list[WrittenBox]:
    """Return the four boxes in order, also those that are empty: that nothing stands there says something too."""
    return [WrittenBox(label, written.in_box(key)) for key, label in Line.Box.choices]
