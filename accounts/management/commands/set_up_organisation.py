"""Create an organisation with its teams and its first administrator; what is there already stays."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from accounts.actions import AlreadyMember, add_person, set_up_organisation
from accounts.rules.roles import ADMINISTRATOR
from accounts.security.database import refuse_of_another_mode
from accounts.security.invitations import path_to_choose_password


class Command(BaseCommand):
    """Print the path where the administrator chooses a password."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a name, teams, and the administrator's address and name."""
        parser.add_argument("name")
        parser.add_argument("--team", action="append", default=[], dest="teams")
        parser.add_argument("--administrator", nargs=2, metavar=("EMAIL", "NAME"), required=True)

    @transaction.atomic
    def handle(self, *, name: str, teams: list[str], administrator: list[str], **options: Any) -> None:
        """Create what is not there yet."""
        refuse_of_another_mode()
        organisation = set_up_organisation(name=name, teams=teams, is_demo=settings.MODE == "demo")
        email, full_name = administrator
        try:
            user = add_person(
                organisation=organisation,
                email=email,
                full_name=full_name,
                role=ADMINISTRATOR,
                team=None,
                by=None,
            )
        except AlreadyMember:
            self.stdout.write(f"{email} is an administrator of {name} already.")
            return
        address = settings.SITE_ADDRESS or f"http://{settings.ALLOWED_HOSTS[0]}"
        self.stdout.write(f"{full_name} chooses a password at {address}{path_to_choose_password(user)}")
