"""What happens between opening a page and pressing its button is told, and breaks nothing."""

from typing import Any
from unittest import mock

import pytest
from django.test import Client

from portfolio import actions
from portfolio.exceptions import NotADraft
from portfolio.forms.fields import element_choices
from portfolio.models import InstrumentVersion
from portfolio.words import audience_name
from tests.support.posted import posted_to
from tests.support.world import World, undone

WRITING = {
    "instrument-change": "change_draft",
    "instrument-page": "change_draft",
    "instrument-page-add": "change_draft",
    "instrument-apart": "change_draft",
    "instrument-text": "change_draft",
    "instrument-publish": "publish_draft",
    "instrument-discard": "discard_draft",
}


def send(world: World, page: str, happened: Exception) -> Any:
    """Post a good form while the action finds that something happened."""
    client = Client()
    client.force_login(world.people.ada)
    with undone(), mock.patch.object(actions, WRITING[page], side_effect=happened):
        return client.post(world.url(page, "own draft"), posted_to(world, page))


@pytest.mark.parametrize("page", WRITING)
def test_draft_that_was_published_meanwhile_can_only_be_read(world: World, page: str) -> None:
    response = send(world, page, NotADraft())
    assert response.status_code == 302
    assert response.headers["Location"] == world.url("instrument-read", "own draft")


@pytest.mark.parametrize("page", WRITING)
def test_draft_that_was_thrown_away_meanwhile_is_not_found(world: World, page: str) -> None:
    assert send(world, page, InstrumentVersion.DoesNotExist()).status_code == 404


def test_domain_without_strengths_is_no_choice_and_an_unknown_audience_keeps_its_name(world: World) -> None:
    catalogue = {"elements": [{"key": "a", "domain": "meaning", "name": {"nl": "Hoop", "en": "Hope"}}]}
    assert element_choices(catalogue, "nl") == [("Betekenisgevende krachten", [("a", "Hoop")])]
    assert audience_name("neighbours") == "neighbours"
    assert str(world.versions["own draft"].instrument) == "de-wilg-professional-quick"
