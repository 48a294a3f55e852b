"""Print the register of what was destroyed; keep it with the backups, for `erase_again` after one is put back."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from audit.actions import record
from audit.rules.events import EventType
from rights.files.erasure_register import line_of
from rights.models import Erasure


class Command(BaseCommand):
    """One line of JSON for each, with codes instead of names, and a seal."""

    help = __doc__ or ""

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        """Print the lines, the oldest first."""
        record(EventType.ERASURES_EXPORTED, by=None)
        for erasure in Erasure.objects.order_by("destroyed_at"):
            self.stdout.write(line_of(erasure))
