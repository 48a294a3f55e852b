"""Teams: made and renamed by an administrator, each name once, whatever way it is typed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.actions import add_person
from accounts.actions.teams import NameTaken, add_team, change_team
from accounts.models import Team
from audit.models import AuditEvent
from tests.support.build import People, an_organisation_elsewhere
from tests.support.pages import Page
from tests.support.seen import name_seen

ADD = reverse("team-add")


@pytest.fixture
def ada(people: People, client: Client) -> Client:
    """Sign the administrator in."""
    client.force_login(people.ada)
    return client


def test_team_is_added_and_people_can_be_given_a_role_in_it(people: People, ada: Client) -> None:
    assert ada.post(ADD, {"name": "Oost"}).headers["Location"] == reverse("team-list")
    team = people.north.organisation.teams.get(name="Oost")
    assert AuditEvent.objects.get(event="team_added").object_id == str(team.pk)
    assert "Oost" in Page(ada.get(reverse("person-add"))).words
    assert ["Oost", "0"] in [row[:2] for row in Page(ada.get(reverse("team-list"))).rows]


def test_renamed_team_keeps_its_people(people: People, ada: Client) -> None:
    page = reverse("team-change", args=[people.north.pk])
    assert (
        ada.post(page, {"name": "Noorderlicht", "seen_revision": name_seen(people.north)}).status_code == 302
    )
    people.north.refresh_from_db()
    assert people.north.name == "Noorderlicht"
    assert people.anna.memberships.get().team == people.north
    assert people.north.phone == ""
    assert AuditEvent.objects.get(event="team_changed").object_id == str(people.north.pk)


@pytest.mark.parametrize("name", ["Noord", "noord", "NÖÖRD", " Noord ", "No'ord"])
def test_name_that_reads_as_that_of_another_team_is_refused(people: People, ada: Client, name: str) -> None:
    refused = ada.post(ADD, {"name": name})
    assert list(refused.context["form"].errors) == ["name"]
    renamed = ada.post(
        reverse("team-change", args=[people.south.pk]),
        {"name": name, "seen_revision": name_seen(people.south)},
    )
    assert list(renamed.context["form"].errors) == ["name"]
    assert people.north.organisation.teams.count() == 2


def test_own_name_may_be_written_in_another_way(people: People, ada: Client) -> None:
    page = reverse("team-change", args=[people.north.pk])
    assert ada.post(page, {"name": "NOORD", "seen_revision": name_seen(people.north)}).status_code == 302


def test_another_organisation_may_have_the_same_name_and_is_out_of_reach(people: People, ada: Client) -> None:
    elsewhere = an_organisation_elsewhere().memberships.get().team
    assert elsewhere is not None
    assert ada.get(reverse("team-change", args=[elsewhere.pk])).status_code == 404
    assert elsewhere.name not in Page(ada.get(reverse("team-list"))).words
    Team.objects.filter(pk=elsewhere.pk).update(name="Oost")
    assert ada.post(ADD, {"name": "Oost"}).status_code == 302


def test_name_that_a_colleague_took_meanwhile_is_refused_by_the_database(people: People) -> None:
    with pytest.raises(NameTaken):
        add_team(organisation=people.north.organisation, name="Noord", by=people.ada)
    with pytest.raises(NameTaken):
        change_team(
            team=people.south, name="Noord", phone="", seen_mark=name_seen(people.south), by=people.ada
        )


def test_queries_do_not_grow_with_teams_and_people(people: People, ada: Client) -> None:
    def queries(page: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert ada.get(reverse(page)).status_code == 200
        return len(found)

    before = queries("team-list"), queries("people")
    for number in range(5):
        team = add_team(organisation=people.north.organisation, name=f"Team {number}", by=people.ada)
        for one in range(3):
            add_person(
                organisation=people.north.organisation,
                email=f"p{number}{one}@voorbeeld.example",
                full_name=f"Persoon {number}{one}",
                role="observer",
                team=team,
                by=None,
            )
    assert (queries("team-list"), queries("people")) == before
