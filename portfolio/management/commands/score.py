"""Score a filled-in form and print the scores as JSON, each missing score with its reason."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from portfolio.exchange.instrument_files import read_instrument
from portfolio.exchange.scoresheet import MOST_BYTES, read_choices, score_report
from portfolio.management.owners import organisation_named
from portfolio.management.plain import PlainCommand
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import definition_of
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.reading import DefinitionError, read_definition
from portfolio.statistics.files import InputError, read_text


class Command(PlainCommand):
    """Find the instrument, read the answers, print the scores; nothing is stored."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the instrument, whose it is, and the file with answers."""
        parser.add_argument(
            "instrument", metavar="INSTRUMENT", help="key of a published instrument, or a YAML file"
        )
        parser.add_argument(
            "answers",
            metavar="ANSWERS.json",
            type=Path,
            help="an object: item key to 0-3, not_seen, not_applicable or null",
        )
        parser.add_argument(
            "--version", metavar="V", help="a published or retired version; else the published"
        )
        parser.add_argument("--organisation", metavar="NAME", help="whose it is; else the shared one")

    def handle(self, *, instrument: str, answers: Path, version: str | None, **options: Any) -> None:
        """Print the scores of one form."""
        try:
            if instrument.endswith((".yaml", ".yml")):
                definition = definition_in_file(Path(instrument), version)
            else:
                definition = published_definition(instrument, version, options["organisation"])
            choices = read_choices(answers.name, read_text(answers, MOST_BYTES), definition)
        except DefinitionError as error:
            raise CommandError(f"{error}.", returncode=2) from error
        except InputError as error:
            raise CommandError(str(error), returncode=2) from error
        self.print_json(score_report(definition, choices))


def definition_in_file(path: Path, version: str | None) -> InstrumentDefinition:
    """Return the instrument in a YAML file; a version that is asked for must be the one in it."""
    definition = read_definition(read_instrument(path))
    if version not in (None, definition.version):
        raise InputError(path.name, f"holds version {definition.version}, not {version}")
    return definition


def published_definition(key: str, version: str | None, organisation: str | None) -> InstrumentDefinition:
    """Return a version that is published or retired; without a version the one that is published."""
    owner = organisation_named(organisation)
    used = InstrumentVersion.objects.in_use().filter(instrument__key=key, instrument__organisation=owner)
    found = used.filter(version=version) if version else used.published()
    if row := found.first():
        return definition_of(row.pk)
    if known := ", ".join(used.order_by("version").values_list("version", flat=True)):
        wanted = f"published or retired version {version}" if version else "published version"
        raise InputError(f"Instrument {key}", f"has no {wanted}; there is {known}")
    raise InputError(f"Instrument {key}", "is not among the published instruments")
