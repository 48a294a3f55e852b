"""The figures of one strength as rows of a table: name, value, interval, and on how many it rests."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from paper.dates_and_numbers import hundredths
from portfolio.statistics.agreement import Icc
from portfolio.statistics.change import MINIMUM_PAIRS
from portfolio.statistics.consistency import Alpha
from reliability.rules.figures import KINDS, MINIMUM, StrengthFigures
from reliability.rules.measurement_error import ICC

FEWEST_ITEMS = {"alpha": 2, "omega": 3}


@dataclass(frozen=True)
class FigureRow:
    """One figure: its value, or why there is none; `n` and the least n that practice asks for."""

    name: str
    value: str
    interval: str
    n: int
    n_minimum: int
    is_number: bool = True


def rows_of(figures: StrengthFigures) -> list[FigureRow]:
    """Return every figure of a strength."""
    return [
        alpha_row(_("Cronbach’s alpha, all pairs of answers"), figures.pairwise, figures.pairwise.n_least),
        alpha_row(_("Cronbach’s alpha, complete forms only"), figures.listwise, figures.listwise.n),
        omega_row(figures),
        *icc_rows(figures),
        figure_row(_("Standard deviation (SD)"), figures.sd, figures.n_scores, MINIMUM_PAIRS),
        *error_rows(figures),
    ]


def figure_row(
    name: str,
    value: float | None,
    n: int,
    n_minimum: int,
    bounds: tuple[float | None, float | None] = (None, None),
    otherwise: str = "",
) -> FigureRow:
    """Return one row; below its minimum no value, and `otherwise` says why there is none."""
    lower, upper = bounds
    if n < n_minimum or value is None:
        reason = _("too few yet") if n < n_minimum else _("cannot be computed")
        return FigureRow(name, otherwise or reason, "", n, n_minimum, is_number=False)
    is_bounded = lower is not None and upper is not None
    interval = f"{hundredths(lower or 0)} – {hundredths(upper or 0)}" if is_bounded else ""
    return FigureRow(name, hundredths(value), interval, n, n_minimum)


def needs(n_items: int, statistic: str) -> str:
    """Say that a statistic needs more statements; empty when there are enough."""
    if n_items >= FEWEST_ITEMS[statistic]:
        return ""
    return _("needs %(n)s statements or more") % {"n": FEWEST_ITEMS[statistic]}


def alpha_row(name: str, alpha: Alpha, n: int) -> FigureRow:
    """Return alpha with its interval."""
    return figure_row(
        name, alpha.alpha, n, alpha.n_minimum, (alpha.lower, alpha.upper), needs(alpha.n_items, "alpha")
    )


def omega_row(figures: StrengthFigures) -> FigureRow:
    """Return omega; an improper solution counts as none."""
    omega = figures.omega
    value = None if omega.notes else omega.omega
    return figure_row(
        _("McDonald’s omega"), value, omega.n_least, omega.n_minimum, otherwise=needs(omega.n_items, "omega")
    )


def icc_rows(figures: StrengthFigures) -> Iterator[FigureRow]:
    """Yield the agreement of observers: ICC(2,1), and beside it ICC(1,1), for pairs differ between children."""
    names = {
        "ICC(2,1)": _("Agreement of two observers, ICC(2,1)"),
        "ICC(1,1)": _("Agreement of any two observers, ICC(1,1)"),
    }
    for form, name in names.items():
        found: Icc | None = figures.agreement.forms.get(form)
        value, bounds = (found.icc, (found.lower, found.upper)) if found else (None, (None, None))
        yield figure_row(name, value, figures.agreement.n, MINIMUM[ICC], bounds)


def error_rows(figures: StrengthFigures) -> Iterator[FigureRow]:
    """Yield what follows for scores and differences, from each kind of reliability that is known."""
    for kind in KINDS:
        known = figures.known[kind]
        if error := known.error:
            source = {"source": "ICC(2,1)" if kind == ICC else "alpha"}
            for name, value in (
                (_("Standard error of measurement (SEM), from %(source)s"), error.sem),
                (_("Standard error of a difference (Sdiff), from %(source)s"), error.sdiff),
                (_("Threshold for reliable change (1.96 × Sdiff), from %(source)s"), error.threshold),
            ):
                yield figure_row(name % source, value, known.n, known.n_minimum)
