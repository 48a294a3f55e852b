"""Who reaches the notes on the reporting code from outside the team: cover as practitioner, nobody else."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from children.actions.grants import add_grant, open_emergency
from children.models import Child, Grant
from tests.support.around import a_safety_note, specialist_help
from tests.support.build import People
from tests.support.days import days_ago, spelled
from tests.support.pages import Page

NOTE = "Alleen voor wie dit kind begeleidt."
PAGES = ("safety-note-list", "safety-note-add", "specialist-help-add")


@pytest.fixture
def chris(people: People, child: Child, client: Client) -> Client:
    """Sign Chris in, of the other team; the child has a note, and specialist help is under way."""
    a_safety_note(child, people.anna, note=NOTE)
    specialist_help(child, people.anna)
    client.force_login(people.chris)
    return client


def answers(client: Client, child: Child) -> list[int]:
    return [client.get(reverse(page, args=[child.pk])).status_code for page in PAGES]


def cover(people: People, child: Child, role: str) -> None:
    until = timezone.now() + datetime.timedelta(days=3)
    grant = Grant(child=child, user=people.chris, kind="cover", role=role, ends_at=until)
    add_grant(grant=grant, by=people.cora)


def test_cover_as_practitioner_takes_the_notes_over(people: People, child: Child, chris: Client) -> None:
    assert answers(chris, child) == [404, 404, 404]
    cover(people, child, "practitioner")
    assert answers(chris, child) == [200, 200, 200]
    assert NOTE in Page(chris.get(reverse("safety-note-list", args=[child.pk]))).words


def test_cover_as_observer_gets_the_steps_only(people: People, child: Child, chris: Client) -> None:
    cover(people, child, "observer")
    assert answers(chris, child) == [403, 403, 403]
    words = Page(chris.get(reverse("child-safety", args=[child.pk]))).words
    assert "0800-2000" in words
    assert "Gespecialiseerde hulp: loopt" not in words


def test_emergency_access_shows_that_help_is_under_way_and_no_note(
    people: People, child: Child, chris: Client
) -> None:
    open_emergency(child=child, reason="Het kind belde vannacht.", by=people.chris)
    assert answers(chris, child) == [403, 403, 403]
    words = Page(chris.get(reverse("child-safety", args=[child.pk]))).words
    assert f"Gespecialiseerde hulp: loopt, sinds {spelled(days_ago(266))}." in words
    assert "Notities openen" not in words
    assert "Noteren hoe het nu staat" not in words
