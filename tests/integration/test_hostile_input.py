"""Whatever is sent to any form: never a server error, and nothing that was saved is lost.

The forms are found by walking the addresses; their fields by reading the pages that show them. The
examples are the same in every run.
"""

from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Membership, User
from assessments.models import Answer, Assessment
from audit.models import AuditEvent
from children.models import Child
from lifecourse.models import LifeEvent
from tests.support.matrix import ROWS
from tests.support.naughty import NAUGHTY, Pairs, body_of
from tests.support.pages import Page, Reply
from tests.support.posted import posted_to
from tests.support.world import World, undone

USABLE = ("200", "302")
SENDERS = ("ada", "anna", "cora")  # who sends: the first of them who may
# A good form of these is secret, or shows a page at once.
GOOD_IS_SECRET = {
    *("person-add", "person-link", "role-approve", "sign-in", "app-set-up", "passkey-add", "passkey-sign-in"),
    *("password-restore", "password-change", "password-forgotten", "people"),
}
POSTED = {  # of each page the first row that someone may use
    row["page"]: row
    for row in reversed(ROWS)
    if row["method"] == "POST" and any(row[name] in USABLE for name in SENDERS)
}
ASKED = [
    *("child-list", "profile", "trajectory", "comparison", "report", "report-pdf", "assessment-fill"),
    "sign-in",
]
naughty = st.sampled_from(NAUGHTY) | st.text(max_size=30) | st.integers().map(str)
extra = st.dictionaries(naughty, naughty, max_size=3)


def fields_of(world: World, page: str) -> dict[str, str]:
    """Return what a good post to a page looks like: what its own page would send, or what we know of it."""
    known = {name: str(value) for name, value in posted_to(world, page).items()}
    client = signed_in(world, page)
    with undone():
        response = client.get(world.url(page))
    has_form = response.status_code == 200 and b"<form" in response.content
    return {**(Page(response).form.fields if has_form else {}), **known}


def signed_in(world: World, page: str) -> Client:
    """Return the browser of someone who may use a page, that shows what a server would answer."""
    client = Client(raise_request_exception=False)
    row = POSTED.get(page)
    name = next((name for name in SENDERS if row and row[name] in USABLE), "anna")
    if page not in ("sign-in", "choose-password", "language-set", "passkey-sign-in"):
        client.force_login(world.user(name) or world.outsider)
    return client


@st.composite
def spoiled(draw: Any, good: dict[str, str]) -> Pairs:
    """Draw a post in which some fields are good, some naughty, some missing, some doubled, some unknown."""
    pairs = []
    for name, value in good.items():
        for _copy in range(draw(st.sampled_from([1, 1, 1, 0, 2]))):
            pairs.append((name, draw(st.just(value) | naughty)))
    return [*pairs, *draw(extra).items()]


class Kept:
    """Rows that have to stay as they are; the database looks them over in one query, as there are thousands of posts."""

    def __init__(self, *kept: QuerySet[Any, Any]) -> None:
        queries = [rows.order_by().query.sql_with_params() for rows in kept]
        told = [f"SELECT {n}, kept::text FROM ({sql}) kept" for n, (sql, _given) in enumerate(queries)]
        self.sql, self.given = " UNION ALL ".join(told), [one for _sql, given in queries for one in given]
        self.before = self.rows()

    def rows(self) -> set[tuple[Any, ...]]:
        """Return each row as text, with the number of its query."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.given)
            return set(cursor.fetchall())

    def lost(self) -> set[tuple[Any, ...]]:
        """Return the rows that are no longer there as they were."""
        return self.before - self.rows()


def what_stays(world: World, page: str = "") -> Kept:
    """Return all that nobody can lose by what is posted here: signed forms, the work of others, people."""
    drafts = {
        name: Answer.objects.filter(assessment=world.forms[f"{name}'s draft"]) for name in ("anna", "bram")
    }
    team = [] if page == "child-move" else ["team_id"]
    people = User.objects.filter(pk__in=[world.people.anna.pk, world.outsider.pk])
    return Kept(
        Assessment.objects.signed().values("pk", "digest", "document", "scores", "signed_at"),
        drafts["bram"].values(),
        drafts["anna"].filter(item_key="home_own_spot").values(),
        Child.objects.values("pk", *team, "organisation_id", "registered_by_id"),
        people.values("pk", "email", "is_active"),
        Membership.objects.filter(role="administrator", ended_at=None).values("user_id"),
    )


def check(response: Reply, kept: Kept, n_events: int) -> None:
    """Fail on a server error, a loss, or a hole in the log."""
    assert response.status_code < 500, response.status_code
    assert kept.lost() == set()
    assert AuditEvent.objects.count() >= n_events


def suited(n_examples: int) -> settings:
    return settings(max_examples=n_examples, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("page", POSTED)
def test_nothing_posted_breaks_a_page_or_loses_what_was_saved(world: World, page: str) -> None:
    good = fields_of(world, page)
    client = signed_in(world, page)
    kept, n_events = what_stays(world, page), AuditEvent.objects.count()
    form = POSTED[page]["about"] or "anna's draft"

    @suited(40)  # thousands more: python -m assurance.fuzz
    @given(spoiled(good))
    def send(pairs: Pairs) -> None:
        with undone():
            response = client.post(
                world.url(page, form), body_of(pairs), content_type="application/x-www-form-urlencoded"
            )
            check(response, kept, n_events)

    send()


@pytest.mark.parametrize("page", ["assessment-fill", "child-register", "answer-save"])
def test_no_bytes_of_any_kind_break_a_page(world: World, page: str) -> None:
    client = signed_in(world, page)
    kept, n_events = what_stays(world), AuditEvent.objects.count()
    kinds = [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
        "application/json",
        "",
        "text/plain; charset=x",
    ]

    @suited(40)
    @given(st.binary(max_size=400), st.sampled_from(kinds), st.sampled_from(["POST", "PUT"]))
    def send(body: bytes, kind: str, method: str) -> None:
        with undone():
            check(client.generic(method, world.url(page), body, content_type=kind), kept, n_events)

    send()


@pytest.mark.parametrize("page", ASKED)
def test_nothing_in_an_address_breaks_a_page(world: World, page: str) -> None:
    client = signed_in(world, page)
    known = {"toon": "aan-de-beurt", "pagina": "1", "vorm": "x", "domein": "meaning", "next": "/"}
    known |= (
        {name: str(value) for name, value in posted_to(world, page).items()}
        if page.startswith("report")
        else {}
    )
    kept, n_events = what_stays(world), AuditEvent.objects.count()

    @suited(20)
    @given(spoiled(known))
    def ask(pairs: Pairs) -> None:
        with undone():
            response = client.get(f"{world.url(page)}?{body_of(pairs).decode()}")
            check(response, kept, n_events)

    ask()


def test_good_posts_of_this_file_are_good(world: World) -> None:
    for page, row in POSTED.items():
        with undone():
            response = signed_in(world, page).post(
                world.url(page, row["about"] or "anna's draft"),
                {**fields_of(world, page), **posted_to(world, page)},
            )
        assert response.status_code == 302 or page in GOOD_IS_SECRET, page


def test_loss_is_noticed(world: World) -> None:
    kept = what_stays(world)
    check(HttpResponse(), kept, 0)
    with undone():
        world.forms["bram's draft"].answers.all().delete()
        with pytest.raises(AssertionError):
            check(HttpResponse(), kept, 0)
        with pytest.raises(AssertionError):
            check(HttpResponse(status=500), what_stays(world), 0)
    with undone():
        User.objects.filter(pk=world.outsider.pk).update(is_active=False)
        with pytest.raises(AssertionError):
            check(HttpResponse(), kept, 0)
    assert LifeEvent.objects.count() == 1
