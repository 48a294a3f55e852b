"""What presses: the whole list in one post, each row with its own revision, nothing written that did not change."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from lifecourse.models import Circumstance
from tests.support.build import People, a_child, a_circumstance, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.days import day_before_birth, days_ago, spelled
from tests.support.form_keys import without_key
from tests.support.pages import Page, Reply

KINDS = [kind for kind in Circumstance.Kind if kind != "other"]
MONEY = {"money-state": "presses", "money-started_on": str(days_ago(321)), "money-note": "Huur."}


def url_of(child: Child) -> str:
    return reverse("circumstance-check", args=[child.pk])


def shown(client: Client, child: Child) -> dict[str, str]:
    """Return what the page would send as it stands, without its key."""
    return without_key(Page(client.get(url_of(child))).form.fields)


def send(client: Client, child: Child, **changes: str) -> Reply:
    """Open the page, change this and send it."""
    return client.post(url_of(child), {**shown(client, child), **changes})


def row(response: Reply, key: str) -> Any:
    return next(row for row in response.context["check_list"].rows if row.prefix == key)


def logged(child: Child) -> list[str]:
    events = AuditEvent.objects.filter(event__startswith="circumstance", child_id=str(child.pk))
    return list(events.order_by("pk").values_list("event", flat=True))


def test_every_circumstance_stands_there_as_not_known(anna: Client, child: Child) -> None:
    page = Page(anna.get(url_of(child)))
    for kind in KINDS:
        assert page.form.fields[f"{kind}-state"] == "unknown"
        assert str(kind.label).casefold() in page.words.casefold()
    assert len(KINDS) == 8
    for state in Circumstance.State:
        assert page.words.count(str(state.label)) >= 9


def test_list_as_it_stands_writes_nothing(anna: Client, child: Child) -> None:
    response = send(anna, child)
    assert response.headers["Location"] == reverse("life-event-list", args=[child.pk])
    assert not Circumstance.objects.exists()
    assert logged(child) == []


def test_changed_rows_are_kept_each_with_a_line_in_the_log(
    people: People, anna: Client, child: Child
) -> None:
    pressed = {
        "access-state": "pressed",
        "access-started_on": str(days_ago(690)),
        "access-ended_on": str(days_ago(539)),
    }
    send(anna, child, **MONEY, **pressed, **{"illness-state": "absent", "access-is_estimated": "on"})
    found = {noted.kind: noted for noted in Circumstance.objects.all()}
    assert (found["money"].state, found["money"].note) == ("presses", "Huur.")
    assert (found["access"].ended_on, found["access"].is_estimated) == (days_ago(539), True)
    assert found["illness"].state == "absent"
    assert {noted.recorded_by for noted in found.values()} == {people.anna}
    assert logged(child) == ["circumstance_added"] * 3
    send(anna, child)
    send(anna, child, **{"money-note": "Huur en gas."})
    assert logged(child) == [*["circumstance_added"] * 3, "circumstance_changed"]
    assert [noted.revision for noted in Circumstance.objects.filter(kind__in=("money", "access"))] == [0, 1]
    words = Page(anna.get(reverse("life-event-list", args=[child.pk]))).words
    for text in (
        *(
            f"sinds {spelled(days_ago(321))}, duurt nog · Huur en gas.",
            f"ongeveer {spelled(days_ago(690))} – {spelled(days_ago(539))}",
        ),
        *("5 omstandigheden", "Hulp met geld, wonen of vervoer mag dan eerst komen."),
    ):
        assert text in words


def test_own_one_is_added_changed_and_taken_away(anna: Client, child: Child) -> None:
    send(anna, child, **{"new-title": "Lawaai", "new-state": "presses", "new-started_on": str(days_ago(294))})
    own = Circumstance.objects.get()
    assert (own.kind, own.title) == ("other", "Lawaai")
    send(anna, child, **{f"own-{own.pk}-title": "Lawaai in de straat"})
    own.refresh_from_db()
    assert (own.title, own.revision) == ("Lawaai in de straat", 1)
    send(anna, child, **{f"own-{own.pk}-is_gone": "on"})
    assert not Circumstance.objects.exists()
    assert logged(child) == [f"circumstance_{did}" for did in ("added", "changed", "removed")]


@pytest.mark.parametrize(
    ("changes", "key", "field"),
    [
        ({"money-state": "presses"}, "money", "started_on"),
        ({"money-state": "pressed", "money-started_on": str(days_ago(325))}, "money", "ended_on"),
        ({**MONEY, "money-ended_on": str(days_ago(294))}, "money", "ended_on"),
        ({**MONEY, "money-state": "absent"}, "money", "started_on"),
        ({**MONEY, "money-state": "unknown"}, "money", "started_on"),
        ({**MONEY, "money-started_on": str(days_ago(-1))}, "money", "started_on"),
        ({**MONEY, "money-started_on": str(day_before_birth())}, "money", "started_on"),
        ({**MONEY, "money-state": "pressed", "money-ended_on": str(days_ago(322))}, "money", "ended_on"),
        ({**MONEY, "money-started_on": "2026-02-30"}, "money", "started_on"),
        ({**MONEY, "money-note": "x" * 501}, "money", "note"),
        ({"money-state": "often"}, "money", "state"),
        ({"new-state": "absent"}, "new", "title"),
        ({"new-title": "x" * 81}, "new", "title"),
    ],
)
def test_row_that_is_not_right_is_refused_at_the_field_and_nothing_is_lost(
    anna: Client, child: Child, changes: dict[str, str], key: str, field: str
) -> None:
    response = send(anna, child, **changes, **{"illness-state": "absent", "illness-note": "Gevraagd."})
    assert list(row(response, key).errors) == [field]
    assert [found.prefix for found in response.context["check_list"].in_the_way] == [key]
    assert not Circumstance.objects.exists()
    kept = Page(response).form.fields
    assert (kept["illness-state"], kept["illness-note"]) == ("absent", "Gevraagd.")
    assert {name: kept[name] for name in changes if name != "money-state"} == {
        name: value for name, value in changes.items() if name != "money-state"
    }


def test_summary_asks_for_no_help_when_nothing_presses(people: People, anna: Client, child: Child) -> None:
    a_circumstance(child, people.anna)
    words = Page(anna.get(reverse("life-event-list", args=[child.pk]))).words
    assert "Speelt nu niets genoteerd" in words
    assert "8 omstandigheden" in words
    assert "Hulp met geld" not in words


def test_words_noted_beside_a_listed_one_stay(people: People, anna: Client, child: Child) -> None:
    noted = a_circumstance(child, people.anna, title="Er was weinig geld", kind="money")
    assert noted.title in Page(anna.get(url_of(child))).words
    send(anna, child, **{"money-note": "Tot juni."})
    noted.refresh_from_db()
    assert (noted.title, noted.note) == ("Er was weinig geld", "Tot juni.")


def post_money(user: User, child: Child) -> int:
    client = Client()
    client.force_login(user)
    fields = {**MONEY, "money-note": user.full_name, "money-seen": "", "money-seen_revision": ""}
    return client.post(url_of(child), fields).status_code


@pytest.mark.django_db(transaction=True)
def test_two_people_who_add_the_same_row_at_once_lose_nothing() -> None:
    people = make_people()
    child = a_child(people.north, people.anna)
    with meeting_before(Circumstance, "save", patience=0.5):
        found = together(lambda user: post_money(user, child), [people.anna, people.cora])
    assert sorted(found) == [200, 302]
    winner = (people.anna, people.cora)[found.index(302)]
    assert Circumstance.objects.get().note == winner.full_name
