"""Whether a figure rests on as many observations as practice, or this project, asks for."""


class WithMinimum:
    """A figure that rests on `n` forms, targets, pairs or moments, and the number that is asked for."""

    n: int
    n_minimum: int

    @property
    def is_enough(self) -> bool:
        """Say whether it rests on at least that many."""
        return self.n >= self.n_minimum
