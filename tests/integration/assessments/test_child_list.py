"""My children: those of one's own teams, found by name or number, with what is due."""

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.views.caseload import PER_PAGE
from audit.models import AuditEvent
from children.models import Child
from paper.dates_and_numbers import near_day
from tests.support.build import People, a_child, a_draft, a_signed_form, answer
from tests.support.days import today
from tests.support.pages import Page
from tests.support.rights import kept

LIST = reverse("child-list")
SEARCH = reverse("child-search")


def names(client: Client, **asked: str) -> list[str]:
    response = client.get(LIST, asked)
    assert response.status_code == 200
    return [row.child.first_name for row in response.context["page"].object_list]


def many(people: People, first_names: list[str]) -> list[Child]:
    return [
        a_child(people.north, people.anna, first_name=name, reference=f"DW-{number:03d}")
        for number, name in enumerate(first_names)
    ]


def test_list_holds_the_children_of_own_teams_by_name(people: People, anna: Client) -> None:
    many(people, ["Zoë", "Anouk", "émile", "Bo"])
    a_child(people.south, people.chris, first_name="Vreemd", reference="DW-900")
    assert names(anna) == ["Anouk", "Bo", "émile", "Zoë"]
    anna.force_login(people.chris)
    assert names(anna) == ["Vreemd"]
    anna.force_login(people.ada)
    assert names(anna) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zoe", ["Zoë"]),
        ("ZOË", ["Zoë"]),
        ("oE", ["Zoë"]),
        ("ijsbrand", ["Ĳsbrand"]),
        ("DW-002", ["Bo"]),
        ("dw-00", ["Bo", "Ĳsbrand", "Zoë"]),
        ("bo 002", ["Bo"]),
        ("002 bo", ["Bo"]),
        ("bo zoe", []),
        ("  ", ["Bo", "Ĳsbrand", "Zoë"]),
        ("%", []),
        ("_", []),
        ("niemand", []),
    ],
)
def test_search_finds_by_name_without_accents_and_by_number(
    people: People, anna: Client, typed: str, found: list[str]
) -> None:
    many(people, ["Zoë", "Ĳsbrand", "Bo"])
    assert anna.post(SEARCH, {"search": typed}).status_code == 302
    assert sorted(names(anna)) == sorted(found)


def test_search_never_stands_in_an_address(people: People, anna: Client) -> None:
    many(people, ["Zoë", "Bo"])
    response = anna.post(SEARCH, {"search": "zoe"}, follow=True)
    assert response.redirect_chain == [(LIST, 302)]
    assert response.context["search"] == "zoe"
    assert "zoe" not in str(response.request["QUERY_STRING"])
    assert b'name="search" value="zoe"' in response.content
    events = AuditEvent.objects.filter(event__startswith="ch").values_list("event", flat=True)
    assert list(events)[-1] == "children_searched"
    anna.post(SEARCH, {"search": ""})
    assert names(anna) == ["Bo", "Zoë"]


def test_search_in_the_address_is_not_listened_to(people: People, anna: Client) -> None:
    many(people, ["Zoë", "Bo"])
    assert names(anna, search="zoe", q="zoe") == ["Bo", "Zoë"]


@pytest.mark.hard_moments
def test_due_follows_the_last_day_observed(people: People, anna: Client) -> None:
    never, long_ago, exactly, lately = many(people, ["Aa", "Bb", "Cc", "Dd"])
    weeks = datetime.timedelta(weeks=never.weeks_between)
    a_signed_form(long_ago, people.anna, on=today() - weeks - datetime.timedelta(days=1))
    a_signed_form(exactly, people.anna, on=today() - weeks)
    a_signed_form(lately, people.anna, on=today() - weeks + datetime.timedelta(days=1))
    a_draft(long_ago, people.anna)  # a draft is no observation yet
    rows = {row.child.pk: row for row in anna.get(LIST).context["page"].object_list}
    assert [rows[child.pk].is_due for child in (never, long_ago, exactly, lately)] == [
        True,
        True,
        True,
        False,
    ]
    assert rows[never.pk].last_on is None
    assert rows[exactly.pk].due_on == today()
    assert names(anna) == ["Bb", "Cc", "Aa", "Dd"]  # begun, due the longest, never seen, due later
    assert anna.get(LIST).context["n_due"] == 3


def test_back_dated_form_does_not_make_a_child_due(people: People, anna: Client) -> None:
    (child,) = many(people, ["Aa"])
    a_signed_form(child, people.anna, on=today())
    a_signed_form(child, people.bram, on=today() - datetime.timedelta(days=300))
    assert not anna.get(LIST).context["page"].object_list[0].is_due


def test_open_drafts_are_counted_for_oneself_and_for_the_coordinator(people: People, anna: Client) -> None:
    (child,) = many(people, ["Aa"])
    a_draft(child, people.anna)
    a_draft(child, people.anna, key="professional-full")
    a_draft(child, people.bram)

    def counted() -> tuple[int, int]:
        row = anna.get(LIST).context["page"].object_list[0]
        assert len(row.drafts) == row.own_drafts
        return row.own_drafts, row.team_drafts

    assert counted() == (2, 0)
    anna.force_login(people.cora)
    assert counted() == (0, 3)
    anna.force_login(people.bram)
    assert counted() == (1, 0)


def queries_of(client: Client) -> int:
    client.get(LIST)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(LIST).status_code == 200
    return len(queries)


def test_list_asks_as_many_queries_for_thirty_children_as_for_three(people: People, anna: Client) -> None:
    for child in many(people, ["A", "B", "C"]):
        a_signed_form(child, people.anna)
        a_draft(child, people.bram)
        a_draft(child, people.anna)
    few = queries_of(anna)
    for number in range(27):
        child = a_child(people.north, people.anna, first_name="Kind", reference=f"X-{number}")
        a_signed_form(child, people.bram)
        a_draft(child, people.anna)
    assert queries_of(anna) == few
    assert few <= 13  # one of them each for the next meeting, what came by a link, and what a colleague asked


def test_long_list_is_cut_into_pages(people: People, anna: Client) -> None:
    many(people, [f"Kind {number:03d}" for number in range(PER_PAGE + 3)])
    assert len(names(anna)) == PER_PAGE
    assert names(anna, pagina="2") == [f"Kind {number:03d}" for number in range(PER_PAGE, PER_PAGE + 3)]
    assert b"?pagina=2" in anna.get(LIST).content
    for nonsense in ("0", "-1", "99", "x", "9" * 5000):
        assert names(anna, pagina=nonsense)


def test_search_holds_for_one_showing_and_counts_all_that_are_due(people: People, anna: Client) -> None:
    many(people, ["Zoë", "Bo", "Bas"])
    anna.post(SEARCH, {"search": "bo"})
    found = anna.get(LIST)
    assert [row.child.first_name for row in found.context["page"].object_list] == ["Bo"]
    assert found.context["n_due"] == 3
    assert names(anna) == ["Bas", "Bo", "Zoë"]  # who comes back sees everyone


def test_search_looks_in_all_pages_of_a_long_list(people: People, anna: Client) -> None:
    many(people, [f"Kind {number:03d}" for number in range(PER_PAGE + 3)])
    anna.post(SEARCH, {"search": f"kind {PER_PAGE + 1:03d}"})
    assert names(anna) == [f"Kind {PER_PAGE + 1:03d}"]
    anna.post(SEARCH, {"search": "kind"})
    found = anna.get(LIST)
    assert len(found.context["page"].object_list) == PER_PAGE + 3
    assert b"?pagina=" not in found.content  # the next page would show everyone


def links(client: Client) -> dict[str, str]:
    """Return the address of the button in each row, by first name."""
    found = {}
    for row in re.findall(r'<li class="child-row".*?</li>', client.get(LIST).content.decode(), re.DOTALL):
        name = re.search(r'class="child-row-name" href="[^"]*">([^<]*)<', row)
        button = re.search(r'<a class="btn[^"]*"\s+href="\s*([^"]*)"', row)
        assert name
        found[name[1]] = button[1].strip() if button else ""
    return found


def test_draft_is_one_press_away_at_the_statement_where_it_stopped(people: People, anna: Client) -> None:
    begun, other = many(people, ["Aa", "Bb"])
    draft = a_draft(begun, people.anna, key="professional-full")
    first, second, *_rest = draft.form.items_asked
    answer(draft, first, "2", people.anna)
    assert f"{draft.title} , 1 van {len(draft.form.items_asked)}" in Page(anna.get(LIST)).words
    url = reverse("assessment-fill", args=[begun.pk, draft.pk, 1])
    assert links(anna) == {
        "Aa": f"{url}#item-{second}",
        "Bb": reverse("assessment-start", args=[other.pk]) + "?vorm=kort",
    }


def test_draft_that_is_filled_in_to_the_end_leads_to_checking_it(people: People, anna: Client) -> None:
    (child,) = many(people, ["Aa"])
    draft = a_draft(child, people.anna)
    *_others, last = draft.form.items_asked
    answer(draft, last, "yes", people.anna)
    assert links(anna) == {"Aa": reverse("assessment-check", args=[child.pk, draft.pk])}


def test_closed_file_has_no_button(people: People, anna: Client) -> None:
    (child,) = many(people, ["Aa"])
    a_draft(child, people.anna)
    kept(child, people.cora, closed_on=today())
    assert links(anna) == {"Aa": ""}
    assert not anna.get(LIST).context["page"].object_list[0].is_due


def test_child_that_is_due_is_never_called_late(people: People, anna: Client) -> None:
    never, long_ago = many(people, ["Aa", "Bb"])
    since = today() - datetime.timedelta(days=2)
    a_signed_form(long_ago, people.anna, on=since - datetime.timedelta(weeks=never.weeks_between))
    words = Page(anna.get(LIST)).words
    assert f"aan de beurt sinds {near_day(since, today())}" in words
    assert "eerste keer" in words
    assert "te laat" not in words
