"""Compile the Dutch catalogue into the form that Django reads, when it changed."""

from typing import Any

from django.core.management.base import BaseCommand

from config.messages import CATALOGUE, compile_catalogue


class Command(BaseCommand):
    """Write the MO file beside the PO file, unless it is up to date."""

    help = __doc__ or ""
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        """Compile, and say so."""
        if compile_catalogue(CATALOGUE) and options["verbosity"] > 0:
            self.stdout.write("Compiled the Dutch texts.")
