"""Sessions lock when nobody is there, end when they must, and lose nothing that was typed."""

import datetime

import pytest
from django.conf import settings as site
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from accounts.actions import set_password
from accounts.middleware import end_session
from accounts.models import Session, User
from audit.models import AuditEvent
from tests.support.build import People
from tests.support.pages import Page
from tests.support.second_factor import PASSWORD, equip, sign_in

UNLOCK, STATE, LIST = reverse("session-unlock"), reverse("session-state"), reverse("child-list")


@pytest.fixture
def anna(people: People, client: Client) -> User:
    """Sign Anna in for real; return her."""
    sign_in(client, equip(people.anna))
    return people.anna


def turn_back(client: Client, **seconds: int) -> None:
    """Let moments of the session lie further back."""
    session = client.session
    for name, by in seconds.items():
        session[name] -= by
    session.save()


def idle(client: Client, seconds: int = site.SESSION_IDLE_SECONDS) -> None:
    turn_back(client, active_at=seconds)


def events(kind: str) -> list[str]:
    return list(AuditEvent.objects.filter(event__startswith=kind).values_list("event", flat=True))


@pytest.mark.hard_moments
def test_idle_session_locks_and_the_password_opens_it_where_one_was(anna: User, client: Client) -> None:
    idle(client)
    locked = client.get(reverse("child-register"))
    assert locked.headers["Location"] == f"{UNLOCK}?next=%2Fkinderen%2Fregistreren%2F"
    page = client.get(locked.headers["Location"])
    assert (page.status_code, anna.full_name in page.content.decode()) == (200, True)
    assert "site-nav" not in page.content.decode()
    assert client.post(locked.headers["Location"], {"password": "mis"}).status_code == 200
    assert client.get(LIST).status_code == 302
    key = client.cookies["session"].value
    opened = client.post(locked.headers["Location"], {"password": PASSWORD})
    assert opened.headers["Location"] == reverse("child-register")
    assert client.cookies["session"].value != key
    assert client.get(LIST).status_code == 200
    assert events("session") == ["session_locked", "session_unlocked"]


def test_busy_session_stays_open(anna: User, client: Client) -> None:
    for _half_hour in range(4):
        idle(client, site.SESSION_IDLE_SECONDS - 60)
        assert client.get(LIST).status_code == 200
    assert client.get(STATE).json()["seconds_left"] > site.SESSION_IDLE_SECONDS - 60


def test_asking_how_it_stands_keeps_no_session_open(anna: User, client: Client) -> None:
    idle(client, site.SESSION_IDLE_SECONDS - 60)
    for _moment in range(3):
        assert client.get(STATE).json()["seconds_left"] <= 60
    idle(client, 60)
    state = client.get(STATE).json()
    assert (state["signed_in"], state["locked"], state["seconds_left"]) == (True, True, 0)
    assert client.get(STATE, headers={"X-Idle-Seconds": "0"}).json()["locked"] is True


@pytest.mark.parametrize(("sent", "is_kept"), [("5", True), ("1700", False), ("-5", True), ("x", True)])
def test_open_page_keeps_a_session_open_as_long_as_it_was_touched(
    anna: User, client: Client, sent: str, is_kept: bool
) -> None:
    idle(client, 1000)
    client.get(STATE, headers={"X-Idle-Seconds": sent})
    idle(client, 1000)
    assert client.get(STATE).json()["locked"] is not is_kept


def test_form_sent_to_a_locked_session_waits_for_its_user(anna: User, client: Client) -> None:
    register = reverse("child-register")
    idle(client)
    typed = {"first_name": "Kanariena", "reference": "<b>\nregel twee", "birth_month": "5"}
    assert client.post(register, typed).headers["Location"] == UNLOCK
    assert "Kanariena" not in str(dict(client.session))
    assert "Kanariena" not in client.get(UNLOCK).content.decode()
    held = client.post(UNLOCK, {"password": PASSWORD})
    assert held.headers["Location"] == reverse("held-form")
    form = Page(client.get(reverse("held-form"))).form
    sent = {name: form.fields[name] for name in typed}
    assert (form.action, sent) == (register, typed)
    assert client.post(register, sent).status_code == 200
    assert client.get(reverse("held-form")).headers["Location"] == LIST


def test_page_that_is_open_unlocks_in_place(anna: User, client: Client) -> None:
    idle(client)
    json_only = {"Accept": "application/json"}
    wrong = client.post(UNLOCK, {"password": "mis"}, headers=json_only)
    assert (wrong.status_code, wrong.json()["open"], bool(wrong.json()["why"])) == (200, False, True)
    assert client.post(UNLOCK, {"password": PASSWORD}, headers=json_only).json() == {"open": True}
    for _guess in range(6):
        idle(client)
        refused = client.post(UNLOCK, {"password": "mis"}, headers=json_only)
    assert refused.status_code == 429


def test_session_is_over_after_twelve_hours_however_busy(anna: User, client: Client) -> None:
    turn_back(client, signed_in_at=12 * 3600 - 60)
    assert client.get(LIST).status_code == 200
    turn_back(client, signed_in_at=60)
    assert client.get(LIST).headers["Location"].startswith(reverse("sign-in"))
    assert client.get(STATE).json()["signed_in"] is False
    assert events("session") == ["session_ended"]


def test_request_that_comes_too_late_is_nobodys(anna: User, client: Client) -> None:
    turn_back(client, signed_in_at=12 * 3600)
    assert client.get(LIST).headers["Location"] == f"{reverse('sign-in')}?next=/kinderen/"
    request = RequestFactory().get(LIST)
    request.session, request.user = client.session, anna
    end_session(request)
    assert not request.user.is_authenticated


def test_session_that_was_locked_stays_so_until_it_is_opened(anna: User, client: Client) -> None:
    session = client.session
    session["locked"] = True  # whatever the clock of the session says
    session.save()
    assert client.get(LIST).headers["Location"].startswith(UNLOCK)


def test_signing_out_ends_the_session_on_the_server(anna: User, client: Client) -> None:
    key = client.cookies["session"].value
    answer = client.post(reverse("sign-out"))
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    thief = Client()
    thief.cookies["session"] = key
    assert thief.get(LIST).status_code == 302
    assert client.get(STATE).json()["signed_in"] is False


@pytest.mark.parametrize("place", [STATE, LIST])
def test_page_of_a_session_that_is_gone_takes_no_cookie_away(anna: User, client: Client, place: str) -> None:
    """Its user may sign in in another tab at that moment: the browser has the cookie of that by then."""
    Session.objects.all().delete()
    answer = client.get(place)
    assert site.SESSION_COOKIE_NAME not in answer.cookies


def test_cookie_goes_with_who_signs_out(anna: User, client: Client) -> None:
    answer = client.post(reverse("sign-out"))
    assert answer.cookies[site.SESSION_COOKIE_NAME]["max-age"] == 0


@pytest.mark.parametrize("what", ["password", "closed", "generation", "memberships"])
def test_what_ends_an_account_ends_its_sessions_at_the_next_request(
    anna: User, client: Client, what: str
) -> None:
    assert client.get(LIST).status_code == 200
    if what == "password":
        set_password(user=anna, password="een heel ander wachtwoord")
    elif what == "memberships":
        anna.memberships.update(ended_at="2026-11-22T10:00Z")
    else:
        User.objects.filter(pk=anna.pk).update(
            **({"is_active": False} if what == "closed" else {"session_generation": 1})
        )
    assert client.get(LIST).headers["Location"].startswith(reverse("sign-in"))


def test_session_of_before_this_version_is_over(anna: User, client: Client) -> None:
    session = client.session
    del session["signed_in_at"]
    session.save()
    assert client.get(LIST).headers["Location"].startswith(reverse("sign-in"))


def test_who_has_nothing_to_open_the_lock_with_is_out(people: People, client: Client) -> None:
    client.force_login(people.bram)  # as one who came in through the provider of the organisation
    idle(client)
    assert client.get(LIST).headers["Location"].startswith(reverse("sign-in"))
    assert client.get(STATE).json()["signed_in"] is False


def test_command_of_every_day_takes_sessions_away_that_are_over(people: People) -> None:
    """`docs/how-to/operate.md` names it: it works on sessions that are kept by digest, with the rights of the web role."""
    Client().force_login(people.anna)
    kept = Session.objects.get()
    Client().force_login(people.bram)
    Session.objects.exclude(pk=kept.pk).update(expire_date=timezone.now() - datetime.timedelta(minutes=1))
    call_command("clearsessions")
    assert list(Session.objects.all()) == [kept]
    daily = (site.BASE_DIR / "docs/how-to/operate.md").read_text(encoding="utf-8")
    for command in ("clearsessions", "clear_posted_forms", "clear_left_practice"):
        assert daily.count(f"python manage.py {command}") == 2  # for cron and for systemd
