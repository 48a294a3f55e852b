"""Whom the page of a child offers for a case, for cover, and where it can move: people who work there now."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions import add_person, end_membership
from accounts.models import Team, User
from children.actions.grants import end_grant, move_child, open_emergency
from children.forms.grants import CaseForm, CoverForm, MoveForm
from children.models import Child
from children.queries.grants import people_around
from tests.support.build import People, a_child, a_draft, an_organisation_elsewhere, entrusted
from tests.support.clock import clock_at
from tests.support.days import today
from tests.support.large_dataset import browser_of
from tests.support.seen import team_seen


@pytest.fixture
def child(people: People) -> Child:
    return a_child(people.north, people.anna, is_entrusted=False)


def another(people: People, name: str, role: str, team: Team | None) -> User:
    """Add a person to the organisation."""
    return add_person(
        organisation=people.north.organisation,
        email=f"{name.lower()}@voorbeeld.example",
        full_name=f"{name} Bos",
        role=role,
        team=team,
        by=None,
    )


def offered(form: CaseForm | CoverForm | MoveForm, field: str) -> set[object]:
    return set(form.fields[field].queryset)  # type: ignore[attr-defined]


def close(user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def test_case_goes_to_an_observer_of_the_team_without_one(people: People, child: Child) -> None:
    another(people, "Zoe", "observer", people.south)
    left, closed = (another(people, name, "observer", people.north) for name in ("Lien", "Carl"))
    end_membership(membership=left.memberships.get(), by=people.ada)
    close(closed)
    assert offered(CaseForm(child=child), "user") == {people.bram}
    case = entrusted(child, people.bram, people.anna)
    assert offered(CaseForm(child=child), "user") == set()
    sibling = a_child(people.north, people.anna, reference="DW-2", is_entrusted=False)
    assert offered(CaseForm(child=sibling), "user") == {people.bram}
    end_grant(grant=case, by=people.anna)
    assert offered(CaseForm(child=child), "user") == {people.bram}


def test_who_covers_has_no_case_yet_can_get_one(people: People, child: Child) -> None:
    form = CoverForm(
        {"user": str(people.bram.pk), "role": "observer", "until": today().isoformat()},
        child=child,
        now=timezone.now(),
    )
    assert form.is_valid()
    grant = form.grant()
    grant.granted_by = people.anna
    grant.save()
    assert offered(CaseForm(child=child), "user") == {people.bram}


def test_cover_goes_to_who_works_in_a_team_and_is_not_in_this_one(people: People, child: Child) -> None:
    an_organisation_elsewhere()
    left, closed = (another(people, name, "practitioner", people.south) for name in ("Lien", "Carl"))
    end_membership(membership=left.memberships.get(), by=people.ada)
    close(closed)
    assert offered(CoverForm(child=child, now=timezone.now()), "user") == {people.chris, people.bram}


def test_child_moves_within_the_organisation(people: People, child: Child) -> None:
    an_organisation_elsewhere()
    assert offered(MoveForm(child=child), "team") == {people.south}


def test_people_around_a_child_are_those_who_see_it_now(people: People, child: Child) -> None:
    left, closed = (another(people, name, "practitioner", people.north) for name in ("Lien", "Carl"))
    end_membership(membership=left.memberships.get(), by=people.ada)
    close(closed)
    sibling = a_child(people.north, people.anna, reference="DW-2")
    a_draft(sibling, people.anna)
    around = people_around(child)
    assert {membership.user for membership in around.team} == {people.anna, people.cora}
    assert around.n_drafts == 0
    assert (around.grants, around.past) == ([], [])


def test_access_that_ran_out_or_was_ended_is_of_before(people: People, child: Child) -> None:
    emergency = open_emergency(child=child, reason="Chris had dienst vannacht.", by=people.chris)
    case = entrusted(child, people.bram, people.anna)
    around = people_around(child)
    assert ({held.grant for held in around.grants}, around.past) == ({emergency, case}, [])
    end_grant(grant=case, by=people.anna)
    assert emergency.ends_at is not None
    with clock_at(emergency.ends_at):
        around = people_around(child)
        assert (around.grants, set(around.past)) == ([], {emergency, case})


def test_moving_ends_cases_of_this_child_and_leaves_emergency_access(people: People, child: Child) -> None:
    entrusted(child, people.bram, people.anna)
    sibling = a_child(people.north, people.anna, reference="DW-2")
    opened = browser_of(people.chris).post(
        reverse("emergency-open"),
        {"reference": child.reference, "reason": "Het kind belde vannacht; wie helpt er nu?"},
    )
    assert opened.status_code == 302
    move_child(child=child, team=people.south, seen_mark=team_seen(child), by=people.cora)
    assert [grant.kind for grant in child.grants.holding()] == ["emergency"]
    assert [grant.kind for grant in sibling.grants.holding()] == ["case"]
