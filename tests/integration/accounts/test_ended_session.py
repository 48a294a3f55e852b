"""What is sent after a session ended is not lost: its writer signs in again and finds it, and nobody else does."""

import time

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import Session, User
from children.models import Child
from lifecourse.models import LifeEvent
from tests.support.build import People
from tests.support.pages import Page
from tests.support.second_factor import PASSWORD, equip, fresh_code, sign_in, type_code, type_password

TYPED = "Verhuizing naar oma, na een lange tijd van wachten"
HELD = reverse("held-form")


@pytest.fixture
def anna(people: People, client: Client) -> User:
    """Sign Anna in for real; return her."""
    sign_in(client, equip(people.anna))
    assert client.get(reverse("child-list")).status_code == 200
    return people.anna


def send(client: Client, child: Child) -> tuple[str, dict[str, str]]:
    """Send the form of a life event when the session is gone; return its address and what was typed."""
    url = reverse("life-event-add", args=[child.pk])
    fields = {**Page(client.get(url)).form.fields, "title": TYPED, "note": "a\nb"}
    Session.objects.all().delete()
    answer = client.post(url, fields)
    assert answer.headers["Location"] == reverse("sign-in")
    assert "blijft een uur bewaard" in client.get(reverse("sign-in")).content.decode()
    return url, fields


def come_back(client: Client, user: User) -> str:
    """Sign in; return where that leads."""
    type_password(client, user, PASSWORD)
    type_code(client, fresh_code())
    return str(client.get(reverse("start")).headers["Location"])


def test_writer_finds_what_was_typed_and_sends_it_again(anna: User, client: Client, child: Child) -> None:
    url, fields = send(client, child)
    assert come_back(client, anna) == HELD
    form = Page(client.get(HELD)).form
    assert (form.action, form.fields["title"], form.fields["note"]) == (url, TYPED, "a\nb")
    assert not LifeEvent.objects.filter(title=TYPED).exists()
    assert fields.keys() - {"csrfmiddlewaretoken"} <= form.fields.keys()


def test_nothing_of_it_can_be_read_on_the_server(anna: User, client: Client, child: Child) -> None:
    send(client, child)
    for row in Session.objects.all():
        assert TYPED not in str(row.get_decoded())


def test_someone_else_in_this_browser_does_not_see_it(
    anna: User, client: Client, child: Child, people: People
) -> None:
    send(client, child)
    assert come_back(client, equip(people.bram)) == reverse("child-list")
    assert client.get(HELD).headers["Location"] == reverse("child-list")
    assert not [row for row in Session.objects.all() if "held_form" in row.get_decoded()]


def test_it_is_gone_after_an_hour(anna: User, client: Client, child: Child) -> None:
    send(client, child)
    with time_machine.travel(time.time() + 3601, tick=True):
        assert come_back(client, anna) == reverse("child-list")


def test_nothing_is_kept_for_a_browser_in_which_nobody_worked(people: People, child: Child) -> None:
    for cookie in ("", "abc:def"):
        stranger = Client()
        stranger.cookies["writer"] = cookie
        answer = stranger.post(reverse("life-event-add", args=[child.pk]), {"title": TYPED})
        assert answer.headers["Location"].startswith(f"{reverse('sign-in')}?next=")
    assert not Session.objects.exists()


def test_forged_form_is_refused_and_not_kept(anna: User, child: Child) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    client.get(reverse("child-list"))
    Session.objects.all().delete()
    assert client.post(reverse("life-event-add", args=[child.pk]), {"title": TYPED}).status_code == 403
    assert not Session.objects.exists()


def test_no_password_is_ever_kept(anna: User, client: Client) -> None:
    Session.objects.all().delete()
    client.post(
        reverse("password-change"), {"password": PASSWORD, "new_password1": "x", "new_password2": "x"}
    )
    assert not [row for row in Session.objects.all() if "held_form" in row.get_decoded()]
