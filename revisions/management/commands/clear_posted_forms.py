"""Forget the forms that were posted more than a week ago; run once a day.

A page that was open that long can be sent once more and is then carried out again.
"""

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone

from revisions.models import PostedForm

KEPT = datetime.timedelta(days=7)


class Command(BaseCommand):
    """Delete old rows, as the owner: the web role may only add and read."""

    help = __doc__ or ""

    def handle(self, **options: Any) -> str:
        """Return how many went."""
        if "owner" not in connections:
            raise CommandError("Set DATABASE_OWNER_URL: only the owner of the tables can do this.")
        old = PostedForm.objects.using("owner").filter(posted_at__lt=timezone.now() - KEPT)
        count, _by_model = old.delete()
        return f"{count} posted forms forgotten."
