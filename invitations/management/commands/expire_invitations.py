"""End the links whose time ran out and erase what was never sent by them; run once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from invitations.actions.asking import expire_invitations


class Command(BaseCommand):
    """Do for every child what the page of its invitations does for one."""

    help = __doc__ or ""

    def handle(self, **options: Any) -> str:
        """Return how many ended."""
        return f"{expire_invitations(by=None)} invitations ended."
