"""Who may not know what happened, sees the rest of the course without a trace of it; and words stay words."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.rules.permissions import Permission
from accounts.rules.roles import OBSERVER, ROLES
from children.models import Child
from reviews.models import Action
from tests.support.build import People, a_circumstance, a_resource
from tests.support.pages import Page
from tests.support.parts import whole
from tests.support.scenes import BLOW_AND_DIP, day_of, with_event, with_missed, with_moments

TITLES = ("Kanarie weg", "Kanarie te duur", "Kanarie in de buurt", "Kanarieoefening")


@pytest.fixture
def noted(people: People, child: Child) -> Child:
    """Note one of each kind around a dip, and a missed moment."""
    event, pressure, support, action = TITLES
    with_moments(child, people.anna, BLOW_AND_DIP)
    with_event(child, people.anna, event, 20, 20)
    a_circumstance(child, people.anna, title=pressure)
    a_resource(child, people.anna, name=support)
    Action.objects.create(
        child=child,
        title=action,
        done_by="Bram",
        directed_at="child",
        started_on=day_of(15),
        ended_on=day_of(10),
        recorded_by=people.anna,
    )
    with_missed(child, people.anna, 12)
    return child


def seen_without(
    client: Client, people: People, child: Child, monkeypatch: pytest.MonkeyPatch, *hidden: Permission
) -> str:
    """Return the page as someone sees it who practises without these permissions."""
    monkeypatch.setitem(ROLES, OBSERVER, frozenset(ROLES["practitioner"] - set(hidden)))
    client.force_login(people.bram)
    return str(client.get(reverse("trajectory", args=[child.pk])).content.decode())


def test_everything_stands_on_the_page_for_who_may_see_it(anna: Client, noted: Child) -> None:
    page = Page(anna.get(reverse("trajectory", args=[noted.pk])))
    assert all(title in page.words for title in TITLES)
    assert "kan bij herstel horen" in Page(whole(anna, "trajectory", noted)).words
    assert "tegenslag 1, druk 1, steun 1, acties 1, observaties 3, tekenen 0" in page.words


def test_adversity_and_pressure_leave_no_trace(
    client: Client, people: People, noted: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = seen_without(client, people, noted, monkeypatch, Permission.LIFE_EVENT_VIEW)
    assert not any(title in seen for title in TITLES[:2])
    assert all(title in seen for title in TITLES[2:])
    for trace in ("herstel", "chart-event-adversity", "chart-event-pressure", "geen tegenslag", "hard_time"):
        assert trace not in seen
    assert "In deze periode genoteerd: steun 1, acties 1, observaties 3, tekenen 0." in seen
    assert "ging niet door" in seen


def test_support_and_actions_leave_no_trace(
    client: Client, people: People, noted: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = seen_without(client, people, noted, monkeypatch, Permission.RESOURCE_VIEW)
    assert not any(title in seen for title in TITLES[2:])
    assert all(title in seen for title in TITLES[:2])
    assert "In deze periode genoteerd: tegenslag 1, druk 1, observaties 3, tekenen 0." in seen


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><b>x', "&amp;%(n)s"])
def test_words_of_people_stay_words(people: People, anna: Client, child: Child, words: str) -> None:
    with_moments(child, people.anna, BLOW_AND_DIP)
    with_event(child, people.anna, words, 20, 20)
    response = anna.get(reverse("trajectory", args=[child.pk]))
    assert words in Page(response).words
    assert words not in response.content.decode().replace("&amp;amp;", "")
