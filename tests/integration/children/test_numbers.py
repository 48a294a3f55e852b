"""A number of a child tells nothing about children of other teams: registering and searching answer the same."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from children.actions.children import register_child
from children.actions.grants import move_child
from children.exceptions import NumberTaken
from children.models import Child
from tests.support.build import People, a_child
from tests.support.days import birth_month_of
from tests.support.large_dataset import browser_of
from tests.support.pages import Page, Reply
from tests.support.seen import team_seen

ELSEWHERE, FREE = "DW-700", "DW-701"


@pytest.fixture
def elsewhere(people: People) -> Child:
    """Register a child of the other team."""
    return a_child(people.south, people.chris, first_name="Noor", reference=ELSEWHERE)


def registered(client: Client, people: People, number: str, **changes: str) -> Reply:
    year, month = birth_month_of(9)
    typed = {"first_name": "Sam", "birth_month": str(month), "birth_year": str(year), "reference": number}
    typed |= {"team": str(people.north.pk), "weeks_between": "13"}
    return client.post(reverse("child-register"), {**typed, **changes})


def told(response: Reply, number: str) -> tuple[int, str, str]:
    """Return what an answer says, without the number that was asked and the keys of the child."""
    hidden = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
    body = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    location = hidden.sub("", response.headers.get("Location", ""))
    return response.status_code, location, hidden.sub("", body).replace(number, "")


@pytest.mark.parametrize("changes", [{}, {"first_name": ""}, {"birth_year": ""}])
def test_registering_answers_the_same_for_a_number_of_another_team(
    people: People, anna: Client, elsewhere: Child, changes: dict[str, str]
) -> None:
    named = {
        number: {"first_name": f"Sam {number}"} | changes for number in (ELSEWHERE, FREE)
    }  # nobody's double
    answers = [told(registered(anna, people, number, **typed), number) for number, typed in named.items()]
    assert answers[0] == answers[1]
    assert answers[0][0] == (302 if not changes else 200)


def test_changing_the_number_answers_the_same(people: People, anna: Client, elsewhere: Child) -> None:
    own = a_child(people.north, people.anna, reference="DW-1")
    year, month = birth_month_of(9)
    typed = {"first_name": "Sam", "birth_month": month, "birth_year": year, "weeks_between": 13}
    answers = []
    for revision, number in enumerate((ELSEWHERE, FREE)):
        sent = {**typed, "reference": number, "seen_revision": revision}
        answers.append(told(anna.post(reverse("child-change", args=[own.pk]), sent), number))
    assert answers[0] == answers[1]


def test_searching_answers_the_same(people: People, anna: Client, elsewhere: Child) -> None:
    answers = []
    for number in (ELSEWHERE, FREE):
        anna.post(reverse("child-search"), {"search": number})
        answers.append(told(anna.get(reverse("child-list")), number))
    assert answers[0] == answers[1]


def test_number_of_the_own_team_is_refused(people: People, anna: Client) -> None:
    a_child(people.north, people.anna, reference="DW-1")
    assert list(registered(anna, people, "DW-1").context["form"].errors) == ["reference"]
    year, month = birth_month_of(9)
    twice = Child(team=people.north, first_name="Bo", birth_year=year, birth_month=month, reference="DW-1")
    with pytest.raises(NumberTaken):
        register_child(child=twice, by=people.anna)


def test_child_does_not_move_to_a_team_with_its_number_and_the_log_has_the_try(
    people: People, elsewhere: Child
) -> None:
    own = a_child(people.north, people.anna, reference=ELSEWHERE)
    answer = browser_of(people.cora).post(
        reverse("child-move", args=[own.pk]),
        {"move-team": str(people.south.pk), "move-seen_revision": str(team_seen(own))},
    )
    assert (answer.status_code, "heeft een kind met dit nummer" in Page(answer).words) == (400, True)
    event = AuditEvent.objects.get(event="child_moved")
    assert (event.outcome, event.child_id) == (AuditEvent.Outcome.REFUSED, str(own.pk))
    assert Child.objects.get(pk=own.pk).team == people.north
    with pytest.raises(NumberTaken):
        move_child(child=own, team=people.south, seen_mark=team_seen(own), by=people.cora)
    assert own.grants.holding().exists()


def test_emergency_access_opens_every_child_with_the_number(people: People, elsewhere: Child) -> None:
    a_child(people.north, people.anna, reference=ELSEWHERE)
    asked = {"reference": ELSEWHERE, "reason": "Het kind belde vannacht; wie helpt er nu?"}
    answer = browser_of(people.chris).post(reverse("emergency-open"), asked)
    assert answer.headers["Location"] == reverse("child-list")
    assert AuditEvent.objects.filter(event="emergency_started").count() == 2
