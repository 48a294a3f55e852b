"""Who forgot the password gets a link by mail: once, briefly, and nobody learns who is known here."""

import logging
import re
import time
from collections.abc import Iterator
from unittest import mock

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User
from accounts.sign_in import mail as our_mail
from audit.models import AuditEvent
from tests.support.build import People
from tests.support.pages import Reply
from tests.support.second_factor import PASSWORD, equip, fresh_code, guess, type_code, type_password

FORGOTTEN, NEW = reverse("password-forgotten"), "drie geiten op de dijk"
CHOSEN = {"new_password1": NEW, "new_password2": NEW}


@pytest.fixture(autouse=True)
def _mail_at_once(settings: Settings) -> Iterator[None]:
    """Let the site have mail, and send it before the answer instead of after."""
    settings.MAIL_IS_ON = True
    settings.DEFAULT_FROM_EMAIL = "portfolio@wilg.example"
    with mock.patch.object(our_mail, "in_background", our_mail.send):
        yield


@pytest.fixture
def anna(people: People) -> User:
    return equip(people.anna)


def ask(email: str, client: Client | None = None, **more: str) -> Reply:
    return (client or Client(**more)).post(FORGOTTEN, {"email": email})  # type: ignore[arg-type]


def link_in(message: mail.EmailMessage) -> str:
    found = re.search(r"http://testserver(/\S+)", str(message.body))
    assert found
    return found.group(1)


def test_link_in_the_mail_lets_one_choose_and_the_second_step_stays(anna: User, client: Client) -> None:
    assert f'href="{FORGOTTEN}"' in client.get(reverse("sign-in")).content.decode()
    sent = ask("Anna@voorbeeld.example", client)
    assert "Kijk in je mail" in client.get(sent.headers["Location"]).content.decode()
    page = client.get(link_in(mail.outbox[0]))
    assert client.post(page.headers["Location"], CHOSEN).headers["Location"] == reverse("sign-in")
    assert guess("192.0.2.1", anna.email, PASSWORD) == 200
    assert type_password(client, anna, NEW).headers["Location"] == reverse("second-step")
    assert client.get(reverse("child-list")).status_code == 302
    assert type_code(client, fresh_code()).headers["Location"] == reverse("start")
    kinds = list(
        AuditEvent.objects.filter(event__startswith="password_link").values_list("event", "object_id")
    )
    assert kinds == [("password_link_requested", str(anna.pk))]


@pytest.mark.parametrize("host", ["portfolio.example:8443", "portfolio.example.", "www.portfolio.example"])
def test_link_in_the_mail_leads_to_the_configured_address_whatever_was_asked_for(
    anna: User, settings: Settings, host: str
) -> None:
    settings.ALLOWED_HOSTS = ["portfolio.example", "www.portfolio.example"]
    settings.SITE_ADDRESS = "https://portfolio.example"
    ask(anna.email, HTTP_HOST=host)
    links = re.findall(r"https?://\S+", str(mail.outbox[0].body))
    assert [link.partition("/wachtwoord")[0] for link in links] == ["https://portfolio.example"]


def test_mail_holds_the_address_and_the_link_and_no_more(anna: User) -> None:
    ask(anna.email)
    message = mail.outbox[0]
    assert (message.to, message.cc, message.bcc) == ([anna.email], [], [])
    assert (message.subject, message.from_email) == ("Een nieuw wachtwoord kiezen", "portfolio@wilg.example")
    assert anna.full_name not in str(message.message())
    assert "De Wilg" not in str(message.message())
    assert len(mail.outbox) == 1


def strangers(people: People, kind: str) -> str:
    """Return the address of someone who gets no mail."""
    if kind == "closed":
        User.objects.filter(pk=equip(people.anna).pk).update(is_active=False)
    elif kind == "no role":
        equip(people.anna).memberships.update(ended_at="2026-11-22T10:00Z")
    return "niemand@voorbeeld.example" if kind == "unknown" else people.anna.email


@pytest.mark.parametrize("kind", ["unknown", "closed", "no role", "never had a password"])
def test_answer_is_the_same_for_who_is_not_known(people: People, kind: str) -> None:
    known = ask(equip(people.bram).email)
    answer = ask(strangers(people, kind))
    assert (answer.status_code, answer.content) == (known.status_code, known.content) == (302, b"")
    assert dict(answer.headers) == dict(known.headers)
    assert [message.to for message in mail.outbox] == [[people.bram.email]]
    assert AuditEvent.objects.filter(event="password_link_requested").count() == 2


@pytest.mark.parametrize("email", ["anna@voorbeeld.example", "niemand@voorbeeld.example"])
def test_as_much_is_done_for_who_is_not_known(
    anna: User, email: str, django_assert_num_queries: object
) -> None:
    ask("bram@voorbeeld.example")  # what is read once per process
    with (
        mock.patch("accounts.sign_in.mail.Thread") as thread,
        mock.patch.object(our_mail, "in_background", IN_BACKGROUND),
        mock.patch("accounts.security.limits.attempt"),
        django_assert_num_queries(2),  # type: ignore[operator]
    ):
        ask(email)
    assert thread.return_value.start.call_count == 1


IN_BACKGROUND = our_mail.in_background


def test_message_leaves_in_the_background(anna: User) -> None:
    with mock.patch.object(our_mail, "in_background", IN_BACKGROUND):
        ask(anna.email)
        for _moment in range(3000):
            if mail.outbox:
                break
            time.sleep(0.02)
    assert len(mail.outbox) == 1


def test_asking_is_limited_per_address_and_per_place(anna: User) -> None:
    assert [ask(anna.email, REMOTE_ADDR=f"192.0.2.{n}").status_code for n in range(5)] == [302] * 3 + [
        429
    ] * 2
    assert len(mail.outbox) == 3
    statuses = [ask(f"wie{n}@voorbeeld.example", REMOTE_ADDR="198.51.100.1").status_code for n in range(22)]
    assert statuses == [302] * 20 + [429] * 2


def test_who_asks_too_often_reads_why(anna: User) -> None:
    for _ in range(4):
        answer = ask(anna.email)
    assert "over een uur" in answer.content.decode()


def test_mail_that_does_not_leave_is_told_to_the_operator_only(
    anna: User, caplog: pytest.LogCaptureFixture
) -> None:
    with mock.patch("django.core.mail.EmailMessage.send", side_effect=ConnectionRefusedError("anna@x")):
        assert ask(anna.email).status_code == 302
    assert [(r.levelno, r.getMessage()) for r in caplog.records if r.name == "accounts.sign_in.mail"] == [
        (logging.ERROR, "A mail could not be sent: ConnectionRefusedError")
    ]


@pytest.mark.parametrize(
    "email",
    ["geen adres", "", "anna@voorbeeld.example\nBcc: x@elders.example", "anna@voorbeeld.example,x@y.nl"],
)
def test_address_that_is_none_is_refused_at_the_field(client: Client, people: People, email: str) -> None:
    equip(people.anna)
    assert list(ask(email, client).context["form"].errors) == ["email"]
    assert not mail.outbox


def test_without_mail_the_page_says_whom_to_ask(people: People, settings: Settings) -> None:
    settings.MAIL_IS_ON = False
    equip(people.anna)
    page = ask(people.anna.email).content.decode()
    assert "Vraag de beheerder van je organisatie om een link" in page
    assert 'name="email"' not in page
    assert not mail.outbox
    assert not AuditEvent.objects.filter(event="password_link_requested").exists()


def test_who_is_signed_in_needs_no_link(people: People, client: Client) -> None:
    client.force_login(people.anna)
    assert client.get(FORGOTTEN).headers["Location"] == reverse("account")
