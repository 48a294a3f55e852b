"""Publish the instruments under `fixtures/instruments/`; a second time it changes nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.security.database import refuse_of_another_mode
from portfolio.actions import publish_definition
from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.reading import DefinitionError


class Command(BaseCommand):
    """Read each instrument file and publish what is new."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a folder other than the project's own."""
        parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)

    def handle(self, *, folder: Path, **options: Any) -> None:
        """Publish every file that is not a catalogue."""
        refuse_of_another_mode()
        for path in sorted(folder.glob("*.yaml")):
            if path.name.startswith("catalogue-"):
                continue
            try:
                version, is_new = publish_definition(document=read_document(path))
            except DefinitionError as error:
                raise CommandError(str(error), returncode=2) from error
            if options["verbosity"] > 0:
                self.stdout.write(f"{version}: {'published' if is_new else 'already there'}")
