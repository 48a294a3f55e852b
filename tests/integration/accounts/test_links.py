"""A link to choose a password works once and briefly, and no longer than it is needed."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.security.invitations import MAILED, path_to_choose_password
from tests.support.build import People
from tests.support.clock import clock_at
from tests.support.second_factor import equip

CHOSEN = {"new_password1": "drie geiten op de dijk", "new_password2": "drie geiten op de dijk"}


@pytest.fixture
def anna(people: People) -> User:
    return equip(people.anna)


def opens(path: str) -> bool:
    return bool(Client().get(path, follow=True).context["validlink"])


@pytest.mark.hard_moments
def test_link_works_once_and_for_half_an_hour(anna: User) -> None:
    for minutes, is_open in ((29, True), (31, False)):
        made = timezone.now() - datetime.timedelta(minutes=minutes)
        with clock_at(made):
            path = path_to_choose_password(anna, MAILED)
        assert opens(path) is is_open
    path, other = (path_to_choose_password(anna, MAILED) for _ in range(2))
    client = Client()
    client.post(client.get(path).headers["Location"], CHOSEN)
    assert (opens(path), opens(other)) == (False, False)
    assert reverse("password-forgotten") in Client().get(path, follow=True).content.decode()


@pytest.mark.parametrize("what", ["sign-in", "signed out", "closed", "no role"])
def test_link_is_over_when_it_is_no_longer_needed(anna: User, what: str) -> None:
    path = path_to_choose_password(anna, MAILED)
    assert opens(path)
    if what == "sign-in":
        User.objects.filter(pk=anna.pk).update(last_login="2026-11-22T12:00Z")
    elif what == "signed out":
        User.objects.filter(pk=anna.pk).update(session_generation=3)
    elif what == "closed":
        User.objects.filter(pk=anna.pk).update(is_active=False)
    else:
        anna.memberships.update(ended_at="2026-11-22T10:00Z")
    assert not opens(path)


def test_mailed_link_is_no_invitation_and_the_other_way_round(anna: User) -> None:
    given, mailed = path_to_choose_password(anna), path_to_choose_password(anna, MAILED)
    *_, token, _end = given.split("/")
    *_, other, _end = mailed.split("/")
    assert (opens(given), opens(mailed)) == (True, True)
    assert not opens(mailed.replace(other, token))
    assert not opens(given.replace(token, other))
