"""The head of a child's page: the draft goes before, when the next is due, and the entrances of each role."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from children.models import Child
from tests.support.build import People, a_draft, a_signed_form, answer
from tests.support.days import days_ago, today
from tests.support.rights import kept


def head_in(html: str) -> str:
    """Return the head of the child on a page, navigation included."""
    found = re.search(r'<header class="child-head">.*?</header>.*?</nav>', html, re.DOTALL)
    return found[0] if found else ""


def profile_of(client: Client, child: Child) -> str:
    return head_in(client.get(reverse("profile", args=[child.pk])).content.decode())


def test_own_draft_goes_before_a_new_observation(people: People, anna: Client, child: Child) -> None:
    draft = a_draft(child, people.anna)
    first = next(iter(draft.form.items_asked))
    answer(draft, first, "2", people.anna)
    head = profile_of(anna, child)
    assert f"Verder (1 van {len(draft.form.items_asked)})" in " ".join(head.split())
    assert draft.title in head
    assert reverse("assessment-fill", args=[child.pk, draft.pk, 1]) in head
    assert head.count("btn-primary") == 1


def test_draft_goes_on_where_it_stopped(people: People, anna: Client, child: Child) -> None:
    draft = a_draft(child, people.anna)
    for item in draft.form.pages_asked[0].items:
        answer(draft, item.key, "2", people.anna)
    assert reverse("assessment-fill", args=[child.pk, draft.pk, 2]) in profile_of(anna, child)


def test_draft_of_a_colleague_is_not_shown(people: People, anna: Client, child: Child) -> None:
    a_draft(child, people.cora)
    head = profile_of(anna, child)
    assert "Jouw concept" not in head
    assert "btn-primary" in head
    assert "Nieuwe observatie" in head


@pytest.mark.parametrize(
    ("days", "words"), [(10, "Volgende:"), (13 * 7, "aan de beurt"), (None, "nog geen observatie")]
)
def test_head_says_when_an_observation_is_due(
    people: People, anna: Client, child: Child, days: int | None, words: str
) -> None:
    if days is not None:
        a_signed_form(child, people.anna, on=days_ago(days))
    assert words in profile_of(anna, child)


def test_closed_file_is_due_for_nothing(people: People, anna: Client, child: Child) -> None:
    kept(child, people.cora, closed_on=today())
    head = profile_of(anna, child)
    assert "aan de beurt" not in head
    assert "Nieuwe observatie" not in head


def test_observer_sees_the_entrances_of_an_observer(
    people: People, client_of: Callable[[User], Client], child: Child
) -> None:
    head = head_in(client_of(people.bram).get(reverse("assessment-list", args=[child.pk])).content.decode())
    assert "Wat helpt" in head
    for absent in ("Profiel", "Verloop", "Gegevens", "Wie bekeek dit dossier", "Hulpbronnen"):
        assert absent not in head


def test_what_helps_has_a_row_of_its_three_pages(people: People, anna: Client, child: Child) -> None:
    for name in ("resource-list", "coping-list", "action-list"):
        head = head_in(anna.get(reverse(name, args=[child.pk])).content.decode())
        row = head.partition('<ul class="child-nav-row">')[2]
        assert [label in row for label in ("Hulpbronnen", "Moeilijke momenten", "Plan en acties")] == [
            True
        ] * 3
        address = reverse(name, args=[child.pk])
        assert f'<a href="{address}" aria-current="page"' in row
