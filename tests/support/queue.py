"""The queue as a test works through it: in this process and transaction, with the product's own kinds of work."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.job_context import JobContext

from background.actions import enqueue

STATUS = "UPDATE procrastinate_jobs SET status = %s WHERE id = %s"


def waiting() -> list[tuple[str, dict[str, Any]]]:
    """Return name and ids of each job that waits, in order."""
    jobs = ProcrastinateJob.objects.filter(status="todo").order_by("pk")
    return [(job.task_name, job.args) for job in jobs]


def a_failed_job() -> ProcrastinateJob:
    """Leave a job in the queue that was tried often enough; its mail is of nobody."""
    enqueue("reminders.send", key="failed", reminder=str(uuid.uuid4()))
    job = ProcrastinateJob.objects.get(lock="failed")
    for status in ("doing", "failed"):
        become(job, status)
    return job


def begin() -> list[ProcrastinateJob]:
    """Take every job that waits, as a worker does, and return them."""
    jobs = list(ProcrastinateJob.objects.filter(status="todo").order_by("pk"))
    for job in jobs:
        become(job, "doing")
    return jobs


def become(job: ProcrastinateJob, status: str) -> None:
    """Let a job be in another state."""
    with connection.cursor() as cursor:
        cursor.execute(STATUS, [status, job.pk])


def run(job: ProcrastinateJob) -> None:
    """Carry out one job; the queue is not told."""
    task = app.tasks[job.task_name]
    context = JobContext(start_timestamp=0, app=app, job=job.procrastinate_job, abort_reason=lambda: None)
    arguments: list[Any] = [context] if task.pass_context else []
    function: Callable[..., Any] = task.func
    function(*arguments, **job.args)


def work_off() -> int:
    """Carry out everything that waits, also what comes up meanwhile; return how many jobs."""
    n = 0
    while jobs := begin():
        for job in jobs:
            run(job)
            become(job, "succeeded")
            n += 1
    return n
