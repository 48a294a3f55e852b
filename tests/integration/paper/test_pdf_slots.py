"""So many PDFs at once and no more; who comes then is told, and the place comes free by itself."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest import mock

import psycopg
import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.security import limits
from children.models import Child
from paper.pdf_slots import KEY, SLOTS, NoFreeSlot, take_slot
from tests.support.build import People, a_signed_form
from tests.support.days import today
from tests.support.pages import Reply
from tests.support.world import PATTERNS


@contextmanager
def others_at_work(number: int) -> Iterator[None]:
    """Let other processes make so many PDFs."""
    settings = connection.get_connection_params()
    wanted = {
        name: settings[name] for name in ("dbname", "user", "password", "host", "port") if settings.get(name)
    }
    with ExitStack() as stack:
        for place in range(number):
            other = stack.enter_context(psycopg.connect(**wanted))
            other.execute("SELECT pg_advisory_xact_lock(%s, %s)", [KEY, place])
        yield


def ask(client: Client, people: People, child: Child) -> Reply:
    form = a_signed_form(child, people.anna)
    query = {"meeting_on": f"{today():%Y-%m-%d}", "form": str(form.pk), "language": "nl"}
    return client.get(reverse("report-pdf", args=[child.pk]), query)


def test_who_finds_no_slot_is_told_to_wait(people: People, anna: Client, child: Child) -> None:
    with others_at_work(SLOTS), mock.patch("reports.case_report.actions.render_within_pages") as made:
        answer = ask(anna, people, child)
    assert (answer.status_code, answer.headers["Retry-After"], made.call_count) == (503, "20", 0)
    assert "Wacht een halve minuut" in answer.content.decode()


def test_answer_that_was_not_given_does_not_count(people: People, anna: Client, child: Child) -> None:
    with mock.patch.dict(limits.HEAVY, report="2/h/user"):
        with others_at_work(SLOTS):
            assert [ask(anna, people, child).status_code for _ in range(3)] == [503] * 3
        with mock.patch("reports.case_report.actions.render_within_pages", return_value=(b"%PDF", [])):
            assert [ask(anna, people, child).status_code for _ in range(3)] == [200, 200, 429]


def test_one_slot_is_enough(people: People, anna: Client, child: Child) -> None:
    with (
        others_at_work(SLOTS - 1),
        mock.patch("reports.case_report.actions.render_within_pages", return_value=(b"%PDF", [])) as made,
    ):
        answer = ask(anna, people, child)
    assert (answer.status_code, answer.content, made.call_count) == (200, b"%PDF", 1)


@transaction.atomic
def fail_in_slot() -> None:
    take_slot()
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_slot_comes_free_when_making_fails() -> None:
    with pytest.raises(ZeroDivisionError):
        fail_in_slot()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = %s", [KEY])
        assert cursor.fetchone() == (0,)
    with others_at_work(SLOTS), transaction.atomic(), pytest.raises(NoFreeSlot):
        take_slot()


def test_every_pdf_needs_a_slot() -> None:
    needs = {name for name, pattern in PATTERNS.items() if hasattr(pattern.callback, "needs_slot")}
    assert needs == {"report-pdf", "archive-file", "certificate", "invitation-letter"}
