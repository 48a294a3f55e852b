"""How varied strengths are: in which of the cells (domain by locus) at least one is present, with what is left open.

A cell holds one strength or several, and forms ask for more or fewer of them: so cells are named, and never counted
without the most there could be.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from portfolio.rules.definitions import Element
from portfolio.rules.domains import CELLS
from reports.facts.readings import Reading
from reports.rules.levels import Level, level_of

Cell = tuple[str, str]  # domain and locus
OPEN = (Level.TOO_LITTLE_SEEN, Level.LEFT_OPEN)  # what does not fit cannot be present


@dataclass(frozen=True)
class Spread:
    """The cells that a form asks about: with a strength present, with none but something not judged, and without."""

    present: tuple[Cell, ...]
    maybe: tuple[Cell, ...]
    without: tuple[Cell, ...]

    @property
    def n_asked(self) -> int:
        """The number of cells that were asked about."""
        return len(self.present) + len(self.maybe) + len(self.without)

    @property
    def at_most(self) -> int:
        """The number of cells that could hold a strength, had everything been judged."""
        return len(self.present) + len(self.maybe)


def spread_of(reading: Reading, elements: Sequence[Element]) -> Spread:
    """Return in which cells a form shows a strength, and in which it could have."""
    found: dict[str, list[Cell]] = {"present": [], "maybe": [], "without": []}
    for cell in CELLS:
        scores = reading.scores.elements
        own = [element.key for element in elements if (element.domain, element.locus) == cell]
        levels = [level_of(scores[key]) for key in own if key in scores]
        if Level.PRESENT in levels:
            found["present"].append(cell)
        elif any(level in OPEN for level in levels):
            found["maybe"].append(cell)
        elif levels:
            found["without"].append(cell)
    return Spread(tuple(found["present"]), tuple(found["maybe"]), tuple(found["without"]))
