"""My children: those of one's own teams, found by name or number, with what is due."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.views.caseload import PER_PAGE
from audit.models import AuditEvent
from children.models import Child
from tests.support.build import People, a_child, a_draft, a_signed_form
from tests.support.days import today

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
    assert names(anna, toon="aan-de-beurt") == ["Aa", "Bb", "Cc"]
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
    few = queries_of(anna)
    for number in range(27):
        child = a_child(people.north, people.anna, first_name="Kind", reference=f"X-{number}")
        a_signed_form(child, people.bram)
        a_draft(child, people.anna)
    assert queries_of(anna) == few
    assert few <= 10


def test_long_list_is_cut_into_pages(people: People, anna: Client) -> None:
    many(people, [f"Kind {number:03d}" for number in range(PER_PAGE + 3)])
    assert len(names(anna)) == PER_PAGE
    assert names(anna, pagina="2") == [f"Kind {number:03d}" for number in range(PER_PAGE, PER_PAGE + 3)]
    assert b"?pagina=2" in anna.get(LIST).content
    for nonsense in ("0", "-1", "99", "x", "9" * 5000):
        assert names(anna, pagina=nonsense)


def test_page_of_due_children_keeps_its_choice(people: People, anna: Client) -> None:
    many(people, [f"Kind {number:03d}" for number in range(PER_PAGE + 3)])
    page = anna.get(LIST, {"toon": "aan-de-beurt"}).content.decode()
    assert "toon=aan-de-beurt&amp;pagina=2" in page or "pagina=2&amp;toon=aan-de-beurt" in page
