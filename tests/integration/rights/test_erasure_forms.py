"""What is asked when someone asks for destruction and when it is decided: each fault at its field."""

import pytest
from django.urls import reverse

from accounts.models import User
from children.models import Child
from rights.actions.erasures import propose_destruction
from rights.models import ErasureRequest
from tests.support.build import People, a_child, an_event
from tests.support.days import days_ago
from tests.support.large_dataset import browser_of
from tests.support.pages import Reply
from tests.support.rights import a_request


@pytest.fixture
def told(people: People) -> Child:
    """Register a child of nine about whom something was written."""
    child = a_child(people.north, people.anna)
    an_event(child, people.anna)
    return child


def post(user: User, name: str, child: Child, *args: object, **fields: object) -> Reply:
    return browser_of(user).post(reverse(name, args=[child.pk, *args]), fields)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"answer": "refused", "explanation": "Omdat."}, "ground"),
        ({"answer": "refused", "ground": "duty"}, "explanation"),
        ({"answer": "part"}, "records"),
        ({"answer": ""}, "answer"),
        ({"answer": "refused", "ground": "x", "explanation": "y"}, "ground"),
    ],
)
def test_decision_says_why_and_what(people: People, told: Child, fields: dict[str, str], wrong: str) -> None:
    request = a_request(told, people.cora)
    response = post(people.cora, "erasure-decide", told, request.pk, seen_revision=0, **fields)
    assert list(response.context["form"].errors) == [wrong]
    assert ErasureRequest.objects.get().decision == ""


def test_without_the_revision_that_was_seen_nothing_is_decided_or_approved(
    people: People, told: Child
) -> None:
    proposed = propose_destruction(child=told, by=people.cora)
    response = post(people.anna, "erasure-approve", told, proposed.pk, is_looked_at="on")
    assert list(response.context["form"].errors) == ["seen_revision"]
    asked = a_request(told, people.cora)
    response = post(people.cora, "erasure-decide", told, asked.pk, answer="whole")
    assert list(response.context["form"].errors) == ["seen_revision"]
    assert Child.objects.filter(pk=told.pk).exists()


@pytest.mark.parametrize("asker", ["child", "parent"])
def test_who_has_no_right_is_not_granted_anything(people: People, told: Child, asker: str) -> None:
    request = a_request(told, people.cora, asker=asker, authority="not_both", is_unable=False)
    response = post(people.cora, "erasure-decide", told, request.pk, answer="whole", seen_revision=0)
    assert list(response.context["form"].errors) == ["answer"]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"asked_on": str(days_ago(-32))}, "asked_on"),
        ({"asked_on": "2001-01-01"}, "asked_on"),
        ({"asked_on": "0000-99-99"}, "asked_on"),
        ({"asker": ""}, "asker"),
        ({"asker_name": ""}, "asker_name"),
        ({"authority": ""}, "authority"),
        ({"wish": "x" * 1001}, "wish"),
    ],
)
def test_request_that_is_not_whole_is_shown_again(
    people: People, told: Child, changes: dict[str, str], wrong: str
) -> None:
    good = {
        "asker": "parent",
        "asker_name": "Vader",
        "authority": "one",
        "asked_on": str(days_ago(21)),
        "wish": "Weg.",
    }
    response = post(people.cora, "erasure-ask", told, **{**good, **changes})
    assert list(response.context["form"].errors) == [wrong]
    assert not told.erasure_requests.exists()
