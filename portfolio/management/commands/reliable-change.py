"""Say whether the difference between two scores is larger than measurement error; prints JSON."""

from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import CommandError, CommandParser

from portfolio.management.plain import PlainCommand
from portfolio.statistics.change import ChangeError, Method
from portfolio.statistics.reports import change_report
from portfolio.statistics.tables import read_number

NUMBERS = {
    "sd": "standard deviation of the scores (at the first moment)",
    "reliability": "reliability of one score, from 0 to 1",
    "before": "first score",
    "after": "second score",
}
MORE_NUMBERS = {
    "sd-after": "standard deviation at the second moment (method maassen)",
    "mean": "mean at the first moment: adds regression to the mean",
    "functional-mean": "mean of a group without problems: adds the cut-offs, with --mean",
    "functional-sd": "its standard deviation; --sd when left out",
}


class Command(PlainCommand):
    """Compute one reliable change index; the database is not used."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the scores and what is known of the measure."""
        for name, meaning in NUMBERS.items():
            parser.add_argument(f"--{name}", type=number, required=True, help=meaning)
        for name, meaning in MORE_NUMBERS.items():
            parser.add_argument(f"--{name}", type=number, help=meaning)
        parser.add_argument("--n", type=int, help="number of pairs behind sd and reliability")
        parser.add_argument(
            "--method", choices=[method.value for method in Method], default=Method.JACOBSON_TRUAX.value
        )

    def handle(self, *, method: str, **options: Any) -> None:
        """Print the reliable change with every figure on the way."""
        names = ("n", *(name.replace("-", "_") for name in (*NUMBERS, *MORE_NUMBERS)))
        try:
            report = change_report(method=Method(method), **{name: options[name] for name in names})
        except ChangeError as error:
            raise CommandError(f"--{error.name.replace('_', '-')} {error.rule}.", returncode=2) from error
        self.print_json(report)


def number(text: str) -> float:
    """Read a number with a point or a comma; no NaN and no infinity."""
    try:
        return read_number(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error
