"""People see where they are signed in and end it there; an administrator ends it for someone."""

import datetime

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Session, User
from audit.models import AuditEvent
from audit.occasion import session_digest, session_mark
from tests.support.build import People, an_organisation_elsewhere
from tests.support.pages import Reply
from tests.support.second_factor import equip, sign_in

ACCOUNT, LIST, OTHERS = reverse("account"), reverse("child-list"), reverse("other-sessions-end")
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"


@pytest.fixture
def anna(people: People, client: Client) -> User:
    """Sign Anna in with her laptop; return her."""
    client.defaults["HTTP_USER_AGENT"] = LAPTOP
    sign_in(client, equip(people.anna))
    return people.anna


@pytest.fixture
def phone(anna: User) -> Client:
    """Sign Anna in with her phone too."""
    client = Client(headers={"user-agent": PHONE})
    sign_in(client, anna)
    return client


def mark_of(client: Client) -> str:
    return session_mark(client.cookies["session"].value)


def end(client: Client, mark: str) -> Reply:
    return client.post(reverse("own-session-end", args=[mark]))


def is_in(client: Client) -> bool:
    return client.get(LIST).status_code == 200


def test_account_shows_where_one_is_signed_in(anna: User, client: Client, phone: Client) -> None:
    shown = client.get(ACCOUNT)
    found = [(one.browser, one.system, one.is_this) for one in shown.context["sessions"]]
    assert found == [("Firefox", "Linux", True), ("Safari", "iPhone", False)]
    page = shown.content.decode()
    assert "Firefox op Linux" in page
    assert "Gecko" not in page + str([row.get_decoded() for row in Session.objects.all()])
    assert client.cookies["session"].value not in page
    assert phone.cookies["session"].value not in page


def test_one_session_is_ended_and_the_others_go_on(anna: User, client: Client, phone: Client) -> None:
    assert end(client, mark_of(phone)).headers["Location"] == ACCOUNT
    assert (is_in(phone), is_in(client)) == (False, True)
    event = AuditEvent.objects.get(event="own_sessions_ended")
    assert event.actor_id == event.object_id == str(anna.pk)
    assert len(client.get(ACCOUNT).context["sessions"]) == 1


def test_all_others_are_ended_and_this_one_goes_on(anna: User, client: Client, phone: Client) -> None:
    key = client.cookies["session"].value
    assert client.post(OTHERS).headers["Location"] == ACCOUNT
    assert (is_in(phone), is_in(client)) == (False, True)
    assert client.cookies["session"].value != key
    assert AuditEvent.objects.filter(event="own_sessions_ended").count() == 1


@pytest.mark.parametrize("whose", ["a colleague", "nobody"])
def test_session_that_is_not_ones_own_cannot_be_ended(
    anna: User, client: Client, people: People, whose: str
) -> None:
    colleague = Client()
    sign_in(colleague, equip(people.bram))
    assert end(client, mark_of(colleague) if whose == "a colleague" else "f" * 16).status_code == 404
    assert is_in(colleague)
    assert not AuditEvent.objects.filter(event="own_sessions_ended").exists()


def test_ending_asks_who_one_is_again(anna: User, client: Client, phone: Client) -> None:
    session = client.session
    session["confirmed_at"] -= 601
    session.save()
    for answer in (client.post(OTHERS), end(client, mark_of(phone))):
        assert answer.headers["Location"] == f"{reverse('account-confirm')}?next=%2Fmijn-account%2F"
    assert is_in(phone)


def test_session_that_is_over_is_not_shown_and_is_thrown_away(
    anna: User, client: Client, phone: Client
) -> None:
    session = phone.session
    session["signed_in_at"] -= 13 * 3600
    session.save()
    assert len(client.get(ACCOUNT).context["sessions"]) == 1
    row = Session.objects.filter(pk=session_digest(str(session.session_key)))
    assert row.update(expire_date=timezone.now() - datetime.timedelta(hours=1)) == 1
    sign_in(Client(), anna)
    assert not row.exists()


def test_session_of_an_earlier_password_is_not_shown(anna: User, client: Client, phone: Client) -> None:
    User.objects.filter(pk=anna.pk).update(session_generation=7)
    sign_in(client, anna)
    assert [one.is_this for one in client.get(ACCOUNT).context["sessions"]] == [True]


def test_sessions_of_who_is_on_the_way_in_belong_to_nobody(people: People, client: Client) -> None:
    client.get(reverse("sign-in"))
    client.post(reverse("sign-in"), {"username": equip(people.anna).email, "password": "mis"})
    assert not Session.objects.exclude(user=None).exists()


@pytest.mark.parametrize("change", ["codes", "passkey"])
def test_change_of_factors_offers_once_to_end_the_others(
    anna: User, client: Client, phone: Client, change: str
) -> None:
    if change == "codes":
        client.post(reverse("recovery-codes-renew"))
        client.post(reverse("recovery-codes"))
    else:
        kept = anna.authenticator_set.create(type="webauthn", data={"name": "sleutel", "credential": {}})  # type: ignore[attr-defined]
        client.post(reverse("passkey-remove", args=[kept.pk]))
    words = "Je hebt veranderd hoe je inlogt"
    assert words in client.get(ACCOUNT).content.decode()
    assert words not in client.get(ACCOUNT).content.decode()


def test_nothing_is_offered_when_there_are_no_others(anna: User, client: Client) -> None:
    client.post(reverse("recovery-codes-renew"))
    client.post(reverse("recovery-codes"))
    page = client.get(ACCOUNT).content.decode()
    assert "Je hebt veranderd hoe je inlogt" not in page
    assert OTHERS not in page


def sign_out(client: Client, user: User) -> Reply:
    return client.post(reverse("person-sign-out", args=[user.memberships.get().pk]))


def test_administrator_signs_someone_out_everywhere(
    anna: User, client: Client, phone: Client, people: People
) -> None:
    ada = Client()
    ada.force_login(people.ada)
    assert sign_out(ada, anna).headers["Location"] == reverse("person-detail", args=[anna.pk])
    assert (is_in(phone), is_in(client)) == (False, False)
    event = AuditEvent.objects.get(event="person_signed_out")
    assert (event.actor_id, event.object_id) == (str(people.ada.pk), str(anna.pk))
    sign_in(client, anna)
    assert is_in(client)


def test_administrator_reaches_no_one_else(people: People, client: Client) -> None:
    client.force_login(people.ada)
    olga = an_organisation_elsewhere()
    there = Client()
    there.force_login(olga)
    assert sign_out(client, olga).status_code == 404
    assert is_in(there)
    said = [str(message) for message in get_messages(sign_out(client, people.ada).wsgi_request)]
    assert said == ["Log jezelf ergens anders uit op de pagina van je account."]
    assert is_in(client)
