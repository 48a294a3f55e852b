"""The page on the queue: how much waits, what failed, whether there is a worker; and trying again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from audit.models import AuditEvent
from background.actions import enqueue
from background.queries import queue_state
from tests.support.build import People
from tests.support.pages import Page
from tests.support.queue import a_failed_job, become, begin, run

PAGE = reverse("queue")
MISSING = "Al vijf minuten is geen werker gezien"


@pytest.fixture
def ada(people: People, client: Client) -> Client:
    """Sign the administrator in."""
    client.force_login(people.ada)
    return client


def a_worker() -> None:
    """Let a worker have given a sign of life."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT procrastinate_register_worker_v1()")


def test_page_says_that_there_is_no_worker_and_stops_saying_so(ada: Client) -> None:
    assert MISSING in Page(ada.get(PAGE)).words
    a_worker()
    assert MISSING not in Page(ada.get(PAGE)).words


def test_worker_counts_as_gone_after_five_minutes(db: None) -> None:
    a_worker()
    now = timezone.now()
    assert not queue_state(now + timedelta(seconds=290)).is_missing
    assert queue_state(now + timedelta(seconds=310)).is_missing


def test_page_counts_what_waits_and_names_what_failed(ada: Client) -> None:
    job = a_failed_job()
    enqueue("reminders.send", key="waits", reminder="0")
    state = queue_state(timezone.now())
    assert (state.n_waiting, state.n_running, state.n_failed) == (1, 0, 1)
    assert state.oldest_at is not None
    answer = ada.get(PAGE)
    page = Page(answer)
    assert "Een herinnering versturen" in page.words
    assert f"reminders.send, {job.pk}" in page.words
    assert job.args["reminder"] not in answer.content.decode()
    assert AuditEvent.objects.filter(event="queue_read").exists()


def test_failed_job_is_tried_again_once(ada: Client) -> None:
    job = a_failed_job()
    again = reverse("job-retry", args=[job.pk])
    assert ada.post(again).headers["Location"] == PAGE
    assert ProcrastinateJob.objects.get().status == "todo"
    assert AuditEvent.objects.get(event="job_retried").object_id == str(job.pk)
    assert ada.post(again).status_code == 404
    [job] = begin()
    run(job)
    become(job, "succeeded")
    assert "Er is niets mislukt." in Page(ada.get(PAGE)).words


def test_page_takes_as_many_queries_for_much_as_for_little(ada: Client) -> None:
    a_failed_job()
    with CaptureQueriesContext(connection) as few:
        ada.get(PAGE)
    for n in range(20):
        enqueue("reminders.send", key=f"{n}", reminder="0")
    with CaptureQueriesContext(connection) as many:
        ada.get(PAGE)
    assert len(many) == len(few)
