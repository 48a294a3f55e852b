"""Examples in words, each with the answer at which it was written."""

from typing import NamedTuple

SEEN_FROM = 2  # the answer from which an example illustrates a strength


class Example(NamedTuple):
    """What an observer wrote at one statement; `value` is the answer there (0 to 3), None without a score."""

    text: str
    value: int | None

    @property
    def shows_strength(self) -> bool:
        """Whether it may stand as proof of a strength; below that it belongs to the chances, and says so."""
        return self.value is not None and self.value >= SEEN_FROM
