"""Collect the texts of the screens into the Dutch catalogue, for a person to translate."""

from typing import Any

from django.core.management.base import BaseCommand

from config.messages import CATALOGUE, faults, update_catalogue


class Command(BaseCommand):
    """Keep the translations there are, add what is new and drop what is gone."""

    help = __doc__ or ""
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        """Write the catalogue and say what there is to translate."""
        catalogue = update_catalogue(CATALOGUE)
        open_texts = faults(catalogue, catalogue)
        self.stdout.write("\n".join([*open_texts, f"{len(catalogue)} texts, {len(open_texts)} to look at."]))
