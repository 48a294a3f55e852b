"""Forms side by side: what is chosen, what is said when it is not right, and what may be set against what."""

import datetime
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.rules.permissions import Permission
from accounts.rules.roles import PRACTITIONER, ROLES
from assessments.models import Assessment
from audit.models import AuditEvent
from children.models import Child
from reports.comparison.page import ComparePage, RowView
from tests.support.build import People, a_child, a_signed_form, an_event
from tests.support.days import days_ago, today
from tests.support.pages import Page, Reply
from tests.support.scenes import add_forms


def ago(weeks: int) -> datetime.date:
    return today() - datetime.timedelta(weeks=weeks)


def compare(client: Client, child: Child, *forms: Any) -> Reply:
    ids = [str(getattr(form, "pk", form)) for form in forms]
    return client.get(reverse("comparison", args=[child.pk]), {"vorm": ids, "toon": "1"})


def page_of(client: Client, child: Child, *forms: Assessment) -> ComparePage:
    page = compare(client, child, *forms).context["page"]
    assert isinstance(page, ComparePage)
    return page


def row_of(page: ComparePage, name: str = "Hulp en troost zoeken") -> RowView:
    [row] = [row for domain in page.domains for row in domain.rows if row.name == name]
    return row


@pytest.fixture
def forms(people: People, child: Child) -> list[Assessment]:
    """Five forms: two of Anna at home, one at school, one in the group, one by the therapist."""
    return [
        a_signed_form(child, people.anna, on=ago(30), choice="1"),
        a_signed_form(child, people.anna, on=ago(4), choice="2", choices={"help_ask": "3"}),
        a_signed_form(child, people.bram, on=ago(3), role="teacher", setting="school", choice="0"),
        a_signed_form(child, people.cora, on=ago(2), role="group_worker", setting="group", choice="2"),
        a_signed_form(child, people.cora, on=ago(1), role="therapist", setting="other", choice="not_seen"),
    ]


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ([], "Kies twee, drie of vier observaties."),
        ([0], "Kies er minstens nog één"),
        ([0, 0], "Kies er minstens nog één"),
        ([0, 1, 2, 3, 4], "Kies er hoogstens vier: je koos er 5."),
        ([0, "00000000-0000-4000-8000-000000000000"], "is er niet, of niet meer"),
        ([0, "<script>"], "is er niet, of niet meer"),
    ],
)
def test_choice_that_does_not_fit_is_told_at_the_field_and_kept(
    anna: Client, child: Child, forms: list[Assessment], chosen: list[Any], message: str
) -> None:
    picked = [forms[one] if isinstance(one, int) else one for one in chosen]
    response = compare(anna, child, *picked)
    source = response.content.decode()
    assert response.status_code == 200
    assert response.context["page"] is None
    assert message in re.search(r'id="vorm-error" role="alert">([^<]*)<', source)[1]  # type: ignore[index]
    assert 'aria-describedby="vorm-error"' in source
    ticked = set(re.findall(r'value="([\w-]+)" id="vorm-[\w-]+"\s+checked', source))
    assert ticked == {str(form.pk) for form in picked if isinstance(form, Assessment)}


def test_nothing_asked_is_no_mistake(anna: Client, child: Child, forms: list[Assessment]) -> None:
    response = anna.get(reverse("comparison", args=[child.pk]))
    assert "vorm-error" not in response.content.decode()


def test_form_of_another_child_cannot_be_chosen(
    people: People, anna: Client, child: Child, forms: list[Assessment]
) -> None:
    other = a_signed_form(a_child(people.north, people.anna, reference="DW-2"), people.anna)
    assert compare(anna, child, forms[0], other).context["page"] is None


def test_two_moments_of_one_observer_make_a_difference_that_can_be_chance(
    anna: Client, child: Child, forms: list[Assessment]
) -> None:
    page = page_of(anna, child, forms[1], forms[0])
    assert [column.letter for column in page.columns] == ["A", "B"]
    row = row_of(page)
    assert [(cell.words, cell.score) for cell in row.cells] == [
        ("soms, of met veel hulp", "1,0"),
        ("bijna altijd", "3,0"),
    ]
    assert row.notes == ["Van A naar B: +2,0."]
    assert row.numbers == []
    assert page.remarks.chance == "Elk verschil kan toeval zijn."


def test_observers_stand_beside_each_other_without_a_difference_or_a_mean(
    anna: Client, child: Child, forms: list[Assessment]
) -> None:
    response = compare(anna, child, *forms[1:])
    page = response.context["page"]
    row = row_of(page)
    assert [cell.words for cell in row.cells] == [
        "bijna altijd",
        "nog niet",
        "vaak, of met een beetje hulp",
        "te weinig gezien",
    ]
    assert row.notes == []
    words = Page(response).words
    assert not re.search(r"gemiddelde\b|totaalscore|veerkrachtig", words, re.IGNORECASE)
    assert "Van de 3 krachten met een score in A, B en C aanwezig: A 3, B 0, C 3" in words
    assert "niets beoordeeld" in words


def filled_in_by(who: str) -> str:
    """Return the first name of the person in the name of a column."""
    return who.split("ingevuld door ")[1].split(" ")[0]


def test_quick_choices_lead_to_what_they_say(anna: Client, child: Child, forms: list[Assessment]) -> None:
    response = anna.get(reverse("comparison", args=[child.pk]))
    chosen = {
        label: [filled_in_by(column.who) for column in follow(anna, child, query).columns]
        for label, query in response.context["chooser"].quick
    }
    assert chosen == {
        "De laatste twee van dezelfde waarnemer": ["Anna", "Anna"],
        "Thuis en school, nu": ["Anna", "Bram"],
        "Alle waarnemers, nu": ["Anna", "Bram", "Cora", "Cora"],
    }
    assert response.context["chooser"].left_out == ""


def follow(client: Client, child: Child, query: str) -> ComparePage:
    page = client.get(reverse("comparison", args=[child.pk]) + "?" + query).context["page"]
    assert isinstance(page, ComparePage)
    return page


def test_adversity_in_between_is_for_who_may_see_it(
    people: People, anna: Client, child: Child, forms: list[Assessment], monkeypatch: pytest.MonkeyPatch
) -> None:
    early = a_signed_form(child, people.anna, on=days_ago(321))
    an_event(child, people.anna)
    assert "Scheiding" in Page(compare(anna, child, early, forms[1])).words
    assert "Scheiding" not in Page(compare(anna, child, forms[1], forms[2])).words
    monkeypatch.setitem(ROLES, PRACTITIONER, ROLES[PRACTITIONER] - {Permission.LIFE_EVENT_VIEW})
    assert "Scheiding" not in Page(compare(anna, child, early, forms[1])).words


def test_comparing_is_in_the_log(people: People, anna: Client, child: Child, forms: list[Assessment]) -> None:
    compare(anna, child, *forms[:2])
    for name in ("comparison", "difference-list"):
        anna.get(reverse(name, args=[child.pk]))
        event = AuditEvent.objects.latest("at")
        found = (event.event, event.child_id, event.actor_id)
        assert found == ("comparison_read", str(child.pk), str(people.anna.pk))


def test_queries_do_not_grow_with_the_moments(people: People, anna: Client, child: Child) -> None:
    def asked(name: str) -> int:
        ids = [str(pk) for pk in Assessment.objects.values_list("pk", flat=True)[:4]]
        with CaptureQueriesContext(connection) as queries:
            anna.get(reverse(name, args=[child.pk]), {"vorm": ids} if name == "comparison" else {})
        return len(queries)

    add_forms(child, people, 4)
    asked("comparison")
    few = {name: asked(name) for name in ("comparison", "difference-list")}
    add_forms(child, people, 36, first_seed=4)
    assert {name: asked(name) for name in few} == few
    assert max(few.values()) <= 15  # with what consent says of words


def test_page_without_forms_says_so_and_links_stand_on_profile_and_course(
    people: People, anna: Client, child: Child
) -> None:
    assert "Nog niets te vergelijken" in Page(anna.get(reverse("comparison", args=[child.pk]))).words
    a_signed_form(child, people.anna)
    for name in ("profile", "trajectory"):
        source = anna.get(reverse(name, args=[child.pk])).content.decode()
        assert f'href="{reverse("comparison", args=[child.pk])}"' in source
        assert f'href="{reverse("difference-list", args=[child.pk])}"' in source


def test_with_one_observer_nobody_is_said_to_be_left_out(people: People, anna: Client, child: Child) -> None:
    for weeks in (9, 5, 1):
        a_signed_form(child, people.anna, on=ago(weeks))
    words = Page(anna.get(reverse("comparison", args=[child.pk]))).words
    assert "De laatste twee van dezelfde waarnemer" in words
    assert "Alle waarnemers" not in words
