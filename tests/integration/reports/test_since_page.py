"""The facts around an adversity as the page lays them out: no verdict, no arrow, every day and n beside its figure."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.actions.assessments import change_frame, sign_assessment
from children.models import Child
from lifecourse.actions.life_events import add_life_event
from lifecourse.models import LifeEvent
from portfolio.actions import publish_draft
from reports.judgement.page import SincePage
from tests.support.build import People, a_draft, a_signed_form, an_event, answer
from tests.support.clock import pinned
from tests.support.days import today
from tests.support.instruments import an_own_version, next_draft, reworded
from tests.support.large_dataset import QUICK, a_scientist, add_many, switch_on
from tests.support.pages import Page
from tests.support.seen import frame_seen

pytestmark = pinned("the days of a story lie in named months")

OWN = "de-wilg-professional-quick"
WINTER, MAY, JULY = datetime.date(2026, 1, 10), datetime.date(2026, 5, 10), datetime.date(2026, 7, 10)
ALONE = "Er is geen moment vóór deze tegenslag: hoe het daarvoor ging, is uit observaties niet bekend."


@pytest.fixture
def event(people: People, child: Child) -> LifeEvent:
    """The parents separated in the spring, from 1 March on."""
    return an_event(child, people.anna)


def page_of(client: Client, event: LifeEvent) -> SincePage:
    page = client.get(reverse("judgement", args=[event.child_id, event.pk])).context["page"]
    assert isinstance(page, SincePage)
    return page


def words_of(client: Client, event: LifeEvent) -> str:
    return Page(client.get(reverse("judgement", args=[event.child_id, event.pk]))).words


def test_without_forms_the_page_says_so(anna: Client, event: LifeEvent) -> None:
    words = words_of(anna, event)
    assert ALONE in words
    assert "Er is sinds deze tegenslag geen observatie van krachten." in words


def test_one_moment_since_is_one_moment(people: People, anna: Client, child: Child, event: LifeEvent) -> None:
    a_signed_form(child, people.anna, on=MAY)
    page = page_of(anna, event)
    [block] = page.strengths
    assert page.nothing_before == ALONE
    assert block.moments == "geen moment ervoor van deze waarnemer, 1 moment sindsdien"
    assert {(row.before, row.lowest) for row in block.rows} == {("geen moment", "één moment")}
    assert block.rows[0].latest == "3 van 3 beoordeelde krachten aanwezig, 10 mei 2026"


def test_before_lowest_and_latest_each_with_day_and_n(
    people: People, anna: Client, child: Child, event: LifeEvent
) -> None:
    for on, choice in ((WINTER, "2"), (MAY, "0"), (JULY, "1"), (today(), "3")):
        a_signed_form(child, people.anna, on=on, choice=choice, choices={"feelings_express": "not_seen"})
    page = page_of(anna, event)
    [block] = page.strengths
    assert (page.nothing_before, block.moments) == ("", "1 moment ervoor, 3 momenten sindsdien")
    first, second, *_ = block.rows
    assert (second.before, second.lowest, second.latest) == (
        "3 van 3 beoordeelde krachten aanwezig, 10 jan 2026",
        "0 van 3 beoordeelde krachten aanwezig, 10 mei 2026",
        "3 van 3 beoordeelde krachten aanwezig, 22 nov 2026",
    )
    assert first.lowest == "0 van 2 beoordeelde krachten aanwezig, 10 mei 2026"
    assert "Elke rij telt de krachten die op al die momenten beoordeeld zijn." in block.remarks


def test_how_long_the_child_was_seen_stands_with_the_facts(
    people: People, anna: Client, child: Child, event: LifeEvent
) -> None:
    for on, hours in ((WINTER, 1), (MAY, 40), (today(), 12)):
        draft = a_draft(child, people.anna, on=on)
        draft.hours_seen = hours
        change_frame(assessment=draft, seen_mark=frame_seen(draft), by=people.anna)
        answer(draft, "help_ask", "2", people.anna)
        draft.refresh_from_db()
        sign_assessment(assessment=draft, seen_revision=draft.revision, by=people.anna)
    [block] = page_of(anna, event).strengths
    assert block.exposure.startswith("12 uur gezien van ")
    little = "10 jan 2026: Maar 1 uur gezien: bij zo weinig valt een score gemakkelijk te laag uit."
    assert [remark for remark in block.remarks if "uur gezien" in remark] == [little]
    assert block.exposure in words_of(anna, event)


def test_page_judges_nothing_and_draws_no_arrow(
    people: People, anna: Client, child: Child, event: LifeEvent
) -> None:
    for on, choice in ((WINTER, "3"), (MAY, "0"), (today(), "3")):
        a_signed_form(child, people.anna, on=on, choice=choice)
    response = anna.get(reverse("judgement", args=[child.pk, event.pk]))
    words = Page(response).words
    assert "Elk verschil kan toeval zijn. Het laagste van meer momenten ligt deels door toeval laag." in words
    assert not re.search(r"[→↗↘↑↓▲▼]|teruggeveerd|gegroeid|veerkrachtig|hersteld|verbeterd", words)
    assert "checked" not in response.content.decode()


def test_another_observer_breaks_the_facts(
    people: People, anna: Client, child: Child, event: LifeEvent
) -> None:
    a_signed_form(child, people.anna, on=WINTER)
    a_signed_form(child, people.bram, on=MAY)
    page = page_of(anna, event)
    [block] = page.strengths
    assert "ingevuld door Bram" in block.who
    assert {row.before for row in block.rows} == {"geen moment"}
    assert page.nothing_before == ""
    assert page.only_before == [
        "jeugd- en gezinsprofessional, thuis (ingevuld door Anna de Wit) · 10 jan 2026"
    ]


@pytest.mark.parametrize("is_comparable", [True, False])
def test_another_version_breaks_the_facts_unless_comparable(
    people: People, anna: Client, child: Child, event: LifeEvent, is_comparable: bool
) -> None:
    first = an_own_version(people)
    a_signed_form(child, people.anna, key=OWN, on=WINTER)
    document = reworded(first.document, "help_ask", "{child} roept om hulp") | {"version": "1.1"}
    draft = next_draft(first, people.ada, document)
    publish_draft(version=draft, comparable_with=[str(first)] if is_comparable else [], by=people.ada)
    a_signed_form(child, people.anna, key=OWN, on=MAY)
    [block] = page_of(anna, event).strengths
    assert ("geen moment" in {row.before for row in block.rows}) is not is_comparable
    assert block.instrument.endswith("1.0, 1.1" if is_comparable else "1.1")


def test_backdated_form_stands_before(people: People, anna: Client, child: Child, event: LifeEvent) -> None:
    a_signed_form(child, people.anna, on=MAY)
    a_signed_form(child, people.anna, on=WINTER)  # written down last
    assert page_of(anna, event).strengths[0].moments == "1 moment ervoor, 1 moment sindsdien"


def test_form_over_the_first_day_says_that_it_looks_before(
    people: People, anna: Client, child: Child, event: LifeEvent
) -> None:
    a_signed_form(child, people.anna, on=datetime.date(2026, 3, 5))
    [block] = page_of(anna, event).strengths
    assert block.remarks == [
        "De observatie van 5 mrt 2026 gaat ook over dagen vóór deze tegenslag: die begint op 20 feb 2026."
    ]
    assert "zware tijd" in words_of(anna, event)


def test_five_observers_stand_alone(people: People, anna: Client, child: Child, event: LifeEvent) -> None:
    seats = [
        (people.anna, "youth_professional", "home"),
        (people.bram, "teacher", "school"),
        (people.cora, "group_worker", "group"),
        (people.anna, "therapist", "other"),
        (people.bram, "other", "leisure"),
    ]
    for by, role, setting in seats:
        a_signed_form(child, by, on=MAY, role=role, setting=setting)
    assert len({block.who for block in page_of(anna, event).strengths}) == 5


def test_overlapping_adversity_is_named_and_what_was_over_is_not(
    people: People, anna: Client, child: Child, event: LifeEvent
) -> None:
    others: dict[str, dict[str, Any]] = {
        "Lang voorbij": {"started_on": WINTER, "ended_on": WINTER},
        "Duurt voort": {"started_on": WINTER, "is_ongoing": True, "is_start_estimated": True},
        "Er middenin": {"started_on": MAY},
        "Over en weer": {"started_on": WINTER, "ended_on": MAY},
    }
    for title, given in others.items():
        noted = LifeEvent(child=child, kind="loss", title=title, **given)
        add_life_event(event=noted, by=people.anna)
    page = page_of(anna, event)
    assert page.when == "van 1 mrt 2026 tot 31 mei 2026"
    assert page.others == [
        ("Duurt voort", "vanaf rond 10 jan 2026, duurt nog voort"),
        ("Over en weer", "van 10 jan 2026 tot 10 mei 2026"),
        ("Er middenin", "10 mei 2026"),
    ]


def test_signs_of_development_stand_beside_the_strengths(
    people: People, anna: Client, child: Child, event: LifeEvent
) -> None:
    for on, choice in ((WINTER, "3"), (MAY, "0"), (today(), "2")):
        a_signed_form(child, people.anna, key="outcome", on=on, choice=choice)
    page = page_of(anna, event)
    assert (page.strengths, page.nothing_before) == ([], "")
    [block] = page.signs
    assert len(block.rows) == 5
    days = [
        text.rsplit(", ", 1)[1] for text in (block.rows[0].before, block.rows[0].lowest, block.rows[0].latest)
    ]
    assert days == ["10 jan 2026", "10 mei 2026", "22 nov 2026"]


def test_switched_on_figures_name_what_is_larger(
    people: People, anna: Client, child: Child, event: LifeEvent
) -> None:
    add_many(people.north, people.anna, people.bram, children=30, doubles=30, key=QUICK)
    switch_on(people.north, a_scientist(people))
    a_signed_form(child, people.anna, on=WINTER, choices={"home_own_spot": "0"})
    a_signed_form(child, people.anna, on=today(), choices={"home_own_spot": "3"})
    words = words_of(anna, event)
    assert "Sinds 10 jan 2026 groter dan meetfout: eigen plek in huis (+3,0)." in words
    assert "Elk verschil waar niet ‘groter dan meetfout’ bij staat, kan toeval zijn." in words
