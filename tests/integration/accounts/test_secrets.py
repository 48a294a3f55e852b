"""What opens something is long, random, and over in time."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Session
from accounts.security.invitations import path_to_choose_password
from accounts.security.session_store import SessionStore
from tests.support.build import People
from tests.support.clock import clock_at


def test_session_key_cannot_be_guessed(db: None) -> None:
    keys = []
    for _ in range(200):
        session = SessionStore()
        session.create()
        keys.append(str(session.session_key))
    assert len(set(keys)) == 200
    assert {len(key) for key in keys} == {32}  # of 36 signs: 165 bits
    assert len(set("".join(keys))) == 36


def test_table_of_sessions_opens_none(people: People, client: Client) -> None:
    client.force_login(people.anna)
    key = client.cookies["session"].value
    (row,) = Session.objects.filter(user=people.anna)
    assert client.get(reverse("child-list")).status_code == 200
    assert key not in f"{row.session_key} {row.session_data} {row.get_decoded()}"
    thief = Client()
    thief.cookies["session"] = row.session_key
    assert thief.get(reverse("child-list")).status_code == 302
    assert not SessionStore().exists(row.session_key)
    assert SessionStore().exists(key)
    client.post(reverse("sign-out"))
    assert not SessionStore().exists(key)


def test_session_that_is_not_there_or_over_is_nobodys(people: People, client: Client) -> None:
    assert dict(SessionStore("verzonnenverzonnenverzonnen12345").items()) == {}
    client.force_login(people.anna)
    store = SessionStore(client.cookies["session"].value)
    assert store["_auth_user_id"] == str(people.anna.pk)
    Session.objects.update(expire_date=timezone.now())
    again = SessionStore(client.cookies["session"].value)
    assert dict(again.items()) == {}
    assert again.session_key is None


def opens(path: str) -> bool:
    """Say whether an invitation still lets someone choose a password."""
    return bool(Client().get(path, follow=True).context["validlink"])


@pytest.mark.parametrize(("hours", "is_open"), [(71, True), (73, False)])
def test_invitation_is_over_after_three_days(people: People, hours: int, is_open: bool) -> None:
    made = timezone.now() - datetime.timedelta(hours=hours)
    with clock_at(made):
        path = path_to_choose_password(people.anna)
    assert opens(path) is is_open


def test_invitation_opens_nothing_for_someone_else_or_when_changed(people: People) -> None:
    path, other = path_to_choose_password(people.anna), path_to_choose_password(people.bram)
    assert opens(path)
    *_, uid, token, _end = path.split("/")
    assert not opens(path.replace(uid, other.split("/")[-3]))
    for place in (0, -1):
        changed = list(token)
        changed[place] = "a" if changed[place] != "a" else "b"
        assert not opens(path.replace(token, "".join(changed)))
