"""Fill an empty site with an invented organisation, for a look around; a second time it changes nothing."""

import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.security.database import refuse_of_another_mode
from config.demo.codes import give_apps
from config.demo.load import NoInstruments, is_loaded, load
from config.demo.plans import DemoPlan, read_plan


class Command(BaseCommand):
    """Load the demo once, and print who can sign in."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take another day than today."""
        parser.add_argument(
            "--today",
            type=datetime.date.fromisoformat,
            help="YYYY-MM-DD: end the story in the week of this day",
        )

    def handle(self, *, today: datetime.date | None, **options: Any) -> None:
        """Load what is not there, unless this is a real site; print the accounts either way."""
        if settings.MODE == "production":
            raise CommandError(
                "The demo has a known password, so it is never loaded with VEERKRACHT_MODE=production."
            )
        refuse_of_another_mode()
        if today and today > timezone.localdate():
            raise CommandError("Forms cannot be signed in the future: choose today or an earlier day.")
        plan = read_plan()
        if is_loaded(plan):
            self.stdout.write(f"{plan.name} is already there; nothing was changed.")
        else:
            self.load(plan, today or timezone.localdate())
        give_apps(plan)
        self.stdout.write(accounts_of(plan))

    def load(self, plan: DemoPlan, today: datetime.date) -> None:
        """Load the organisation and say what it holds."""
        try:
            stories = load(plan, today)
        except NoInstruments as missing:
            raise CommandError(f"Run load_instruments first: {missing} is not published.") from missing
        n_forms = sum(len(story.forms) + len(story.voices) for story in stories)
        self.stdout.write(f"{plan.name} is loaded: {len(stories)} invented children, {n_forms} forms.")


def accounts_of(plan: DemoPlan) -> str:
    """Return the accounts as lines of text: address, name, roles."""
    lines = [f"Sign in with one of these addresses; the password is {plan.password}"]
    for person in plan.people.values():
        roles = ", ".join(f"{role} {team or plan.name}" for team, role in person.memberships)
        lines.append(f"  {person.email:<28}{person.full_name:<18}{roles}")
    lines.append("The second step asks for a code: in the demo its page shows the code that you type.")
    return "\n".join(lines)
