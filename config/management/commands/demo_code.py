"""Print the six digits that the app of someone of the demo shows now."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from accounts.rules.addresses import folded
from accounts.security.database import refuse_of_another_mode
from config.demo.codes import code_of


class Command(BaseCommand):
    """Stand in for a telephone, in the demo only."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address of a person."""
        parser.add_argument("email")

    def handle(self, *, email: str, **options: Any) -> None:
        """Print the code, unless this is a real site."""
        if settings.MODE != "demo":
            raise CommandError("Codes are read from the app of the person; only the demo prints them.")
        refuse_of_another_mode()
        user = User.objects.filter(email=folded(email)).first()
        code = code_of(user) if user else ""
        if not code:
            raise CommandError(f"{email} has no app in this demo; type load_demo to see who has.")
        self.stdout.write(code)
