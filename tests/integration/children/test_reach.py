"""Which children someone reaches, all together: the list shows their names, so it is held here by itself."""

import datetime
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.access import access_of
from accounts.actions import add_person, end_membership
from accounts.models import Team, User
from children.actions.grants import add_grant, end_grant, open_emergency
from children.models import Child, Grant
from children.queries.child_access import NOTHING, reach_of, within_reach
from tests.support.build import People, a_child, an_organisation_elsewhere, entrusted
from tests.support.clock import clock_at

WEEK = datetime.timedelta(days=7)


@pytest.fixture
def child(people: People) -> Child:
    """Register two children of team North; tests give access to the first."""
    a_child(people.north, people.anna, reference="DW-2", is_entrusted=False)
    return a_child(people.north, people.anna, is_entrusted=False)


def reached(user: User) -> set[Child]:
    """Return the children that someone reaches, having looked that each can be opened then."""
    access = access_of(user)
    found = set(within_reach(access, user))
    assert all(reach_of(child, access, user).permissions for child in found)
    return found


def covered(child: Child, user: User, by: User) -> Grant:
    ends_at = timezone.now() + WEEK
    grant = Grant(child=child, user=user, kind="cover", role="practitioner", ends_at=ends_at)
    return add_grant(grant=grant, by=by)


def again(user: User, role: str, team: Team) -> None:
    """Give someone a role in another team."""
    values = {"email": user.email, "full_name": user.full_name, "role": role, "team": team, "by": None}
    add_person(organisation=team.organisation, **values)  # type: ignore[arg-type]


def test_team_reaches_its_children_and_observers_none_of_themselves(people: People, child: Child) -> None:
    assert len(reached(people.anna)) == len(reached(people.cora)) == 2
    assert reached(people.bram) == reached(people.chris) == reached(people.ada) == set()


def test_case_is_reached_by_whose_it_is_until_it_ends(people: People, child: Child) -> None:
    again(people.chris, "observer", people.north)
    case = entrusted(child, people.bram, people.anna)
    assert (reached(people.bram), reached(people.chris)) == ({child}, set())
    end_grant(grant=case, by=people.anna)
    assert reached(people.bram) == set()


def test_case_goes_with_the_role_in_the_team_of_the_child(people: People, child: Child) -> None:
    entrusted(child, people.bram, people.anna)
    again(people.bram, "observer", people.south)
    assert reached(people.bram) == {child}
    end_membership(membership=people.bram.memberships.get(team=people.north), by=people.ada)
    assert reached(people.bram) == set()
    assert reach_of(child, access_of(people.bram), people.bram).permissions == frozenset()


@pytest.mark.hard_moments
@pytest.mark.parametrize("kind", ["cover", "emergency"])
def test_cover_and_emergency_are_reached_by_whose_they_are_for_a_time(
    people: People, child: Child, kind: str
) -> None:
    again(people.chris, "observer", people.north)
    if kind == "cover":
        grant = covered(child, people.chris, people.anna)
    else:
        grant = open_emergency(child=child, reason="Chris had dienst vannacht.", by=people.chris)
    assert reached(people.chris) == {child}
    assert reached(people.bram) == set()
    assert reach_of(child, access_of(people.bram), people.bram) == NOTHING
    assert grant.ends_at is not None
    with clock_at(grant.ends_at):
        assert reached(people.chris) == set()
        assert reach_of(child, access_of(people.chris), people.chris) == NOTHING
    end_grant(grant=grant, by=people.anna)
    assert reached(people.chris) == set()


def test_cover_is_for_one_child(people: People, child: Child) -> None:
    covered(child, people.chris, people.anna)
    other = Child.objects.get(reference="DW-2")
    assert reach_of(other, access_of(people.chris), people.chris) == NOTHING


def test_who_works_elsewhere_now_reaches_nothing_of_before(people: People, child: Child) -> None:
    covered(child, people.chris, people.anna)
    elsewhere = an_organisation_elsewhere().memberships.get().team
    assert elsewhere is not None
    end_membership(membership=people.chris.memberships.get(), by=people.ada)
    again(people.chris, "practitioner", elsewhere)
    assert reached(people.chris) == set()


def test_grant_that_runs_out_while_it_is_used_leads_to_no_child(
    people: People, child: Child, client: Client
) -> None:
    entrusted(child, people.bram, people.anna)
    client.force_login(people.bram)
    with mock.patch("children.decorators.reach_of", return_value=NOTHING):
        assert client.get(reverse("assessment-list", args=[child.pk])).status_code == 404
