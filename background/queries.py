"""How the queue stands, as numbers and names of kinds of work: nothing in it is about anybody."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Coalesce
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob, ProcrastinateWorker

from background.rules.retrying import MISSING_AFTER
from background.words import label_of

MOST = 50  # failures that a page shows


@dataclass(frozen=True)
class Failure:
    """A job that waits for a person."""

    id: int
    label: str
    name: str
    failed_at: datetime.datetime | None


@dataclass(frozen=True)
class QueueState:
    """How much waits and since when, how much runs, what failed, and when a worker was last seen."""

    n_waiting: int
    n_later: int
    n_running: int
    n_failed: int
    oldest_at: datetime.datetime | None
    failures: list[Failure]
    seen_at: datetime.datetime | None
    is_missing: bool


def queue_state(now: datetime.datetime) -> QueueState:
    """Return how the queue of the site stands; five queries, however much is in it."""
    is_later = Q(scheduled_at__gt=now)
    counted = ProcrastinateJob.objects.aggregate(
        waiting=Count("pk", filter=Q(status="todo") & ~is_later),
        later=Count("pk", filter=Q(status="todo") & is_later),
        running=Count("pk", filter=Q(status="doing")),
        failed=Count("pk", filter=Q(status="failed")),
    )
    seen_at = last_seen()
    return QueueState(
        n_waiting=counted["waiting"],
        n_later=counted["later"],
        n_running=counted["running"],
        n_failed=counted["failed"],
        oldest_at=oldest_waiting(now),
        failures=failures(),
        seen_at=seen_at,
        is_missing=seen_at is None or (now - seen_at).total_seconds() > MISSING_AFTER,
    )


def oldest_waiting(now: datetime.datetime) -> datetime.datetime | None:
    """Return since when the job that waits longest could have begun; None when nothing waits."""
    waiting = ProcrastinateJob.objects.filter(status="todo").exclude(scheduled_at__gt=now)
    put_in = waiting.annotate(
        since=Coalesce(
            "scheduled_at", Min("procrastinateevent__at", filter=Q(procrastinateevent__type="deferred"))
        )
    )
    return min(put_in.values_list("since", flat=True), default=None)


def failures() -> list[Failure]:
    """Return what failed, the newest first."""
    failed = ProcrastinateJob.objects.filter(status="failed").annotate(
        failed_at=Max("procrastinateevent__at", filter=Q(procrastinateevent__type="failed"))
    )
    rows = failed.order_by("-pk").values_list("pk", "task_name", "failed_at")[:MOST]
    return [Failure(pk, label_of(name), name, failed_at) for pk, name, failed_at in rows]


def last_seen() -> datetime.datetime | None:
    """Return when a worker last gave a sign of life: its heartbeat, or something that it began or finished."""
    beat = ProcrastinateWorker.objects.aggregate(at=Max("last_heartbeat"))["at"]
    did = ProcrastinateEvent.objects.filter(type__in=("started", "succeeded")).aggregate(at=Max("at"))["at"]
    return max((at for at in (beat, did) if at is not None), default=None)
