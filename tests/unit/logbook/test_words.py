"""The log in plain words: every event, every ground and every role has its own, in both languages."""

import datetime
from dataclasses import replace

import pytest
from django.utils.translation import override

from accounts.models import Membership
from audit.rules.events import EventType
from audit.rules.kinds import EventKind
from logbook.rules.lines import Deed
from logbook.words import event_words

DEED = Deed(datetime.date(2026, 11, 22), "1", "Anna de Wit", "practitioner", "profile_read", "team", 0)


def test_every_type_of_event_has_a_phrase() -> None:
    assert set(event_words.PHRASES) == set(EventType)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_phrases_tell_events_apart_and_are_short(language: str) -> None:
    with override(language):
        phrases = [event_words.phrase(event) for event in EventType]
    assert len(set(phrases)) == len(phrases)
    assert max(len(text) for text in phrases) <= 70
    assert not [text for text in phrases if "_" in text or text != text.strip()]


def test_phrases_are_dutch_on_a_dutch_page() -> None:
    with override("nl"):
        dutch = [event_words.phrase(event) for event in EventType]
    with override("en"):
        english = [event_words.phrase(event) for event in EventType]
    assert not set(dutch) & set(english)


def test_event_that_no_version_knows_any_more_is_told_and_breaks_nothing() -> None:
    assert event_words.phrase("hamster_fed") == "deed iets wat nu geen naam meer heeft"


def test_grounds_of_a_refusal_are_none() -> None:
    assert event_words.grounds(DEED) == "werkt in het team"
    assert event_words.grounds(replace(DEED, basis="")) == "–"
    refused = replace(DEED, outcome=4)
    assert (event_words.grounds(refused), event_words.outcome(refused)) == ("–", "kreeg geen toegang")
    assert (event_words.outcome(DEED), event_words.outcome(replace(DEED, outcome=8))) == ("", "misgegaan")


@pytest.mark.parametrize("basis", ["team", "own", "cover", "emergency", "practice", "organisation", "system"])
def test_every_ground_that_the_product_writes_has_words(basis: str) -> None:
    assert event_words.grounds(replace(DEED, basis=basis)) != "–"


def test_roles_are_named_as_on_screen() -> None:
    assert event_words.roles(DEED) == "professional"
    assert event_words.roles(replace(DEED, roles="observer practitioner")) == "waarnemer en professional"
    assert (
        event_words.roles(replace(DEED, roles="")) == event_words.roles(replace(DEED, roles="wizard")) == ""
    )
    assert all(event_words.roles(replace(DEED, roles=role)) for role in Membership.Role.values)


def test_who_did_nothing_by_hand_is_the_system() -> None:
    assert event_words.who(DEED) == "Anna de Wit"
    assert event_words.who(replace(DEED, actor_id="", name="")) == "het systeem"


def test_every_kind_has_a_name() -> None:
    assert set(event_words.KINDS) == set(EventKind)
