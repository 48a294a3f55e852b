"""The figures of the chosen form: each strength now, the time before, and the difference."""

from collections.abc import Mapping
from typing import NamedTuple

from paper.dates_and_numbers import difference
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.words import in_words
from reliability.rules.measurement_error import Change
from reports.rules.feeding import CORE
from reports.rules.profiles import StrengthMap
from reports.words import error_sentences
from reports.words.levels import figure


class FigureRow(NamedTuple):
    """One strength in figures; empty where there is none. `larger` tells of a difference larger than measurement error."""

    name: str
    is_core: bool
    before: str
    now: str
    difference: str
    larger: str


def figure_rows(
    shown: StrengthMap, definition: InstrumentDefinition, larger: Mapping[str, Change]
) -> list[FigureRow]:
    """Return a row for each strength that the form asks for."""
    earlier = shown.previous.scores.elements if shown.previous else {}
    rows = []
    for element in definition.elements:
        now = shown.reading.scores.elements[element.key].score
        past = earlier.get(element.key)
        before = past.score if past else None
        change = larger.get(element.key)
        rows.append(
            FigureRow(
                name=in_words(element.name),
                is_core=element.key in CORE,
                before="" if before is None else figure(before),
                now="" if now is None else figure(now),
                difference="" if now is None or before is None else difference(now - before),
                larger=error_sentences.numbers_behind(change) if change else "",
            )
        )
    return rows
