"""A chart as a page shows it: the drawing, one sentence, and the same numbers as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from reports.charts.svg import Svg


@dataclass(frozen=True)
class Figure:
    """One chart with its text alternatives.

    The first cell of each row names the row. `label` of the drawing is already inside `svg`.
    """

    id: str
    title: str
    domain: str
    svg: Svg
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def table_html(self) -> Svg:
        """The table, made here: a template would take most of the time of a page with many charts."""
        head = "".join(f'<th scope="col">{escape(column)}</th>' for column in self.columns)
        body = "".join(_row(row) for row in self.rows)
        return Svg(
            f'<table class="chart-table"><caption>{escape(self.title)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _row(cells: Iterable[str]) -> str:
    """Return one row, escaped in one go: a page has thousands of cells."""
    name, *values = escape("\x1f".join(cells)).split("\x1f")
    return f'<tr><th scope="row">{name}</th><td>{"</td><td>".join(values)}</td></tr>'
