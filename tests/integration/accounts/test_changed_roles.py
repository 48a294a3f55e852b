"""Another role or team for a colleague: in one go, told before what hangs on it, by two where it takes two."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import RoleEnded, SecondAdministratorNeeded, add_person, change_membership
from accounts.actions.people import end_membership
from accounts.actions.roles import approve_role, propose_change
from accounts.models import Membership, ProposedRole, Team, User
from accounts.queries.two_people import Acting, obstacle_to
from accounts.rules.permissions import Permission
from accounts.rules.two_people import WAIT, NotTwoPeople, Obstacle
from accounts.views.colleague import ENDED
from audit.models import AuditEvent
from children.models import Child
from logbook.queries.two_people import two_people_in
from tests.support.build import People, a_draft, an_organisation_elsewhere
from tests.support.clock import clock_at
from tests.support.days import today
from tests.support.pages import Page, Reply
from tests.support.personas import cover


@pytest.fixture
def ada(people: People, client: Client) -> Client:
    """Sign the administrator in."""
    client.force_login(people.ada)
    return client


@pytest.fixture
def bea(people: People) -> User:
    """Make a second administrator at installation."""
    return add_person(
        organisation=people.north.organisation,
        email="bea@voorbeeld.example",
        full_name="Bea Berg",
        role="administrator",
        team=None,
        by=None,
    )


def page_of(membership: Membership) -> str:
    """Return the address where a role is changed."""
    return reverse("membership-change", args=[membership.pk])


def wanted(role: str, team: Team | None = None) -> dict[str, str]:
    """Return what the form posts."""
    return {"role": role, "team": str(team.pk) if team else ""}


def held(user: User) -> list[tuple[str, Team | None]]:
    """Return the roles of now."""
    return [(one.role, one.team) for one in user.memberships.filter(ended_at=None)]


def test_other_team_and_role_take_the_place_of_those_of_now(people: People, ada: Client) -> None:
    role = people.anna.memberships.get()
    answer = ada.post(page_of(role), wanted("coordinator", people.south))
    assert answer.headers["Location"] == reverse("person-detail", args=[people.anna.pk])
    assert held(people.anna) == [("coordinator", people.south)]
    new = people.anna.memberships.get(ended_at=None)
    assert (new.given_by, new.started_at.date()) == (people.ada, timezone.now().date())
    events = AuditEvent.objects.filter(event__startswith="membership_", actor_id=str(people.ada.pk))
    assert list(events.order_by("pk").values_list("event", "object_id")) == [
        ("membership_ended", str(role.pk)),
        ("membership_added", str(new.pk)),
    ]


def test_change_works_at_the_next_request(people: People, ada: Client, child: Child) -> None:
    anna = Client()
    anna.force_login(people.anna)
    profile = reverse("profile", args=[child.pk])
    assert anna.get(profile).status_code == 200
    ada.post(page_of(people.anna.memberships.get()), wanted("practitioner", people.south))
    assert anna.get(profile).status_code == 404


def test_change_stands_in_the_month_that_is_looked_over(people: People, ada: Client) -> None:
    ada.post(page_of(people.anna.memberships.get()), wanted("coordinator", people.north))
    given = two_people_in(people.north.organisation, today().replace(day=1)).roles
    found = [
        (one.membership.role, one.membership.given_by) for one in given if one.membership.user == people.anna
    ]
    assert ("coordinator", people.ada) in found


def test_what_hangs_on_a_role_is_told_in_numbers_before_it_changes(
    people: People, ada: Client, child: Child
) -> None:
    a_draft(child, people.bram)
    cover(child, people.chris, "observer", people.cora)
    words = {
        user: Page(ada.get(page_of(user.memberships.get()))).words
        for user in (people.bram, people.chris, people.cora, people.ada)
    }
    assert "Bram de Wit heeft toegang gekregen tot 1 kind van het team" in words[people.bram]
    assert "1 concept van Bram de Wit raakt buiten bereik" in words[people.bram]
    assert f"{people.chris} neemt waar voor 1 kind van een ander team" in words[people.chris]
    assert f"{people.cora} is de enige coördinator van Noord, een team met 1 kind." in words[people.cora]
    assert "vastzit" not in words[people.ada]
    for text in words.values():  # who gives roles sees no child
        assert child.first_name not in text
        assert child.reference not in text


def test_same_role_in_the_same_team_is_no_change(people: People, ada: Client) -> None:
    role = people.anna.memberships.get()
    refused = ada.post(page_of(role), wanted(role.role, role.team))
    assert list(refused.context["form"].errors) == ["role"]
    assert people.anna.memberships.get().ended_at is None


def test_team_in_which_the_person_works_already_is_refused_and_nothing_ends(
    people: People, ada: Client
) -> None:
    add_person(
        organisation=people.north.organisation,
        email=people.anna.email,
        full_name="Anna",
        role="observer",
        team=people.south,
        by=None,
    )
    before = held(people.anna)
    refused = ada.post(
        page_of(people.anna.memberships.get(team=people.north)), wanted("observer", people.south)
    )
    assert list(refused.context["form"].errors) == ["team"]
    assert held(people.anna) == before


@pytest.mark.parametrize("role", ["administrator", "privacy_officer"])
def test_role_that_takes_two_waits_and_that_of_now_goes_on(
    people: People, ada: Client, bea: User, role: str
) -> None:
    now = people.anna.memberships.get()
    answer = ada.post(page_of(now), wanted(role))
    assert "wacht tot een andere beheerder" in said(answer)
    assert held(people.anna) == [("practitioner", people.north)]
    with pytest.raises(SecondAdministratorNeeded):
        change_membership(membership=now, role=role, team=None, by=people.ada)
    proposed = ProposedRole.objects.get()
    with pytest.raises(NotTwoPeople):
        approve_role(proposed=proposed, by=people.ada)
    other = Client()
    other.force_login(bea)
    assert "Dan stopt deze rol: professional, Noord." in Page(other.get(reverse("people"))).words
    assert other.post(reverse("role-approve", args=[proposed.pk])).status_code == 200
    assert held(people.anna) == [(role, None)]
    given = people.anna.memberships.get(ended_at=None)
    assert (given.given_by, given.approved_by) == (people.ada, bea)


def said(response: Reply) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_own_role_is_changed_by_another_administrator_only(people: People, ada: Client, bea: User) -> None:
    ada.post(page_of(people.ada.memberships.get()), wanted("practitioner", people.north))
    assert held(people.ada) == [("administrator", None)]
    approve_role(proposed=ProposedRole.objects.get(), by=bea)
    assert held(people.ada) == [("practitioner", people.north)]


def test_new_role_counts_for_two_people_after_a_week_only(people: People, bea: User) -> None:
    """Who was made coordinator a moment ago does not yet look at an emergency access afterwards."""
    role = people.anna.memberships.get()
    change_membership(membership=role, role="coordinator", team=people.north, by=bea)
    opened = Acting(people.chris.pk, Permission.EMERGENCY_OPEN)
    looks = Acting(people.anna.pk, Permission.EMERGENCY_REVIEW)
    place = people.north.organisation_id
    assert obstacle_to(opened, looks, place) == Obstacle.NEW
    with clock_at(timezone.now() + WAIT):
        assert obstacle_to(opened, looks, place) is None


def test_role_that_ended_before_the_second_said_yes_is_not_brought_back(people: People, bea: User) -> None:
    now = people.anna.memberships.get()
    proposed = propose_change(membership=now, role="administrator", team=None, by=people.ada)
    end_membership(membership=now, by=people.ada)
    ended_at = Membership.objects.get(pk=now.pk).ended_at
    approve_role(proposed=proposed, by=bea)
    assert Membership.objects.get(pk=now.pk).ended_at == ended_at
    assert held(people.anna) == [("administrator", None)]


def test_who_is_second_is_told_and_changes_nothing(people: People, ada: Client) -> None:
    role = people.anna.memberships.get()
    ada.post(page_of(role), wanted("coordinator", people.north))
    assert said(ada.post(page_of(role), wanted("observer", people.south))).endswith(str(ENDED))
    assert held(people.anna) == [("coordinator", people.north)]
    with pytest.raises(RoleEnded):
        change_membership(membership=role, role="observer", team=people.south, by=people.ada)
    assert held(people.anna) == [("coordinator", people.north)]


def test_role_and_person_of_another_organisation_are_out_of_reach(people: People, ada: Client) -> None:
    elsewhere = an_organisation_elsewhere().memberships.get()
    assert ada.get(page_of(elsewhere)).status_code == 404
    assert ada.get(reverse("person-detail", args=[elsewhere.user_id])).status_code == 404
    refused = ada.post(page_of(people.anna.memberships.get()), wanted("observer", elsewhere.team))
    assert list(refused.context["form"].errors) == ["team"]


def test_who_left_has_no_page_any_more(people: People, ada: Client) -> None:
    page = reverse("person-detail", args=[people.bram.pk])
    assert ada.get(page).status_code == 200
    end_membership(membership=people.bram.memberships.get(), by=people.ada)
    assert ada.get(page).status_code == 404
