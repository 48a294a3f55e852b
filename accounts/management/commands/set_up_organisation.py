"""Create an organisation with its teams and its first administrators; what is there already stays."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from accounts.actions import AlreadyMember, add_person, set_up_organisation
from accounts.models import Organisation
from accounts.rules.roles import ADMINISTRATOR
from accounts.security.database import refuse_of_another_mode
from accounts.security.invitations import path_to_choose_password

LEAST = 2  # a new administrator, and a colleague who lost everything, take two


class Command(BaseCommand):
    """Print the paths where the administrators choose a password."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take a name, teams, and the address and name of each administrator."""
        parser.add_argument("name")
        parser.add_argument("--team", action="append", default=[], dest="teams")
        parser.add_argument(
            "--administrator",
            nargs=2,
            metavar=("EMAIL", "NAME"),
            action="append",
            required=True,
            dest="administrators",
            help="once for each administrator; at first two people, each with an account of their own",
        )

    @transaction.atomic
    def handle(self, *, name: str, teams: list[str], administrators: list[list[str]], **options: Any) -> None:
        """Create what is not there yet; refuse an organisation with fewer than two administrators."""
        refuse_of_another_mode()
        organisation = set_up_organisation(name=name, teams=teams, is_demo=settings.MODE == "demo")
        said = [self.add(organisation, email, full_name) for email, full_name in administrators]
        held = organisation.memberships.filter(role=ADMINISTRATOR, ended_at=None)
        if held.values("user").distinct().count() < LEAST:
            raise CommandError(
                "Name two administrators, --administrator once for each: a new administrator, and a new password with a"
                " new second step for a colleague, take two people. Nothing was created."
            )
        self.stdout.write("\n".join(said))

    def add(self, organisation: Organisation, email: str, full_name: str) -> str:
        """Add one administrator and return where to choose a password."""
        try:
            with transaction.atomic():
                user = add_person(
                    organisation=organisation,
                    email=email,
                    full_name=full_name,
                    role=ADMINISTRATOR,
                    team=None,
                    by=None,
                )
        except AlreadyMember:
            return f"{email} is an administrator of {organisation.name} already."
        address = settings.SITE_ADDRESS or f"http://{settings.ALLOWED_HOSTS[0]}"
        return f"{full_name} chooses a password at {address}{path_to_choose_password(user)}"
