"""What one person may do follows the roles that are held now."""

from django.contrib.auth.models import AnonymousUser

from accounts.access import access_of
from accounts.actions import add_person, end_membership
from accounts.rules.permissions import Permission as P
from accounts.rules.roles import ROLES
from tests.support.build import People


def test_stranger_may_nothing(db: None) -> None:
    access = access_of(AnonymousUser())
    assert (access.by_team, access.by_organisation) == ({}, {})


def test_each_team_has_its_own_rights(people: People) -> None:
    add_person(
        organisation=people.south.organisation,
        email=people.anna.email,
        full_name="x",
        role="observer",
        team=people.south,
        by=people.ada,
    )
    access = access_of(people.anna)
    assert access.teams_where(P.CHILD_VIEW) == access.teams_where(P.PROFILE_VIEW) == [people.north.pk]
    assert access.by_case == {people.south.pk: ROLES["observer"]}
    end_membership(membership=people.anna.memberships.get(team=people.north), by=people.ada)
    left = access_of(people.anna)
    assert (left.by_team, left.by_case) == ({}, {people.south.pk: ROLES["observer"]})


def test_administrator_holds_rights_in_the_organisation_and_in_no_team(people: People) -> None:
    access = access_of(people.ada)
    assert access.organisations_where(P.PEOPLE_MANAGE) == [people.north.organisation_id]
    assert access.by_team == {}


def test_person_is_named_as_the_log_and_the_screens_name_them(people: People) -> None:
    membership = people.anna.memberships.get()
    assert str(people.anna) == people.anna.full_name == "Anna de Wit"
    assert str(membership).startswith("Anna de Wit · ")
    assert (str(people.north), str(people.north.organisation)) == ("Noord", "De Wilg")
