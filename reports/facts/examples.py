"""Examples in words, each with the answer at which it was written."""

from typing import NamedTuple


class Example(NamedTuple):
    """What an observer wrote at one statement; `value` is the answer there (0 to 3), None without a score."""

    text: str
    value: int | None

    def shows_strength(self, present_from: float) -> bool:
        """Say whether it may stand as proof of a strength, which counts as present from this many scale points."""
        return self.value is not None and self.value >= present_from
