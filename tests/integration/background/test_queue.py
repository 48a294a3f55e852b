"""The queue: work is enqueued with its cause, carried out once, taken up when a worker died, and cleared."""

from collections.abc import Iterator
from unittest import mock

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from background.actions import carry_out, clear_old, enqueue, take_up_stalled
from background.decorators import once
from background.models import Done
from background.words import LABELS, label_of
from tests.support.concurrency import together
from tests.support.queue import begin, run, waiting, work_off

NAME = "tests.note"
A_CENTURY = 1_000_000  # hours
done: list[str] = []


@pytest.fixture
def _kind() -> Iterator[None]:
    """Have a kind of work that notes what it was told."""
    once(NAME, "Noteren")(lambda what: done.append(what))
    yield
    del app.tasks[NAME], LABELS[NAME]
    done.clear()


def stalled(job: ProcrastinateJob, attempts: int = 0) -> None:
    """Let the worker of a job be gone: it is not in the list of workers any more."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL, attempts = %s WHERE id = %s",
            [attempts, job.pk],
        )


@pytest.mark.django_db
def test_job_is_undone_with_the_transaction_that_caused_it() -> None:
    with transaction.atomic():
        enqueue(NAME, key="a", what="1")
        assert waiting() == [(NAME, {"what": "1"})]
        transaction.set_rollback(True)
    assert waiting() == []


@pytest.mark.django_db
def test_one_job_of_a_key_waits_at_a_time_and_another_follows_one_that_runs() -> None:
    enqueue(NAME, key="a", what="1")
    enqueue(NAME, key="a", what="1")
    enqueue(NAME, key="b", what="2")
    assert [ids["what"] for _name, ids in waiting()] == ["1", "2"]
    begin()
    enqueue(NAME, key="a", what="1")
    assert [ids["what"] for _name, ids in waiting()] == ["1"]


@pytest.mark.django_db(transaction=True)
def test_job_of_one_key_enqueued_at_once_waits_once() -> None:
    together(lambda what: enqueue(NAME, key="a", what=what), ["1", "1", "1", "1"])
    assert len(waiting()) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("_kind")
def test_job_that_runs_twice_does_its_work_once() -> None:
    enqueue(NAME, key="a", what="1")
    [job] = begin()
    run(job)
    run(job)  # its worker was killed before it could tell the queue
    assert done == ["1"]
    assert Done.objects.get().job == job.pk


@pytest.mark.django_db
def test_work_that_fails_is_not_noted_as_done() -> None:
    with pytest.raises(ZeroDivisionError):
        carry_out(7, lambda: 1 / 0)  # type: ignore[arg-type]
    assert not Done.objects.exists()
    assert carry_out(7, lambda: None)
    assert not carry_out(7, lambda: None)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_one_job_do_it_once() -> None:
    told: list[int] = []
    assert sorted(together(lambda n: carry_out(1, lambda: told.append(n)), [1, 2])) == [False, True]
    assert len(told) == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("_kind")
def test_job_of_a_worker_that_is_gone_is_taken_up_again() -> None:
    enqueue(NAME, key="a", what="1")
    [job] = begin()
    stalled(job)
    assert take_up_stalled(30) == 1
    assert work_off() == 1
    assert done == ["1"]
    assert take_up_stalled(30) == 0


@pytest.mark.django_db
def test_job_that_ends_its_worker_again_and_again_is_left_to_a_person() -> None:
    enqueue(NAME, key="a", what="1")
    [job] = begin()
    stalled(job, attempts=7)
    take_up_stalled(30)
    assert ProcrastinateJob.objects.get().status == "failed"


@pytest.mark.django_db
@pytest.mark.usefixtures("_kind")
def test_what_was_done_long_ago_is_cleared_and_what_waits_is_not() -> None:
    enqueue(NAME, key="a", what="1")
    work_off()
    enqueue(NAME, key="a", what="2")
    with mock.patch("background.actions.KEEP_DONE_HOURS", A_CENTURY):
        clear_old()
    assert ProcrastinateJob.objects.count() == 2
    assert Done.objects.count() == 1
    with mock.patch("background.actions.KEEP_DONE_HOURS", -A_CENTURY):
        clear_old()
    assert [job.status for job in ProcrastinateJob.objects.all()] == ["todo"]
    assert not Done.objects.exists()


@pytest.mark.django_db
def test_kind_of_work_that_this_version_does_not_know_is_called_by_its_name() -> None:
    assert label_of("gone.away") == "gone.away"
    assert label_of("background.clear_old") == "De wachtrij opruimen"


def test_every_kind_of_work_has_a_label_and_tries_again() -> None:
    ours = {
        name: task for name, task in app.tasks.items() if not name.startswith(("builtin:", "procrastinate."))
    }
    assert set(ours) == set(LABELS)
    assert all(task.retry_strategy for task in ours.values())
    assert {"background.clear_old", "reminders.plan", "reminders.send"} <= set(ours)
