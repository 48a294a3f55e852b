"""Fail when a text of the screens has no good Dutch translation, or a translation has no text any more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.messages import CATALOGUE, collect, faults, read_catalogue, source_files


class Command(BaseCommand):
    """List what is missing, untranslated, fuzzy, obsolete or has other placeholders."""

    help = __doc__ or ""
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        """Compare the catalogue with the sources."""
        if found := faults(collect(source_files()), read_catalogue(CATALOGUE)):
            raise CommandError(
                "\n".join([*found, f"{len(found)} faults; script/messages collects the texts."])
            )
