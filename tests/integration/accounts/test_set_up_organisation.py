"""The command that sets up a real organisation: once, and again without harm."""

import re
from io import StringIO

from django.core.management import call_command
from django.test import Client

from accounts.models import Membership, Organisation, Team, User
from audit.models import AuditEvent


def set_up(*teams: str, email: str = "Baas@Praktijk.example") -> str:
    out = StringIO()
    wanted = [f"--team={team}" for team in teams]
    call_command(
        "set_up_organisation", "De Praktijk", *wanted, "--administrator", email, "Bea Baas", stdout=out
    )
    return out.getvalue()


def test_organisation_starts_with_teams_and_an_administrator(db: None) -> None:
    set_up("Noord", "Zuid")
    organisation = Organisation.objects.get()
    assert sorted(team.name for team in organisation.teams.all()) == ["Noord", "Zuid"]
    membership = Membership.objects.get()
    assert (membership.user.email, membership.role, membership.team) == (
        "baas@praktijk.example",
        "administrator",
        None,
    )
    about_people = AuditEvent.objects.exclude(event__startswith="instrument_")
    assert set(about_people.values_list("event", flat=True)) == {"person_added", "membership_added"}


def test_printed_address_lets_the_administrator_choose_a_password(db: None) -> None:
    found = re.search(r"https://[^/]+(/\S+)", set_up("Noord"))
    assert found is not None
    client = Client()
    form = client.get(found.group(1))
    chosen = {"new_password1": "heldere morgen 27", "new_password2": "heldere morgen 27"}
    assert client.post(form.headers["Location"], chosen).status_code == 302
    assert User.objects.get().check_password("heldere morgen 27")


def test_second_run_adds_what_is_new_and_keeps_the_rest(db: None) -> None:
    set_up("Noord")
    told = set_up("Noord", "Oost")
    assert "https://" not in told
    assert (Organisation.objects.count(), User.objects.count(), Membership.objects.count()) == (1, 1, 1)
    assert sorted(Team.objects.values_list("name", flat=True)) == ["Noord", "Oost"]
    assert "https://" in set_up("Noord", email="tweede@praktijk.example")
    assert User.objects.count() == 2
