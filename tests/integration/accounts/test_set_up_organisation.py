"""The command that sets up a real organisation: once, and again without harm."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Organisation, Team, User
from audit.models import AuditEvent
from tests.support.pages import Page

FIRST, SECOND, THIRD = "Baas@Praktijk.example", "tweede@praktijk.example", "derde@praktijk.example"


def set_up(*teams: str, emails: tuple[str, ...] = (FIRST, SECOND)) -> str:
    out = StringIO()
    wanted = [f"--team={team}" for team in teams]
    for number, email in enumerate(emails, start=1):
        wanted += ["--administrator", email, f"Bea Baas {number}"]
    call_command("set_up_organisation", "De Praktijk", *wanted, stdout=out)
    return out.getvalue()


def test_organisation_starts_with_teams_and_two_administrators(db: None) -> None:
    set_up("Noord", "Zuid")
    organisation = Organisation.objects.get()
    assert sorted(team.name for team in organisation.teams.all()) == ["Noord", "Zuid"]
    held = Membership.objects.filter(role="administrator", team=None, given_by=None)
    assert set(held.values_list("user__email", flat=True)) == {FIRST.lower(), SECOND}
    about_people = AuditEvent.objects.exclude(event__startswith="instrument_")
    assert set(about_people.values_list("event", flat=True)) == {"person_added", "membership_added"}


def test_first_administrator_is_told_whose_site_it_is_and_what_comes_first(db: None) -> None:
    """An empty organisation had no first steps, and the page of the password named no organisation."""
    found = re.search(r"http://[^/]+(/\S+)", set_up())
    assert found is not None
    page = Page(Client().get(found.group(1), follow=True))
    assert f"Bea Baas 1 · {FIRST.lower()} · De Praktijk" in page.words
    client = Client()
    client.force_login(User.objects.get(email=FIRST.lower()))
    assert "Eerste stappen" in Page(client.get(reverse("people"))).words
    Team.objects.create(organisation=Organisation.objects.get(), name="Noord")
    assert "Eerste stappen" not in Page(client.get(reverse("people"))).words


def test_printed_address_lets_the_administrator_choose_a_password(db: None) -> None:
    found = re.search(r"http://[^/]+(/\S+)", set_up("Noord"))
    assert found is not None
    client = Client()
    form = client.get(found.group(1))
    chosen = {"new_password1": "heldere morgen 27", "new_password2": "heldere morgen 27"}
    assert client.post(form.headers["Location"], chosen).status_code == 302
    assert User.objects.get(email="baas@praktijk.example").check_password("heldere morgen 27")


@pytest.mark.parametrize("emails", [(FIRST,), (FIRST, FIRST), (FIRST, FIRST.lower())])
def test_one_administrator_is_too_few_and_nothing_is_made(db: None, emails: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match="Name two administrators"):
        set_up("Noord", emails=emails)
    assert not Organisation.objects.exists()
    assert not User.objects.exists()


def test_second_run_adds_what_is_new_and_keeps_the_rest(db: None) -> None:
    set_up("Noord")
    told = set_up("Noord", "Oost")
    assert "://" not in told
    assert (Organisation.objects.count(), User.objects.count(), Membership.objects.count()) == (1, 2, 2)
    assert sorted(Team.objects.values_list("name", flat=True)) == ["Noord", "Oost"]
    assert "http://" in set_up("Noord", emails=(THIRD,))
    assert User.objects.count() == 3
