"""The team's judgement stands on the paper with its adversity, its period, who and when; and only where adversity is shown."""

import pytest

from children.models import Child
from lifecourse.models import LifeEvent
from tests.support.around import a_judgement
from tests.support.build import People, a_signed_form, an_event
from tests.support.days import spelled, today
from tests.support.papers import make_pdf, read_pdf

HEAD = "Wat het team vindt: hoe ging het sindsdien?"


@pytest.fixture
def event(people: People, child: Child) -> LifeEvent:
    """The parents separated in the spring; one form was signed since."""
    a_signed_form(child, people.anna)
    return an_event(child, people.anna)


def paper(child: Child, people: People, **changes: str) -> str:
    return read_pdf(make_pdf(child, people.anna, **changes)).words


def test_judgement_stands_with_all_that_it_hangs_on(people: People, child: Child, event: LifeEvent) -> None:
    a_judgement(event, people.anna)
    words, began = paper(child, people), spelled(event.started_on)
    for text in (
        HEAD,
        "beoordeeld door mensen, nooit berekend",
        f"Sinds ‘{event.title}’ ({began}), bekeken van {began} tot en met {spelled(today())}: teruggeveerd.",
        "Op school en thuis gaat het weer als ervoor.",
        "“Vroeg zelf of een vriend mocht blijven eten.”",
        f"Oordeel van Anna de Wit op {spelled(today())}.",
    ):
        assert text in words
    assert "Eerder anders beoordeeld" not in words


def test_who_judged_otherwise_before_is_told(people: People, child: Child, event: LifeEvent) -> None:
    a_judgement(event, people.cora, verdict="maintained")
    a_judgement(event, people.anna)
    said = f"Eerder anders beoordeeld: het bleef goed gaan (Cora de Wit, {spelled(today())})."
    assert said in paper(child, people)


def test_nothing_is_said_without_a_judgement_or_without_events(
    people: People, child: Child, event: LifeEvent
) -> None:
    assert HEAD not in paper(child, people)
    a_judgement(event, people.anna)
    words = paper(child, people, with_events="")
    assert not any(text in words for text in (HEAD, event.title, "teruggeveerd"))
