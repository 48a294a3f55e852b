"""Clear the practice children of colleagues who left: nobody else opens one; run once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from rights.actions.practice import clear_practice_of_who_left


class Command(BaseCommand):
    """Clear them with the rights of the site: the database looks whether the person is in a team."""

    help = __doc__ or ""

    def handle(self, **options: Any) -> str:
        """Return how many went."""
        return f"{clear_practice_of_who_left()} practice children cleared."
