"""A role that ended counts for nothing: not for signing in, not for being looked up, not for a reset."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.actions import add_person, end_membership
from accounts.models import Membership, User
from accounts.security.backends import MemberBackend
from accounts.views.colleague import ENDED
from audit.models import AuditEvent
from tests.support.build import People, an_organisation_elsewhere
from tests.support.pages import Page
from tests.support.second_factor import equip


def leave(user: User, by: User) -> Membership:
    """End the one role that someone has."""
    membership = user.memberships.get()
    end_membership(membership=membership, by=by)
    return membership


@pytest.fixture
def ada(people: People, client: Client) -> Client:
    client.force_login(people.ada)
    return client


def test_account_whose_last_role_ended_cannot_sign_in(people: People) -> None:
    backend = MemberBackend()
    assert backend.user_can_authenticate(people.bram)
    leave(people.bram, people.ada)
    assert not backend.user_can_authenticate(people.bram)
    assert backend.get_user(people.bram.pk) is None


def test_who_left_is_not_among_the_people(people: People, ada: Client) -> None:
    leave(people.bram, people.ada)
    assert people.bram.full_name not in Page(ada.get(reverse("people"))).words


def page_of(user: User) -> str:
    """Return the address of a colleague."""
    return reverse("person-detail", args=[user.pk])


PAGES = ("membership-end", "membership-change", "second-factor-reset", "person-link", "person-sign-out")


@pytest.mark.parametrize("page", PAGES)
def test_who_works_elsewhere_is_out_of_reach(people: People, ada: Client, page: str) -> None:
    elsewhere = an_organisation_elsewhere().memberships.get()
    assert ada.post(reverse(page, args=[elsewhere.pk])).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_to_who_left_nothing_is_done_and_that_is_said(people: People, ada: Client, page: str) -> None:
    left = leave(people.bram, people.ada)
    before = AuditEvent.objects.filter(object_id__in=[str(left.pk), str(people.bram.pk)]).count()
    answer = ada.post(reverse(page, args=[left.pk]))
    assert answer.headers["Location"] == reverse("people")
    assert [str(message) for message in get_messages(answer.wsgi_request)] == [str(ENDED)]
    assert AuditEvent.objects.filter(object_id__in=[str(left.pk), str(people.bram.pk)]).count() == before


@pytest.mark.parametrize("has_password", [False, True])
def test_nobody_gets_a_link_to_an_own_password(people: People, ada: Client, has_password: bool) -> None:
    if has_password:
        ada.force_login(equip(people.ada))
    response = ada.post(reverse("person-link", args=[people.ada.memberships.get().pk]))
    assert (response.status_code, response.headers["Location"]) == (302, page_of(people.ada))


def test_who_left_another_organisation_can_be_added_here(people: People, ada: Client) -> None:
    olga = an_organisation_elsewhere()
    leave(olga, olga)
    new = {"email": olga.email, "full_name": olga.full_name, "role": "observer", "team": str(people.north.pk)}
    assert ada.post(reverse("person-add"), new).status_code == 200
    assert olga.memberships.filter(team=people.north, ended_at=None).exists()


def test_role_of_the_team_alone_does_not_let_in_a_closed_account(people: People) -> None:
    add_person(
        organisation=people.north.organisation,
        email=people.bram.email,
        full_name="x",
        role="observer",
        team=people.south,
        by=None,
    )
    User.objects.filter(pk=people.bram.pk).update(is_active=False)
    people.bram.refresh_from_db()
    assert not MemberBackend().user_can_authenticate(people.bram)
    assert MemberBackend().get_user(people.bram.pk) is None
