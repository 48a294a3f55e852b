"""The cells of a table that carry the signs of the map: made here, for a template would take most of the time of a page."""

from collections.abc import Iterable, Sequence
from html import escape

from reports.charts.svg.drawing import Svg

EMPTY = "<td role=cell>"  # a cell ends where the next one begins


def cell(*, level: str, dots: str, sign: str, named_by: str, turned: str, is_apart: bool) -> str:
    """Return one cell: the dots of a sheet (`sheet_of_dots`), or a sign; `named_by` is the id of what it says in words.

    `level` names its fill as the style sheet does, `turned` says in a word what is new or less, `is_apart` gives the frame.
    """
    look = f"class=tile--{level} role=img aria-labelledby={named_by}"
    drawn = f'<svg {look}><use href="#{dots}"/></svg>' if dots else f"<span {look}>{escape(sign)}</span>"
    turned_in_words = f"<i>{escape(turned)}</i>" if turned else ""
    return f"<td role=cell{' class=apart' if is_apart else ''}>{drawn}{turned_in_words}"


def row_of(cells: Iterable[str]) -> Svg:
    """Return a row of cells, each made by `cell` or `EMPTY`."""
    return Svg("".join(cells))


def words_of(named: Sequence[tuple[str, str]]) -> Svg:
    """Return the words that cells are named by, each once: (id, words)."""
    return Svg("".join(f'<span id="{name}">{escape(words)}</span>' for name, words in named))
