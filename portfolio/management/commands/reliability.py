"""Compute alpha, omega or the intraclass correlations of a table of answers and print them as JSON."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from portfolio.management.plain import PlainCommand
from portfolio.statistics.covariances import Missing
from portfolio.statistics.files import InputError
from portfolio.statistics.reports import Statistic, StatisticError, report_on
from portfolio.statistics.tables import Table, on_scale, read_table, without_columns


class Command(PlainCommand):
    """Read a wide table, compute one statistic, print every figure; the database is not used."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the table, the statistic and what to do with missing answers."""
        parser.add_argument(
            "data",
            metavar="DATA.csv",
            type=Path,
            help="rows are persons or targets, columns items or raters; an empty cell is missing",
        )
        parser.add_argument(
            "--statistic", required=True, choices=[statistic.value for statistic in Statistic]
        )
        parser.add_argument("--missing", choices=[missing.value for missing in Missing])
        parser.add_argument(
            "--without", nargs="+", default=[], metavar="COLUMN", help="columns that are no item"
        )
        parser.add_argument(
            "--range", nargs=2, type=float, metavar=("LOWEST", "HIGHEST"), help="refuse other answers"
        )
        parser.add_argument(
            "--reversed",
            nargs="+",
            default=[],
            metavar="COLUMN",
            help="items asked the other way; needs --range",
        )

    def handle(self, *, data: Path, statistic: str, missing: str | None, **options: Any) -> None:
        """Print one statistic."""
        try:
            table = self.read(data, **options)
            report = report_on(table, Statistic(statistic), None if missing is None else Missing(missing))
        except (InputError, StatisticError) as error:
            raise CommandError(str(error), returncode=2) from error
        self.print_json({"file": data.name, "columns": table.columns, **report})

    def read(self, data: Path, **options: Any) -> Table:
        """Return the table with what the options leave out and turn round."""
        table = without_columns(read_table(data), options["without"])
        if options["range"]:
            lowest, highest = options["range"]
            return on_scale(table, lowest, highest, options["reversed"])
        if options["reversed"]:
            raise StatisticError("--reversed needs --range: the lowest and the highest answer of the scale.")
        return table
