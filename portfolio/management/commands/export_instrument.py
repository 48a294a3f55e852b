"""Print a version of an instrument as YAML or as a FHIR R4 Questionnaire."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from portfolio.management.owners import organisation_named
from portfolio.management.plain import PlainCommand
from portfolio.models import InstrumentVersion
from portfolio.queries.notations import NOTATIONS
from portfolio.rules.reading import DefinitionError


class Command(PlainCommand):
    """Find the version and write it to standard output."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take key, version, notation, and whose it is."""
        parser.add_argument("key", metavar="KEY", help="the key of the instrument")
        parser.add_argument("--version", metavar="V", help="the version; else the one that is published")
        parser.add_argument("--format", choices=NOTATIONS, default="yaml", help="the notation")
        parser.add_argument("--organisation", metavar="NAME", help="whose it is; else the shared one")

    def handle(self, *, key: str, version: str | None, organisation: str | None, **options: Any) -> None:
        """Print the whole version, its catalogue included."""
        found = find_version(key, version, organisation)
        try:
            text = NOTATIONS[options["format"]].write(found)
        except DefinitionError as error:
            raise CommandError(f"{found}: {error}.", returncode=2) from error
        self.stdout.write(text.rstrip("\n"))


def find_version(key: str, number: str | None, organisation: str | None) -> InstrumentVersion:
    """Return a version by key and number; without a number the one that is published."""
    owner = organisation_named(organisation)
    versions = InstrumentVersion.objects.filter(instrument__key=key, instrument__organisation=owner)
    found = versions.filter(version=number) if number else versions.published()
    if chosen := found.select_related("instrument").first():
        return chosen
    if known := ", ".join(versions.order_by("version").values_list("version", flat=True)):
        wanted = f"version {number}" if number else "published version"
        raise CommandError(f"{key} has no {wanted}; there is {known}.", returncode=2)
    whose = f"{owner} has no instrument" if owner else "There is no shared instrument"
    raise CommandError(f"{whose} {key}.", returncode=2)
