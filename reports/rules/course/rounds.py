"""What every voice saw of one domain at each moment: a sign for each strength that was asked for.

Nothing is joined and nothing gets a direction: fewer signs mean that less was asked or seen, not that a child can do less.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from portfolio.rules.definitions import Element
from reports.facts.readings import Reading, by_person
from reports.rules.levels import SCORED, Level, level_of

MOST_MOMENTS = 24  # of one voice; the newest are drawn
MOST_VOICES = 8  # the ones who looked last


@dataclass(frozen=True)
class Moment:
    """One form: how each strength of the domain stands, those clearly seen first, then those judged, then the others."""

    reading: Reading
    levels: tuple[Level, ...]

    @property
    def n_present(self) -> int:
        """How many strengths were clearly seen."""
        return self.levels.count(Level.PRESENT)

    @property
    def n_judged(self) -> int:
        """How many strengths were judged."""
        return sum(level in SCORED for level in self.levels)


@dataclass(frozen=True)
class Rounds:
    """The moments of one voice with one form; `n_earlier` more are not drawn, they are in the table."""

    label: str
    moments: tuple[Moment, ...]
    n_earlier: int

    @property
    def tallest(self) -> int:
        """The most signs at one moment."""
        return max(len(moment.levels) for moment in self.moments)


def rounds_of(
    groups: Sequence[Sequence[Reading]], labels: Sequence[str], elements: Sequence[Element]
) -> tuple[list[Rounds], int]:
    """Return what each voice saw of these strengths, and how many voices more there are: those who looked longest ago.

    `groups` holds the forms of each series in order and `labels` their names, both as `by_series` has them.
    """
    found = []
    for group, label in zip(groups, labels, strict=True):
        for who, forms in by_person(group, label):
            if moments := [moment for form in forms if (moment := moment_of(form, elements)).levels]:
                left = max(0, len(moments) - MOST_MOMENTS)
                found.append(Rounds(who, tuple(moments[left:]), left))
    newest = sorted(found, key=lambda rounds: rounds.moments[-1].reading.period_to, reverse=True)[
        :MOST_VOICES
    ]
    kept = [rounds for rounds in found if rounds in newest]
    return kept, len(found) - len(kept)


def moment_of(form: Reading, elements: Sequence[Element]) -> Moment:
    """Return how each of these strengths stands in a form that asks for it."""
    asked = [element.key for element in elements if element.key in form.scores.elements]
    levels = [level_of(form.scores.elements[key]) for key in asked]
    return Moment(form, tuple(sorted(levels, key=order_of_sign)))


def order_of_sign(level: Level) -> int:
    """Return the place of a sign from the foot up: clearly seen, judged otherwise, then not judged by its reason."""
    return int(level is not Level.PRESENT) if level in SCORED else list(Level).index(level)
