"""Statistics as plain values, for strict JSON: what the commands print."""

from dataclasses import asdict
from enum import StrEnum
from typing import Any

from portfolio.statistics.agreement import Agreement, intraclass_correlations
from portfolio.statistics.change import (
    ChangeError,
    Method,
    ReliableChange,
    Scale,
    cut_offs,
    regression_to_the_mean,
    reliable_change,
)
from portfolio.statistics.consistency import Alpha, cronbach_alpha
from portfolio.statistics.covariances import Missing
from portfolio.statistics.doubts import codes_for_missing, doubts_about_items
from portfolio.statistics.one_factor import Omega, mcdonald_omega
from portfolio.statistics.tables import Table

Result = Alpha | Omega | Agreement | ReliableChange


class Statistic(StrEnum):
    """The three questions to a table of answers."""

    ALPHA = "alpha"
    OMEGA = "omega"
    ICC = "icc"


class StatisticError(ValueError):
    """A question that does not go with the data; the sentence says why."""


def report_on(table: Table, statistic: Statistic, missing: Missing | None = None) -> dict[str, Any]:
    """Compute one statistic of a table; without a choice alpha and omega are pairwise, ICC listwise.

    `doubts` holds a sentence for each thing in the table that looks like a mistake.
    """
    if statistic is Statistic.ICC:
        if missing is Missing.PAIRWISE:
            raise StatisticError(
                "--missing pairwise does not go with icc: it needs every rating of a target."
            )
        agreement = as_plain(statistic, intraclass_correlations(table))
        return agreement | {"missing": Missing.LISTWISE, "doubts": tuple(codes_for_missing(table))}
    missing = missing or Missing.PAIRWISE
    compute = cronbach_alpha if statistic is Statistic.ALPHA else mcdonald_omega
    return as_plain(statistic, compute(table, missing)) | {"doubts": doubts_about_items(table, missing)}


def as_plain(statistic: str, result: Result) -> dict[str, Any]:
    """Return a result as plain values, with its name and whether it rests on enough forms."""
    return {"statistic": statistic, "is_enough": result.is_enough, **asdict(result)}


def change_report(
    *,
    sd: float,
    reliability: float,
    before: float,
    after: float,
    method: Method = Method.JACOBSON_TRUAX,
    sd_after: float | None = None,
    n: int | None = None,
    mean: float | None = None,
    functional_mean: float | None = None,
    functional_sd: float | None = None,
) -> dict[str, Any]:
    """Return the reliable change between two scores, and what else the given figures allow.

    `ChangeError` names a figure out of its range, and one that nothing would use.
    """
    if sd_after is not None and method is not Method.MAASSEN:
        raise ChangeError("sd_after", "goes with the method maassen only")
    if functional_sd is not None and functional_mean is None:
        raise ChangeError("functional_sd", "needs the functional mean as well")
    if functional_mean is not None and mean is None:
        raise ChangeError("functional_mean", "needs the mean of the clinical group as well")
    change = reliable_change(Scale(sd, reliability, sd_after, n), before, after, method)
    report = as_plain("reliable-change", change) | {"regression_to_the_mean": None, "cut_offs": None}
    if mean is not None:
        report["regression_to_the_mean"] = asdict(regression_to_the_mean(before, mean, reliability))
    if mean is not None and functional_mean is not None:
        report["cut_offs"] = asdict(cut_offs(mean, sd, functional_mean, functional_sd or sd))
    return report
