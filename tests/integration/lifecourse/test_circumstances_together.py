"""Two people on the list of what presses: each sees at the row what the other made of it, and loses nothing."""

import pytest
from django.test import Client

from children.models import Child
from lifecourse.models import Circumstance
from tests.integration.lifecourse.test_circumstances import logged, row, send, shown, url_of
from tests.support.build import People, a_circumstance
from tests.support.days import days_ago, spelled
from tests.support.pages import Page

COLLEAGUE = "Een collega veranderde dit intussen."


@pytest.fixture
def cora(people: People) -> Client:
    """Return the browser of Cora, of the same team."""
    client = Client()
    client.force_login(people.cora)
    return client


def test_other_rows_of_a_colleague_stand_in_nobody_s_way(anna: Client, cora: Client, child: Child) -> None:
    fields = shown(anna, child)
    send(cora, child, **{"illness-state": "absent"})
    assert anna.post(url_of(child), {**fields, "money-state": "absent"}).status_code == 302
    assert sorted(Circumstance.objects.values_list("kind", "state")) == [
        ("illness", "absent"),
        ("money", "absent"),
    ]
    assert logged(child) == ["circumstance_added"] * 2


@pytest.mark.parametrize("begins_with", ["nothing", "a row"])
def test_same_row_is_told_at_the_row_and_kept_on_the_second_time(
    anna: Client, cora: Client, child: Child, begins_with: str
) -> None:
    if begins_with == "a row":
        send(anna, child, **{"money-state": "absent"})
    fields = shown(anna, child)
    send(
        cora,
        child,
        **{"money-state": "presses", "money-started_on": str(days_ago(205)), "money-note": "Van Cora."},
    )
    mine = {**fields, "money-note": "Van Anna.", "access-state": "absent"}
    response = anna.post(url_of(child), mine)
    page = Page(response)
    assert [found.prefix for found in response.context["check_list"].in_the_way] == ["money"]
    assert (
        f"{COLLEAGUE} Er staat nu: speelt nu , sinds {spelled(days_ago(205))}, duurt nog · “ Van Cora. ”"
        in page.words
    )
    assert page.form.fields["money-note"] == "Van Anna."
    assert Circumstance.objects.get().note == "Van Cora."
    assert anna.post(url_of(child), page.form.fields).status_code == 302
    assert sorted(Circumstance.objects.values_list("kind", "note")) == [
        ("access", ""),
        ("money", "Van Anna."),
    ]


def test_the_same_change_by_both_is_no_conflict(anna: Client, cora: Client, child: Child) -> None:
    fields = shown(anna, child)
    send(cora, child, **{"money-state": "absent"})
    assert anna.post(url_of(child), {**fields, "money-state": "absent"}).status_code == 302
    assert logged(child) == ["circumstance_added"]


def test_own_one_taken_away_by_a_colleague_can_be_put_back(
    people: People, anna: Client, cora: Client, child: Child
) -> None:
    own = a_circumstance(child, people.anna, title="Wachtlijst")
    fields = shown(anna, child)
    send(cora, child, **{f"own-{own.pk}-is_gone": "on"})
    assert anna.post(url_of(child), fields).status_code == 302
    assert not Circumstance.objects.exists()
    response = anna.post(url_of(child), {**fields, f"own-{own.pk}-note": "Duurde lang."})
    page = Page(response)
    assert "Een collega haalde dit intussen van de lijst." in page.words
    assert anna.post(url_of(child), page.form.fields).status_code == 302
    assert (Circumstance.objects.get().title, Circumstance.objects.get().note) == (
        "Wachtlijst",
        "Duurde lang.",
    )


def test_both_take_the_same_one_away(people: People, anna: Client, cora: Client, child: Child) -> None:
    own = a_circumstance(child, people.anna)
    gone = {**shown(anna, child), f"own-{own.pk}-is_gone": "on"}
    assert cora.post(url_of(child), gone).status_code == 302
    assert anna.post(url_of(child), gone).status_code == 302
    assert logged(child).count("circumstance_removed") == 1


def test_taking_away_what_a_colleague_just_changed_is_asked_again(
    people: People, anna: Client, cora: Client, child: Child
) -> None:
    own = a_circumstance(child, people.anna)
    gone = {**shown(anna, child), f"own-{own.pk}-is_gone": "on"}
    send(cora, child, **{f"own-{own.pk}-note": "Van Cora."})
    response = anna.post(url_of(child), gone)
    assert row(response, f"own-{own.pk}").current == Circumstance.objects.get()
    assert anna.post(url_of(child), Page(response).form.fields).status_code == 302
    assert not Circumstance.objects.exists()
