"""The anonymous table of one strength, to compute with elsewhere: numbers, no ids, no days.

Only the few columns of one strength, and rows in order of their own numbers: so no row can be led back to
a form. `manage.py reliability` reads these files.
"""

import csv
import io

import numpy as np

from paper.spreadsheet_cells import safe
from portfolio.statistics.tables import FloatArray
from reliability.rules.figures import MINIMUM, StrengthForms
from reliability.rules.measurement_error import ALPHA, ICC


class TooFew(Exception):
    """There are fewer rows than a table is given for."""


def table_csv(forms: StrengthForms, table: str) -> str:
    """Return a table of one strength as CSV: `antwoorden` or `dubbel`; `KeyError` for another one."""
    columns, values, minimum = {
        "antwoorden": (forms.items, forms.answers, MINIMUM[ALPHA]),
        "dubbel": (("observer_1", "observer_2"), forms.pairs, MINIMUM[ICC]),
    }[table]
    seen = ~np.isnan(values)
    kept = values[seen.any(axis=1) if table == "antwoorden" else seen.all(axis=1)]
    if len(kept) < minimum:
        raise TooFew
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([safe(column) for column in columns])
    writer.writerows([cell(value) for value in row] for row in in_order(kept))
    return written.getvalue()


def in_order(values: FloatArray) -> FloatArray:
    """Sort rows by their first column, then the next; missing last."""
    return values[np.lexsort(values.T[::-1])]


def cell(value: float) -> str:
    """Write a number; nothing for a missing one."""
    return "" if np.isnan(value) else f"{value + 0.0:g}"  # no minus before nothing
