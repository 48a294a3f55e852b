"""The link of an invitation: what opens it, what it uses up, what it gives, and where its secret may not stand."""

import datetime
import logging
import secrets

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.security.limits import RATES
from audit.models import AuditEvent
from children.models import Child
from config.logs import OneLine, without_secrets
from invitations.actions.asking import expire_invitations, renew_invitation, withdraw_invitation
from invitations.decorators import PLACE, cookie_name
from invitations.models import Invitation, InvitedAnswer
from tests.support.build import People
from tests.support.clock import clock_at
from tests.support.days import today
from tests.support.invitations import NOTHING_SEEN, answered, asked, begun, opened, sent
from tests.support.pages import Page
from tests.support.rights import kept

START, READ = "invitation-start", "invitation-read"


def open_url(token: str) -> str:
    return reverse("invitation-open", args=[token])


def status_of(token: str, client: Client | None = None) -> int:
    """Return what a browser gets in the end that opens this link."""
    return int((client or Client()).get(open_url(token), follow=True).status_code)


@pytest.fixture
def link(child: Child, people: People) -> tuple[Invitation, str]:
    return asked(child, people.anna)


def test_secret_is_nowhere_in_the_database(link: tuple[Invitation, str]) -> None:
    invitation, token = link
    begun(token)
    kept_rows = [*Invitation.objects.values(), *AuditEvent.objects.values()]
    assert token not in str(kept_rows)
    invitation.refresh_from_db()
    assert len(invitation.token_digest or "") == 64


def test_address_with_the_secret_is_left_at_once_and_told_to_nobody(link: tuple[Invitation, str]) -> None:
    _invitation, token = link
    response = Client().get(open_url(token))
    assert (response.status_code, response["Location"]) == (302, reverse(START))
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    cookie = response.cookies[cookie_name()]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (
        PLACE,
        True,
        "Lax",
        "",
    )
    assert token not in response.content.decode() + cookie.value


def test_fifty_looks_of_a_scanner_use_nothing_up_and_begin_nothing(link: tuple[Invitation, str]) -> None:
    _invitation, token = link
    before, n_events = Invitation.objects.values().get(), AuditEvent.objects.count()
    for n in range(50):
        method = Client().head if n % 5 == 0 else Client().get
        assert method(open_url(token)).status_code == 302
    assert Client().get(open_url(token), follow=True).status_code == 200
    assert Invitation.objects.values().get() == before
    assert AuditEvent.objects.count() == n_events
    assert status_of(token) == 200


def test_first_beginning_is_in_the_log_once_and_as_nobodys(
    link: tuple[Invitation, str], anna: Client
) -> None:
    _invitation, token = link
    begun(token)
    begun(token, anna)
    (event,) = AuditEvent.objects.filter(event="invitation_opened")
    assert (event.actor_id, event.basis, event.session) == ("", "invitation", "")


def test_links_that_do_not_work_answer_alike_and_name_nobody(child: Child, people: People) -> None:
    withdrawn, withdrawn_token = asked(child, people.anna)
    withdraw_invitation(invitation=withdrawn, seen_revision=0, by=people.anna)
    used, used_token = asked(child, people.anna)
    sent(used)
    _declined, declined_token = asked(child, people.anna)
    opened(declined_token).post(reverse(START), {"goto": "no"})
    renewed, renewed_token = asked(child, people.anna)
    renew_invitation(invitation=renewed, seen_revision=0, by=people.anna)
    tokens = [
        withdrawn_token,
        used_token,
        declined_token,
        renewed_token,
        secrets.token_urlsafe(24),
        "x",
        "a" * 900,
    ]
    pages = [Client().get(open_url(token), follow=True) for token in tokens]
    assert {page.status_code for page in pages} == {410}
    assert len({page.content for page in pages}) == 1
    html = pages[0].content.decode()
    assert not [name for name in (child.first_name, child.team.name, "Anna", child.reference) if name in html]


def test_new_link_works_where_the_old_one_ended_and_keeps_what_was_begun(
    child: Child, people: People
) -> None:
    invitation, old = asked(child, people.anna)
    answered(invitation)
    browser = opened(old)
    _same, new = renew_invitation(invitation=invitation, seen_revision=invitation.revision, by=people.anna)
    assert browser.get(reverse(START)).status_code == 410
    assert (status_of(old), status_of(new)) == (410, 200)
    assert invitation.answers.count() == 3


@pytest.mark.parametrize(("seconds", "status"), [(-1, 200), (0, 410), (1, 410)])
def test_link_works_until_the_end_of_its_last_day(
    child: Child, people: People, seconds: int, status: int
) -> None:
    invitation, token = asked(child, people.anna, days=3)
    assert invitation.last_day == today() + datetime.timedelta(days=3)
    with clock_at(invitation.expires_at + datetime.timedelta(seconds=seconds)):
        assert status_of(token) == status


def test_what_was_begun_is_gone_for_good_when_time_ran_out(child: Child, people: People) -> None:
    invitation, token = asked(child, people.anna, days=3)
    answered(invitation, own_words="Nog niet af")
    browser = opened(token)
    with clock_at(invitation.expires_at):
        assert browser.post(reverse(READ), {"seen": str(invitation.revision)}).status_code == 410
        assert expire_invitations(by=None) == 1
        assert expire_invitations(by=None) == 0
    invitation.refresh_from_db()
    assert (invitation.state, invitation.own_words, invitation.token_digest) == ("expired", "", None)
    assert not InvitedAnswer.objects.exists()


def test_closed_file_closes_its_links(child: Child, people: People, link: tuple[Invitation, str]) -> None:
    _invitation, token = link
    browser = opened(token)
    kept(child, people.cora, closed_on=today())
    assert browser.get(reverse(START)).status_code == 410
    assert status_of(token) == 410


def test_browser_that_was_left_alone_has_to_open_the_link_again(link: tuple[Invitation, str]) -> None:
    _invitation, token = link
    browser = opened(token)
    moment = timezone.now()
    with clock_at(moment + datetime.timedelta(hours=2, minutes=5)):
        assert browser.get(reverse(START)).status_code == 410
        assert status_of(token, browser) == 200


def left_alone_with(browser: Client, page: str, typed: dict[str, str]) -> Page:
    """Send what was typed on a page that was left open too long, and return the page that comes."""
    with clock_at(timezone.now() + datetime.timedelta(hours=2, minutes=5)):
        answer = browser.post(page, typed)
        assert answer.status_code == 410
        return Page(answer)


def test_what_was_typed_on_a_page_left_open_is_there_and_goes_on_after_the_link_is_opened_again(
    link: tuple[Invitation, str],
) -> None:
    invitation, token = link
    browser, words = begun(token), reverse("invitation-words")
    typed = {
        "own_words": "Ze lacht\r\nweer.",
        "seen_mark": str(NOTHING_SEEN),
        "may_print": "on",
        "goto": "on",
    }
    page = left_alone_with(browser, words, {**typed, "invitation": str(invitation.pk)})
    assert "Open eerst de link nog eens" in page.words
    assert "Ze lacht weer." in page.words
    again = dict(page.form.fields)
    with clock_at(timezone.now() + datetime.timedelta(hours=2, minutes=5)):
        assert status_of(token, browser) == 200
        assert browser.post(words, again)["Location"] == reverse(READ)
    invitation.refresh_from_db()
    assert (invitation.own_words, invitation.may_print) == ("Ze lacht\nweer.", True)


def test_what_was_typed_is_there_when_the_link_was_renewed_meanwhile(
    people: People, link: tuple[Invitation, str]
) -> None:
    invitation, token = link
    browser = begun(token)
    invitation.refresh_from_db()
    renew_invitation(invitation=invitation, seen_revision=invitation.revision, by=people.anna)
    page = Page(
        browser.post(reverse("invitation-words"), {"own_words": "Ze lacht.", "seen_mark": str(NOTHING_SEEN)})
    )
    assert "Open eerst de link nog eens" in page.words
    assert page.form.fields["own_words"] == "Ze lacht."


def test_what_was_typed_can_be_copied_when_the_link_is_over(
    people: People, link: tuple[Invitation, str]
) -> None:
    invitation, token = link
    browser = begun(token)
    invitation.refresh_from_db()
    withdraw_invitation(invitation=invitation, seen_revision=invitation.revision, by=people.anna)
    page = Page(
        browser.post(reverse("invitation-words"), {"own_words": "Ze lacht.", "seen_mark": str(NOTHING_SEEN)})
    )
    assert "Deze link werkt niet meer" in page.words
    assert "Ze lacht." in page.words
    assert page.forms == []


def test_answer_goes_to_no_other_invitation_that_this_browser_opened_since(
    child: Child, people: People, link: tuple[Invitation, str]
) -> None:
    mine, token = link
    other, other_token = asked(child, people.anna, "teacher")
    browser, question = begun(token), reverse("invitation-question", args=[1])
    shown = dict(Page(browser.get(question)).form.fields)
    begun(other_token, browser)
    page = Page(browser.post(question, {**shown, "choice": "3", "goto": "on"}))
    assert "Open eerst de link nog eens" in page.words
    assert not InvitedAnswer.objects.exists()
    assert status_of(token, browser) == 200
    assert browser.post(question, dict(page.form.fields)).status_code == 302
    assert (mine.answers.count(), other.answers.count()) == (1, 0)


def test_no_to_one_invitation_is_no_to_no_other(
    child: Child, people: People, link: tuple[Invitation, str]
) -> None:
    _mine, token = link
    other, other_token = asked(child, people.anna, "teacher")
    browser = opened(token)
    shown = dict(Page(browser.get(reverse(START))).form.fields)
    opened(other_token, browser)
    assert browser.post(reverse(START), {**shown, "goto": "no"}).status_code == 410
    other.refresh_from_db()
    assert other.state == Invitation.State.OPEN


def test_who_tries_links_meets_a_limit(link: tuple[Invitation, str]) -> None:
    _invitation, token = link
    most = int(RATES["invitation", ""][0].partition("/")[0])
    found = [Client().get(open_url(secrets.token_urlsafe(24))).status_code for _ in range(most + 5)]
    assert found == [302] * most + [429] * 5
    refused = Client().get(open_url(token))
    assert refused.status_code == 429
    assert token not in refused.content.decode()
    assert AuditEvent.objects.filter(event="limit_reached").count() == 1


def test_two_hundred_random_links_open_nothing(link: tuple[Invitation, str]) -> None:
    drawn = {
        status_of(secrets.token_urlsafe(24), Client(REMOTE_ADDR=f"10.0.{n % 250}.{n // 250}"))
        for n in range(200)
    }
    assert drawn == {410}


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_no_answer_at_the_address_repeats_the_secret(
    link: tuple[Invitation, str], method: str, caplog: pytest.LogCaptureFixture
) -> None:
    _invitation, token = link
    with caplog.at_level(logging.DEBUG):
        response = getattr(Client(), method)(open_url(token))
    assert response.status_code == 405
    assert token not in response.content.decode()
    written = [OneLine().format(record) for record in caplog.records]
    assert written
    assert not [line for line in written if token in line]


def test_error_of_our_own_at_the_address_repeats_the_secret_nowhere(
    link: tuple[Invitation, str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    _invitation, token = link

    def fail(_token: str) -> None:
        raise RuntimeError(_token)

    monkeypatch.setattr("invitations.views.answering.opened_by", fail)
    client = Client(raise_request_exception=False)
    response = client.get(open_url(token))
    assert response.status_code == 500
    assert token not in response.content.decode()
    written = [OneLine().format(record) for record in caplog.records]
    assert [line for line in written if "/uitnodiging/" in line]
    assert not [line for line in written if token in line]


def test_line_of_a_log_keeps_all_but_the_secret() -> None:
    assert (
        without_secrets("GET /uitnodiging/AbCdEfGhIjKlMnOpQrStUvWxYz012345/ 302")
        == "GET /uitnodiging/.../ 302"
    )
    assert without_secrets("GET /uitnodiging/nalezen/ 200") == "GET /uitnodiging/nalezen/ 200"
    assert without_secrets("/kinderen/1/uitnodigingen/nieuw/") == "/kinderen/1/uitnodigingen/nieuw/"


def test_cookie_of_another_making_opens_nothing(link: tuple[Invitation, str]) -> None:
    invitation, _token = link
    for value in (str(invitation.pk), "x:y:z", f'["{invitation.pk}","","",""]', ""):
        client = Client()
        client.cookies[cookie_name()] = value
        assert client.get(reverse(START)).status_code == 410
    assert settings.SESSION_COOKIE_NAME not in Client().get(reverse(START)).cookies
