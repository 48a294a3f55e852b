"""Lines of the log as the cells of a table: on the page, and in a file for a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from logbook.rules.lines import Line
from logbook.words import event_words
from paper.dates_and_numbers import day
from paper.spreadsheet_cells import safe
from portfolio.words import by_name

BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet takes the letters for other ones


@dataclass(frozen=True)
class LogRow:
    """One line in words; `times` is empty for what was done once, `outcome` for what went as it should."""

    day: str
    who: str
    roles: str
    what: str
    times: str
    grounds: str
    outcome: str


def row_of(line: Line, child: str) -> LogRow:
    """Return a line in words, with the first name of the child that the log is about."""
    times = ngettext("%(n)s time on this day", "%(n)s times on this day", line.count) % {"n": line.count}
    return LogRow(
        day=day(line.deed.on),
        who=event_words.who(line.deed),
        roles=event_words.roles(line.deed),
        what=by_name(event_words.phrase(line.deed.event), child),
        times=times if line.count > 1 else "",
        grounds=event_words.grounds(line.deed),
        outcome=event_words.outcome(line.deed),
    )


def log_csv(lines: Iterable[Line], child: str) -> str:
    """Return lines about a child of this first name as CSV: days as spreadsheets know them, numbers as numbers, the rest in words."""
    written = io.StringIO()
    writer = csv.writer(written)
    heads = (
        _("Day"),
        _("Who"),
        _("Role"),
        _("What"),
        _("How often"),
        _("On what grounds"),
        _("How it ended"),
    )
    writer.writerow(safe(head) for head in heads)
    for line in lines:
        row = row_of(line, child)
        cells = (row.who, row.roles, row.what, str(line.count), row.grounds, row.outcome or _("done"))
        writer.writerow([line.deed.on.isoformat(), *(safe(cell) for cell in cells)])
    return BYTE_ORDER_MARK + written.getvalue()
