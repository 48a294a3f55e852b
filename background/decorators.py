"""How a function becomes work for the background."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.utils.functional import Promise
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext
from procrastinate.jobs import Job
from procrastinate.retry import BaseRetryStrategy, RetryDecision

from background.actions import carry_out
from background.rules.retrying import is_spent, seconds_until
from background.words import LABELS

Work = Callable[..., None]


class BackOff(BaseRetryStrategy):
    """Tries again after a wait that grows, and leaves it to a person after the last attempt."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """Return when to try again; None when it was tried often enough."""
        if is_spent(job.attempts + 1):
            return None
        return RetryDecision(retry_in={"seconds": seconds_until(job.attempts)})


def work(name: str, label: str | Promise, *, cron: str = "") -> Callable[[Work], Work]:
    """Let a function be carried out in the background, under this name; it takes ids and nothing else.

    It may run again after it ran: its own rows have to see to it that nothing happens twice. `cron` says when it
    comes up by itself (minute, hour, day, month, day of the week; in UTC); then it is enqueued by the worker.
    """

    def decorate(function: Work) -> Work:
        @wraps(function)
        def run(timestamp: int = 0, **ids: Any) -> None:
            function(**ids)

        register(run, name, label, cron)
        return function

    return decorate


def once(name: str, label: str | Promise, *, cron: str = "") -> Callable[[Work], Work]:
    """Let a function be carried out in the background, once for each time it was enqueued.

    What it writes and the note that it is done are one transaction, so that a worker that is killed, wherever,
    loses nothing and does nothing twice. It must not touch anything outside the database.
    """

    def decorate(function: Work) -> Work:
        def run(context: JobContext, timestamp: int = 0, **ids: Any) -> None:
            assert context.job.id is not None
            carry_out(context.job.id, lambda: function(**ids))

        register(run, name, label, cron, pass_context=True)
        return function

    return decorate


def register(run: Work, name: str, label: str | Promise, cron: str, **how: Any) -> None:
    """Tell the queue of a kind of work."""
    LABELS[name] = label
    task = app.task(name=name, retry=BackOff(), **how)(run)
    if cron:
        app.periodic(cron=cron)(task)
