"""Putting work in the queue, carrying it out once, and taking up what a worker left behind."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction
from procrastinate import sql
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from procrastinate.manager import JobManager

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from background.models import Done
from background.rules.retrying import KEEP_DONE_HOURS, KEEP_FAILED_HOURS, is_spent

logger = logging.getLogger(__name__)
QUEUE = "default"
ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
FORGET_DONE = """
    DELETE FROM background_done
    WHERE NOT EXISTS (SELECT FROM procrastinate_jobs WHERE procrastinate_jobs.id = background_done.job)
"""
STALLED = sql.queries["select_stalled_jobs_by_heartbeat"]
AGAIN = sql.queries["retry_job"]
FINISH = sql.queries["finish_job"]
CLEAR = sql.queries["delete_old_jobs"]


@transaction.atomic
def enqueue(name: str, *, key: str, **ids: str | int) -> None:
    """Put work in the queue, in the transaction that causes it: when that is undone, there is no job.

    `ids` are all that the work is told: no name and no text, for the queue is kept apart from the records. Of the
    same `key` one job waits at a time, and one runs at a time. Work that waits already does for both, as the worker
    cannot begin with it before this transaction is over.
    """
    with connection.cursor() as cursor:
        cursor.execute(ALONE, [key])
    waiting = ProcrastinateJob.objects.select_for_update(of=("self",)).filter(lock=key, status="todo")
    if waiting.first() is not None:
        return
    job = Job(id=None, lock=key, queueing_lock=None, task_name=name, queue=QUEUE, task_kwargs={**ids})
    queue().defer_job(job)


def queue() -> JobManager:
    """Return the queue, on the connection of this thread: what is put there belongs to the transaction at hand.

    The one of the library is on a connection of its own inside a worker.
    """
    return JobManager(DjangoConnector())


@transaction.atomic
def carry_out(job: int, work: Callable[[], None]) -> bool:
    """Do the work and note it in one transaction; return whether it was not done before.

    While another worker is at the same job this waits for it.
    """
    _done, is_first = Done.objects.get_or_create(job=job)
    if is_first:
        work()
    return is_first


def take_up_stalled(seconds: float) -> int:
    """Put back in the queue what workers were at that gave no sign of life for so long; return how many.

    What was tried too often (it may be what kills the worker) is called failed, and waits for a person.
    """
    connector = DjangoConnector()
    asked = {"queue": None, "task_name": None, "seconds_since_heartbeat": seconds}
    stalled = connector.execute_query_all(STALLED, **asked)
    for row in stalled:
        try:
            take_up(connector, row)
        except ConnectorException:  # another worker was first
            logger.warning("Job %s of a worker that is gone was taken up by another worker.", row["id"])
    return len(stalled)


@transaction.atomic
def take_up(connector: DjangoConnector, row: dict[str, Any]) -> None:
    """Put one job back in the queue, or call it failed."""
    if is_spent(row["attempts"] + 1):
        connector.execute_query(FINISH, job_id=row["id"], status="failed", delete_job=False)
    else:
        nothing_new = {"new_priority": None, "new_queue_name": None, "new_lock": None}
        connector.execute_query(AGAIN, job_id=row["id"], retry_at=None, **nothing_new)
    logger.warning("The worker of job %s (%s) is gone.", row["id"], row["task_name"])


@transaction.atomic
def retry_failed(*, job: ProcrastinateJob, by: User) -> bool:
    """Let a job that failed be tried once more; return whether it had still failed."""
    current = (
        ProcrastinateJob.objects.select_for_update(of=("self",)).filter(pk=job.pk, status="failed").first()
    )
    if current is None:
        return False
    nothing_new = {"new_priority": None, "new_queue_name": None, "new_lock": None}
    DjangoConnector().execute_query(AGAIN, job_id=current.pk, retry_at=None, **nothing_new)
    record(EventType.JOB_RETRIED, target=current, by=by)
    return True


@transaction.atomic
def clear_old() -> None:
    """Remove what was done yesterday or before, and what failed a month ago."""
    connector = DjangoConnector()
    connector.execute_query(CLEAR, nb_hours=KEEP_DONE_HOURS, queue=None, statuses=["succeeded", "cancelled"])
    connector.execute_query(CLEAR, nb_hours=KEEP_FAILED_HOURS, queue=None, statuses=["failed", "aborted"])
    with connection.cursor() as cursor:
        cursor.execute(FORGET_DONE)
