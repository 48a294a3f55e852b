"""Rights that all roles of today hold together are asked for one by one: a role with fewer gets less."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.rules.permissions import Permission as P
from accounts.rules.roles import PRACTITIONER, ROLES, SCIENTIST
from children.models import Child
from tests.support.build import People, a_signed_form, an_event, version_of
from tests.support.large_dataset import a_scientist, browser_of
from tests.support.papers import make_pdf, read_pdf


def without(monkeypatch: pytest.MonkeyPatch, permission: P) -> None:
    """Let practitioners have one right less."""
    monkeypatch.setitem(ROLES, PRACTITIONER, ROLES[PRACTITIONER] - {permission})


def test_who_only_reads_safety_notes_is_not_shown_how_to_add_one(
    anna: Client, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, way = reverse("safety-note-list", args=[child.pk]), reverse("safety-note-add", args=[child.pk])
    assert way in anna.get(page).content.decode()
    without(monkeypatch, P.SAFETY_WRITE)
    assert way not in anna.get(page).content.decode()


def test_figures_are_switched_by_who_may_do_more_than_look(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reverse("reliability-detail", args=[version_of().pk])
    browser = browser_of(a_scientist(people))
    assert browser.get(page).context["can_switch"]
    monkeypatch.setitem(ROLES, SCIENTIST, ROLES[SCIENTIST] - {P.RELIABILITY_SWITCH})
    assert not browser.get(page).context["can_switch"]


def test_statement_on_an_event_is_for_who_sees_events(
    people: People, anna: Client, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reverse("life-event-statement", args=[child.pk, an_event(child, people.anna).pk])
    assert anna.get(page).status_code == 200
    without(monkeypatch, P.LIFE_EVENT_VIEW)
    assert anna.get(page).status_code == 403


def test_paper_names_events_for_who_sees_events(
    people: People, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_event(child, people.anna, title="Kanarie vloog weg")
    a_signed_form(child, people.anna)
    assert "Kanarie vloog weg" in read_pdf(make_pdf(child, people.anna)).words
    without(monkeypatch, P.LIFE_EVENT_VIEW)
    assert "Kanarie vloog weg" not in read_pdf(make_pdf(child, people.anna)).words
