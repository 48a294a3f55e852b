"""Take in an instrument from a YAML file or a FHIR R4 Questionnaire; wrong input changes nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from accounts.models import Organisation
from accounts.security.database import refuse_of_another_mode
from portfolio.actions import draft_definition, publish_definition, publish_draft
from portfolio.exchange.fhir.foreign import left_out
from portfolio.exchange.instrument_files import read_instrument
from portfolio.exchange.json_files import read_json
from portfolio.exchange.refusals import KindOfFinding, Unsupported, by_kind
from portfolio.management.owners import organisation_named
from portfolio.management.plain import PlainCommand
from portfolio.models import InstrumentVersion
from portfolio.rules.faults import Faults
from portfolio.rules.reading import DefinitionError


def line_of(kind: KindOfFinding) -> str:
    """Return what is not supported, with all its places."""
    return f"- {', '.join(kind.places)}: {kind.first.what[:300]}"


class Command(PlainCommand):
    """Read and check the whole file first; only then write."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, whose it becomes, and whether it is published at once."""
        parser.add_argument(
            "file", metavar="FILE", type=Path, help="a .yaml file, or a .json file with a Questionnaire"
        )
        parser.add_argument("--publish", action="store_true", help="publish the version; else it is a draft")
        parser.add_argument("--organisation", metavar="NAME", help="whose it is; else it is shared with all")

    def handle(self, *, file: Path, publish: bool, organisation: str | None, **options: Any) -> None:
        """Load the version and say what became of it."""
        refuse_of_another_mode()
        owner = organisation_named(organisation)
        try:
            document = read_instrument(file)
        except Unsupported as error:
            raise CommandError(
                "\n".join([f"{error}:", *map(line_of, by_kind(error.findings))]), returncode=2
            ) from error
        except Faults as error:
            raise CommandError("\n".join(f"{fault}." for fault in error.faults), returncode=2) from error
        except DefinitionError as error:
            raise CommandError(f"{error}.", returncode=2) from error
        try:
            version, became = load(document, owner, publish=publish)
        except DefinitionError as error:
            raise CommandError(f"{file.name}, {error}.", returncode=2) from error
        self.stdout.write(f"{version}: {became}")
        if file.suffix == ".json" and (fields := left_out(read_json(file))):
            self.stdout.write(f"Not taken over, as a form here has no place for it: {', '.join(fields)}.")


@transaction.atomic
def load(
    document: dict[str, Any], owner: Organisation | None, *, publish: bool
) -> tuple[InstrumentVersion, str]:
    """Write a document as a version; a draft that an organisation may be working on is left alone."""
    if publish and owner is None:
        version, is_new = publish_definition(document=document)
        return version, "published" if is_new else "already there"
    draft = draft_definition(document=document, organisation=owner, may_replace=owner is None)
    if publish:
        return publish_draft(version=draft, by=None), "published"
    return draft, "draft"
