"""With mail, the link of a colleague goes to the colleague and to nobody else; without, the log keeps who saw it."""

import re
from collections.abc import Callable
from unittest import mock

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from accounts.models import ProposedRole, User
from accounts.sign_in import mail as our_mail
from audit.models import AuditEvent
from tests.support.build import People
from tests.support.pages import Page, Reply
from tests.support.personas import a_proposed_role
from tests.support.second_factor import equip

NEW = {"email": "nina@voorbeeld.example", "full_name": "Nina Nieuw", "role": "observer"}
Post = Callable[..., Reply]


@pytest.fixture
def post(
    people: People,
    client: Client,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Post:
    """Let Ada, administrator of a site with mail, press a button; mails go at once."""
    settings.MAIL_IS_ON = True
    settings.DEFAULT_FROM_EMAIL = "portfolio@wilg.example"
    client.force_login(people.ada)

    def press(name: str, *key: object, **data: object) -> Reply:
        with (
            mock.patch.object(our_mail, "in_background", our_mail.send),
            django_capture_on_commit_callbacks(execute=True),
        ):
            return client.post(reverse(name, args=key), data)

    return press


def links() -> list[str]:
    kinds = AuditEvent.objects.filter(event__startswith="link_").order_by("pk")
    return list(kinds.values_list("event", flat=True))


def link_in_mail() -> str:
    (message,) = mail.outbox
    found = re.search(r"http://testserver(/\S+)", str(message.body))
    assert found
    return found.group(1)


def test_new_colleague_gets_the_link_and_the_administrator_does_not(people: People, post: Post) -> None:
    page = post("person-add", **NEW, team=str(people.north.pk))
    assert "nina@voorbeeld.example" in Page(page).words
    assert "wachtwoord-kiezen" not in page.content.decode()
    assert Client().get(link_in_mail(), follow=True).context["validlink"]
    (message,) = mail.outbox
    assert (message.to, message.cc, message.bcc) == (["nina@voorbeeld.example"], [], [])
    assert not re.search(r"Nina|Ada|Wilg|Noord", f"{message.subject} {message.body}")
    assert links() == ["link_mailed"]


def test_link_to_another_password_goes_by_mail_too(people: People, post: Post) -> None:
    anna = equip(people.anna)
    page = post("person-link", anna.memberships.get().pk)
    assert "wachtwoord-kiezen" not in page.content.decode()
    assert mail.outbox[0].to == [anna.email]
    assert Client().get(link_in_mail(), follow=True).context["validlink"]


def test_link_of_who_waits_for_a_second_administrator_goes_when_approved(people: People, post: Post) -> None:
    a_proposed_role(people)
    post("person-add", email="otto@voorbeeld.example", full_name="Otto", role="administrator", team="")
    assert (mail.outbox, links()) == ([], [])
    bea_proposed = ProposedRole.objects.get(user__email="gijs@voorbeeld.example")
    page = post("role-approve", bea_proposed.pk)
    assert "wachtwoord-kiezen" not in page.content.decode()
    assert mail.outbox[0].to == ["gijs@voorbeeld.example"]
    assert User.objects.get(email="gijs@voorbeeld.example").memberships.get().approved_by == people.ada


def test_mail_does_not_go_when_nothing_was_saved(people: People, post: Post) -> None:
    post("person-add", **NEW, team="")
    assert (mail.outbox, links()) == ([], [])


def test_without_mail_the_page_says_what_seeing_the_link_means(
    people: People, post: Post, settings: Settings
) -> None:
    settings.MAIL_IS_ON = False
    page = post("person-add", **NEW, team=str(people.north.pk))
    assert "wachtwoord-kiezen" in page.content.decode()
    assert "In het logboek staat dat je deze link hebt gezien" in Page(page).words
    assert (mail.outbox, links()) == ([], ["link_shown"])
