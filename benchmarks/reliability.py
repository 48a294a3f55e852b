"""Alpha and ICC on 20,000 forms of 48 items, as a ratio to NumPy's covariance of the same matrix.

The reading of the same forms from a CSV file stands beside it: the statistics should cost less than a
second more than that.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.sample_child import ratio
from portfolio.statistics.agreement import intraclass_correlations
from portfolio.statistics.consistency import cronbach_alpha
from portfolio.statistics.one_factor import mcdonald_omega
from portfolio.statistics.tables import FloatArray, Table, read_table, table_of

FORMS, ITEMS = 20_000, 48
MISSING = 0.05  # share of the answers in the table with holes
ROUNDS = 9


def answers() -> FloatArray:
    """Return made-up forms: one strength behind all items, answered from 0 to 3."""
    chance = np.random.default_rng(20_000)
    strength = chance.normal(size=(FORMS, 1))
    return np.clip(np.round(1.5 + 0.6 * strength + 0.8 * chance.normal(size=(FORMS, ITEMS))), 0, 3)


def with_holes(values: FloatArray) -> FloatArray:
    """Return the same forms with some answers missing."""
    holes = np.random.default_rng(48).random(values.shape) < MISSING
    return np.where(holes, np.nan, values)


def seconds_to_read(values: FloatArray) -> float:
    """Return how long the forms take to be read from a CSV file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "forms.csv"
        names = ",".join(f"item{place}" for place in range(ITEMS))
        lines = (",".join("" if np.isnan(one) else f"{one:.0f}" for one in row) for row in values)
        path.write_text("\n".join([names, *lines]), encoding="utf-8")
        began = time.perf_counter()
        read_table(path)
        return time.perf_counter() - began


def main() -> None:
    """Print the ratios and the seconds."""
    whole = answers()
    holed = with_holes(whole)
    full, partial = table_of(whole), table_of(holed)
    print(
        f"{FORMS} forms of {ITEMS} items: read from a CSV file in {seconds_to_read(holed):.2f} s; beyond that"
    )
    runs: list[tuple[str, Callable[[Table], object], Table]] = [
        ("alpha", cronbach_alpha, full),
        (f"alpha, {MISSING:.0%} missing", cronbach_alpha, partial),
        ("six forms of the ICC", intraclass_correlations, full),
        ("omega", mcdonald_omega, full),
    ]
    for name, statistic, table in runs:
        took, against, times = ratio(
            lambda statistic=statistic, table=table: statistic(table),  # type: ignore[misc]
            lambda: np.cov(whole, rowvar=False),
            rounds=ROUNDS,
        )
        print(f"  {name}: {times:.1f} times numpy.cov ({took:.3f} s against {against:.3f} s)")


if __name__ == "__main__":
    main()
