"""What in a table of answers looks like a mistake: said beside the figures, which are computed all the same."""

from collections.abc import Iterator

import numpy as np

from portfolio.statistics.consistency import cronbach_alpha
from portfolio.statistics.covariances import Missing
from portfolio.statistics.tables import FloatArray, Table

FEWEST_ROWS = 10  # in a smaller table different answers may well all differ
LOW_ITEM_REST = 0.2  # Streiner and Norman, Health Measurement Scales: items below it are usually left out
STAND_INS = (-999.0, -99.0, -9.0, 8.0, 9.0, 88.0, 99.0, 888.0, 999.0, 9999.0)  # for a missing answer


def doubts_about_items(table: Table, missing: Missing) -> tuple[str, ...]:
    """Return a sentence for each column that may be no item, may be reversed, or holds a code for missing."""
    numbers = tuple(numbers_of_persons(table))  # these spoil the sums, so nothing is said about those
    against = () if numbers else items_that_go_against(table, missing)
    return (*numbers, *codes_for_missing(table), *against)


def numbers_of_persons(table: Table) -> Iterator[str]:
    """Yield the columns of whole numbers of which nearly every row has another one."""
    for name, answers in columns_of(table):
        n_different = len(np.unique(answers))
        if len(answers) >= FEWEST_ROWS and is_whole(answers) and n_different >= 0.95 * len(answers):
            yield f"{name} has another whole number in nearly every row: if it numbers the persons, use --without {name}"


def codes_for_missing(table: Table) -> Iterator[str]:
    """Yield the columns with a number that often stands for a missing answer and lies apart from all others."""
    seen = table.values[~np.isnan(table.values)]
    for code in STAND_INS:
        others = seen[~np.isin(seen, STAND_INS)]
        lies_apart = len(others) and (code > 2 * others.max() or code < min(0.0, float(others.min())))
        for name, answers in columns_of(table):
            n = int((answers == code).sum())
            if n and lies_apart:
                yield f"{name} holds {code:g} ({n} times): if that means missing, leave those cells empty"


def items_that_go_against(table: Table, missing: Missing) -> Iterator[str]:
    """Yield the items that hardly go up and down with the sum of the others, or go the other way."""
    for item in cronbach_alpha(table, missing).items:
        if item.item_rest_r is None or item.item_rest_r >= LOW_ITEM_REST:
            continue
        what = f"{item.item} and the sum of the others correlate {item.item_rest_r:.2f}"
        remedy = f"if it is asked the other way round, use --reversed {item.item}"
        yield f"{what}: {remedy}" if item.item_rest_r < 0 else f"{what}: look whether it belongs here"


def columns_of(table: Table) -> Iterator[tuple[str, FloatArray]]:
    """Yield the name and the answers of each column, without the missing ones."""
    for name, column in zip(table.columns, table.values.T, strict=True):
        yield name, column[~np.isnan(column)]


def is_whole(answers: FloatArray) -> bool:
    """Return whether all answers are whole numbers."""
    return bool((answers == np.round(answers)).all())
