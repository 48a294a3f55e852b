"""Who is signed in chooses another password: with the one of now, and every other session is over."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from tests.support.build import People
from tests.support.second_factor import PASSWORD, equip, sign_in, type_password

CHANGE, LIST = reverse("password-change"), reverse("child-list")
NEW = "drie geiten op de dijk"
TYPED = {"password": PASSWORD, "new_password1": NEW, "new_password2": NEW}


@pytest.fixture
def anna(people: People, client: Client) -> User:
    """Sign Anna in for real; return her."""
    sign_in(client, equip(people.anna))
    return people.anna


def test_account_leads_to_another_password(anna: User, client: Client) -> None:
    assert f'href="{CHANGE}"' in client.get(reverse("account")).content.decode()
    page = client.get(CHANGE).content.decode()
    assert 'name="new_password2"' in page


def test_new_password_works_and_the_old_one_no_longer(anna: User, client: Client) -> None:
    key = client.cookies["session"].value
    assert client.post(CHANGE, TYPED).headers["Location"] == reverse("account")
    assert (client.get(LIST).status_code, client.cookies["session"].value != key) == (200, True)
    assert type_password(Client(), anna, PASSWORD).status_code == 200
    assert type_password(Client(), anna, NEW).status_code == 302
    event = AuditEvent.objects.get(event="password_changed")
    assert (event.object_id, event.actor_id) == (str(anna.pk), str(anna.pk))


def test_other_sessions_are_over(anna: User, client: Client) -> None:
    elsewhere = Client()
    sign_in(elsewhere, anna)
    assert elsewhere.get(LIST).status_code == 200
    client.post(CHANGE, TYPED)
    assert elsewhere.get(LIST).headers["Location"].startswith(reverse("sign-in"))
    assert client.get(LIST).status_code == 200


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"password": "mis"}, "password"),
        ({"password": ""}, "password"),
        ({"new_password1": "kort", "new_password2": "kort"}, "new_password2"),
        ({"new_password1": "Welkom bij Noord!", "new_password2": "Welkom bij Noord!"}, "new_password2"),
        ({"new_password2": "iets heel anders dan dat"}, "new_password2"),
        ({"new_password1": PASSWORD, "new_password2": PASSWORD}, "new_password1"),
    ],
)
def test_password_that_is_not_right_changes_nothing(
    anna: User, client: Client, changes: dict[str, str], field: str
) -> None:
    refused = client.post(CHANGE, {**TYPED, **changes})
    assert (refused.status_code, list(refused.context["form"].errors)) == (200, [field])
    assert type_password(Client(), anna, PASSWORD).status_code == 302
    assert not AuditEvent.objects.filter(event="password_changed").exists()


def test_guessing_the_password_of_now_is_limited(anna: User, client: Client) -> None:
    statuses = [client.post(CHANGE, {**TYPED, "password": f"mis {n}"}).status_code for n in range(7)]
    assert statuses == [200] * 5 + [429] * 2


def test_who_has_no_password_here_is_told(people: People, client: Client) -> None:
    client.force_login(people.bram)
    answer = client.get(CHANGE)
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert answer.headers["Location"] == reverse("account")
    assert said == ["Je hebt hier geen wachtwoord: je logt in via je organisatie."]
    assert CHANGE not in client.get(reverse("account")).content.decode()
