"""The matrix in words: every strength by everyone who looked, with the same signs as the map."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from children.models import Setting
from children.models.observer import role_name
from children.rules.voices import is_own_voice
from paper.dates_and_numbers import day_and_month, short_day
from portfolio.rules.definitions import Element
from portfolio.rules.domains import DOMAINS
from portfolio.words import in_words
from reports.charts import svg
from reports.facts.readings import Reading
from reports.rules.levels import Level
from reports.rules.matrix import Cell, Columns, Row, fitting, matrix
from reports.words.labels import first_name, who_in_words
from reports.words.levels import level_in_words
from reports.words.named_once import Words
from reports.words.questions import Definitions
from reports.words.sentences import speaker

NO_SIGN = {Level.TOO_LITTLE_SEEN: "?", Level.NOT_APPLICABLE: "–", Level.LEFT_OPEN: "…"}


@dataclass(frozen=True)
class ColumnHead:
    """Whose form a column holds: shortly, and in full for a screen reader and the line above the table."""

    name: str
    where: str
    day: str
    role: str
    asked: str
    in_full: str
    is_chosen: bool


@dataclass(frozen=True)
class CellView:
    """A cell: its look, the dots or the sign in it, what that is in words, and what turned since the time before."""

    level: str
    dots: str
    sign: str
    words: str
    turned: str
    is_apart: bool


@dataclass(frozen=True)
class RowView:
    """One strength; None where a form does not ask for it. `drawn` are the cells as the table holds them."""

    name: str
    is_apart: bool
    stands_out: bool
    cells: list[CellView | None]
    drawn: svg.Svg


@dataclass(frozen=True)
class DomainRows:
    """The strengths of one domain, those that stand out among them."""

    key: str
    name: str
    rows: list[RowView]

    @property
    def n_quiet(self) -> int:
        """How many strengths have nothing that stands out."""
        return sum(not row.stands_out for row in self.rows)


class Legend(NamedTuple):
    """Which signs are in the table, besides the dots; an own voice does not know, where an observer could not see."""

    is_apart: bool
    has_turned: bool
    unseen: bool
    unknown: bool
    unfit: bool
    left_open: bool


@dataclass(frozen=True)
class MatrixView:
    """The table; `apart` says of how many strengths voices differ, `left` how many forms and `n_hidden` how many strengths
    did not fit."""

    heads: list[ColumnHead]
    domains: list[DomainRows]
    apart: str
    left: str
    n_hidden: int
    older: list[str]
    scores: frozenset[float]
    legend: Legend

    @property
    def is_alone(self) -> bool:
        """Whether there is one column: then its words are written out."""
        return len(self.heads) == 1

    @property
    def n_columns(self) -> int:
        """How many columns the table has, with the names and the words."""
        return 1 + len(self.heads) + self.is_alone


def matrix_view(
    columns: Columns,
    elements: Sequence[Element],
    definitions: Definitions,
    chosen: Reading,
    child_name: str,
    words: Words,
    most_cells: int,
) -> MatrixView:
    """Return the matrix of these columns in words; `words` takes those that cells are named by."""
    found = matrix(elements, columns.views)
    rows = fitting(found, most_cells)
    cells = [
        (cell, is_own_voice(view.latest.role))
        for row in rows
        for cell, view in zip(row.cells, columns.views, strict=True)
        if cell
    ]
    return MatrixView(
        heads=[head_of(view.latest, child_name, is_chosen=view.latest is chosen) for view in columns.views],
        domains=[
            DomainRows(
                domain.key,
                in_words(domain.name),
                [row_view(row, columns, definitions, words) for row in own],
            )
            for domain in DOMAINS
            if (own := [row for row in rows if row.element.domain == domain.key])
        ],
        apart=apart_in_words(sum(row.is_apart for row in found)) if len(columns.views) > 1 else "",
        left=left_in_words(columns.n_left),
        n_hidden=len(found) - len(rows),
        older=[
            f"{who_in_words(view.latest)}, {short_day(view.latest.period_to)}"
            for view in columns.older[:MOST_NAMED]
        ],
        scores=frozenset(cell.score.score for cell, _is_own in cells if cell.score.score is not None),
        legend=legend_of(cells),
    )


MOST_NAMED = 6  # of those who looked longer ago


def legend_of(cells: Sequence[tuple[Cell, bool]]) -> Legend:
    """Return which signs stand in these cells, each with whether its voice is an own one."""
    found = {(cell.level, is_own) for cell, is_own in cells}
    return Legend(
        is_apart=any(cell.is_apart for cell, _is_own in cells),
        has_turned=any(cell.is_new or cell.is_less for cell, _is_own in cells),
        unseen=(Level.TOO_LITTLE_SEEN, False) in found,
        unknown=(Level.TOO_LITTLE_SEEN, True) in found,
        unfit=any(level is Level.NOT_APPLICABLE for level, _is_own in found),
        left_open=any(level is Level.LEFT_OPEN for level, _is_own in found),
    )


def head_of(reading: Reading, child_name: str, *, is_chosen: bool) -> ColumnHead:
    """Return the head of a column: a child or a parent as a voice, anyone else by the first name of who filled it in."""
    is_own = is_own_voice(reading.role)
    n = sum(score.n_items for score in reading.scores.elements.values())
    asked = ngettext("%(n)s statement", "%(n)s statements", n) % {"n": n}
    if reading.hours_seen is not None and not is_own:
        asked = _("%(asked)s · %(hours)s hours") % {"asked": asked, "hours": reading.hours_seen}
    return ColumnHead(
        name=speaker(reading, child_name) if is_own else first_name(reading),
        where=str(Setting(reading.setting).label),
        day=day_and_month(reading.period_to),
        role=role_name(reading.role, reading.age),
        asked=asked,
        in_full=f"{who_in_words(reading)}, {short_day(reading.period_to)}",
        is_chosen=is_chosen,
    )


def row_view(row: Row, columns: Columns, definitions: Definitions, words: Words) -> RowView:
    """Return one strength in words."""
    views = zip(row.cells, columns.views, strict=True)
    cells = [cell_view(cell, view.latest, definitions) if cell else None for cell, view in views]
    return RowView(
        name=in_words(row.element.name),
        is_apart=row.is_apart,
        stands_out=row.stands_out,
        cells=cells,
        drawn=svg.row_of(drawn(cell, words) if cell else svg.EMPTY for cell in cells),
    )


def drawn(cell: CellView, words: Words) -> str:
    """Return a cell as the table holds it."""
    said = _("%(words)s, seen differently") % {"words": cell.words} if cell.is_apart else cell.words
    return svg.cell(
        level=cell.level,
        dots=cell.dots,
        sign=cell.sign,
        named_by=words.id_of(said),
        turned=cell.turned,
        is_apart=cell.is_apart,
    )


def cell_view(cell: Cell, reading: Reading, definitions: Definitions) -> CellView:
    """Return one cell: the words are those of the scale that was used."""
    score = cell.score.score
    return CellView(
        level=cell.level.value.replace("_", "-"),
        dots="" if score is None else svg.dots_id(score),
        sign=NO_SIGN.get(cell.level, ""),
        words=level_in_words(cell.score, definitions[reading.instrument], is_own=is_own_voice(reading.role)),
        turned=_("new") if cell.is_new else _("less now") if cell.is_less else "",
        is_apart=cell.is_apart,
    )


def apart_in_words(n: int) -> str:
    """Say on how many strengths voices lie a whole point apart."""
    if not n:
        return _("nowhere do two voices lie a whole point apart")
    return ngettext(
        "bold: %(n)s strength with a whole point of difference or more",
        "bold: %(n)s strengths with a whole point of difference or more",
        n,
    ) % {"n": n}


def left_in_words(n: int) -> str:
    """Say how many forms have no column; empty when all have one."""
    if not n:
        return ""
    return ngettext(
        "%(n)s more observation of this half year does not fit here.",
        "%(n)s more observations of this half year do not fit here.",
        n,
    ) % {"n": n}
