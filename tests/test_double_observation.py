"""Two colleagues who look apart: what one signed is nowhere to be read, by the other or by anybody, before both signed."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from assessments.actions.asked import stop_request
from assessments.models import Assessment, ObservationRequest
from children.models import Child
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import definition_of
from reliability.queries.forms import double_ratings, forms_of_version
from reminders.actions import plan_reminders
from tests.support.asked import as_it_stands, asked
from tests.support.build import People, a_draft, a_signed_form, an_event, answer, version_of
from tests.support.days import days_ago, today
from tests.support.matrix import ROWS, Row, ask, row_id
from tests.support.queue import work_off
from tests.support.world import CHILD_PAGES, PATTERNS, World, undone
from tests.test_withdrawn_everywhere import PICTURES, picture, told

CANARY = "zeearend"
FULL = "professional-full"  # the people of the world have drafts of the short form
BOTH = ("anna", "cora")
READERS = (*BOTH, "kim", "sanne", "petra")
PAGES = [row for row in ROWS if row["method"] == "GET" and "200" in [row[who] for who in READERS]]
OF_A_FORM = [page for page in sorted(CHILD_PAGES) if "assessment_id" in PATTERNS[page].pattern.converters]


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def cora(people: People) -> Client:
    """Sign Cora in, the coordinator, in a browser of her own."""
    return signed_in(people.cora)


def user_of(world: World, name: str) -> User:
    user = world.user(name)
    assert user
    return user


def other_of(name: str) -> str:
    return BOTH[1 - BOTH.index(name)]


def signed_by(world: World, name: str) -> tuple[Assessment, ObservationRequest]:
    """Ask Anna and Cora to look apart, let one of them sign, and return the form and what the other was asked."""
    people = [user_of(world, one) for one in BOTH]
    full = version_of(FULL)
    asked(world.child, people[1], *people, is_double=True, setting="group", instrument_version=full)
    form = a_signed_form(
        world.child, user_of(world, name), setting="group", key=FULL, example=f"Een {CANARY}."
    )
    return form, ObservationRequest.objects.get(asked=user_of(world, other_of(name)), pair__isnull=False)


@pytest.mark.parametrize("signer", BOTH)
@pytest.mark.parametrize("row", PAGES, ids=row_id)
def test_no_page_and_no_file_tells_what_is_held(world: World, row: Row, signer: str) -> None:
    with undone():
        signed_by(world, signer)
        for reader in READERS:
            if row[reader] == "200" and reader != signer:
                with undone():
                    assert CANARY not in told(ask(world, reader, row)), reader


@pytest.mark.parametrize("signer", BOTH)
@pytest.mark.parametrize("page", OF_A_FORM)
def test_no_address_of_the_held_form_itself_tells_it_to_another(world: World, page: str, signer: str) -> None:
    with undone():
        form, _request = signed_by(world, signer)
        for reader in set(READERS) - {signer}:
            client = signed_in(user_of(world, reader))
            url = world.url(page, assessment_id=form.pk)
            for reply in (
                client.get(url, {"woorden": "ja", "tekst": ""}),
                client.post(url, {"reason": "Omdat het kan."}),
            ):
                assert reply.status_code != 200, reader
                assert CANARY not in told(reply), reader


@pytest.mark.parametrize("writer", BOTH)
def test_draft_of_the_one_is_in_nothing_that_the_other_opens(world: World, writer: str) -> None:
    with undone():
        people = [user_of(world, one) for one in BOTH]
        full = version_of(FULL)
        asked(world.child, people[1], *people, is_double=True, setting="group", instrument_version=full)
        draft = a_draft(world.child, user_of(world, writer), setting="group", key="professional-full")
        answer(draft, "help_ask", "2", user_of(world, writer), example=f"Een {CANARY}.")
        reader = signed_in(user_of(world, other_of(writer)))
        found = (
            "profile",
            "trajectory",
            "assessment-list",
            "archive-make",
            "archive-file",
            "report-pdf",
            "child-log",
        )
        for page in found:
            assert CANARY not in told(reader.get(world.url(page))), page


def test_mail_tells_nothing_of_it(world: World, settings: object) -> None:
    settings.MAIL_IS_ON = True  # type: ignore[attr-defined]
    with undone():
        signed_by(world, "anna")
        plan_reminders(today())
        work_off()
        assert mail.outbox
        assert [one for one in mail.outbox if CANARY in f"{one.subject} {one.body}".lower()] == []


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("assessment-read", CANARY),
        ("assessment-export", CANARY),
        ("assessment-done", "op de groep, "),  # the text for the client file quotes nothing
    ],
)
def test_who_signed_reads_it_and_the_other_too_once_both_signed(world: World, page: str, word: str) -> None:
    with undone():
        form, request = signed_by(world, "anna")
        clients = {name: signed_in(user_of(world, name)) for name in BOTH}
        url, query = world.url(page, assessment_id=form.pk), {"woorden": "ja", "tekst": ""}
        assert word in told(clients["anna"].get(url, query))
        assert clients["cora"].get(url, query).status_code == 404
        a_signed_form(world.child, user_of(world, "cora"), setting="group", key=FULL)
        assert word in told(clients["cora"].get(url, query))
        assert not as_it_stands(request).is_open


def test_walk_finds_it_once_the_other_was_stopped(world: World) -> None:
    with undone():
        _form, request = signed_by(world, "anna")
        stop_request(request=request, note="Cora is ziek", seen_revision=0, by=user_of(world, "cora"))
        row = next(row for row in PAGES if row["page"] == "archive-make")
        assert CANARY in told(ask(world, "cora", row))


@pytest.mark.parametrize("page", PICTURES)
def test_picture_of_a_child_is_as_if_the_held_form_had_never_been(
    people: People, child: Child, anna: Client, cora: Client, page: str
) -> None:
    an_event(child, people.anna)
    a_signed_form(child, people.anna, on=days_ago(60))
    a_signed_form(child, people.cora, on=days_ago(55), setting="school")
    asked(child, people.cora, people.anna, people.cora, is_double=True)
    before = [picture(client, child, page) for client in (anna, cora)]
    a_signed_form(child, people.anna, choice="0")
    after = [picture(client, child, page) for client in (anna, cora)]
    assert [re.sub(r"\d\d:\d\d", "", one) for one in after] == [
        re.sub(r"\d\d:\d\d", "", one) for one in before
    ]


def test_list_names_the_held_form_to_its_observer_alone(
    people: People, child: Child, anna: Client, cora: Client
) -> None:
    asked(child, people.cora, people.anna, people.cora, is_double=True)
    form = a_signed_form(child, people.anna)
    link = reverse("assessment-read", args=[child.pk, form.pk])
    url = reverse("assessment-list", args=[child.pk])
    assert link in anna.get(url).content.decode()
    assert link not in cora.get(url).content.decode()


def n_pairs(version: InstrumentVersion, people: People) -> int:
    forms = forms_of_version(people.north.organisation, version.pk)
    return len(double_ratings(forms, definition_of(version.pk)))


def test_figures_of_reliability_find_it_once_both_are_signed(people: People, child: Child) -> None:
    asked(child, people.cora, people.anna, people.cora, is_double=True)
    a_signed_form(child, people.anna)
    assert n_pairs(version_of(), people) == 0
    a_signed_form(child, people.cora)
    assert n_pairs(version_of(), people) == 1
