"""Print the last seal of the log; keep it outside this server, so that a cut or resealed log is found."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit.queries import chain_head


class Command(BaseCommand):
    """One line: position, seal, day and time in UTC."""

    help = __doc__ or ""

    def handle(self, **options: Any) -> str:
        """Return the line."""
        head = chain_head()
        if head is None:
            raise CommandError("Nothing was logged yet.", returncode=1)
        return f"{head.position} {head.seal} {timezone.now():%Y-%m-%dT%H:%M:%SZ}"
