"""What a monitor or a load balancer asks: whether the site is alive, and whether it is ready to work."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

from django.db import DatabaseError, InterfaceError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_safe

from accounts.decorators import public
from audit.actions import rehearse
from config.checks import tables_out_of_reach
from config.start import files_not_collected

logger = logging.getLogger(__name__)
KEPT_SECONDS = 1.0  # how long an answer serves everybody who asks
LIMITS = "SET LOCAL lock_timeout = '1s'; SET LOCAL statement_timeout = '2s'"


@public
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say that this process answers; nothing else is asked."""
    return JsonResponse({"status": "ok"})


@public
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether pages can be served and written; 503 with the names of the parts that are not ready."""
    if missing := readiness.missing():
        return JsonResponse({"status": "not ready", "missing": missing}, status=503)
    return JsonResponse({"status": "ready"})


PROBES = {"/healthz": health, "/readyz": ready}


def probe_of(request: HttpRequest) -> Callable[[HttpRequest], HttpResponseBase] | None:
    """Return the probe that a request asks for; None for a page of people."""
    return PROBES.get(request.path_info.removesuffix("/"))


def answer_probes(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer the two probes on any host and scheme, with or without a slash; session and log are not touched."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        view = probe_of(request)
        return view(request) if view else get_response(request)

    return middleware


class Readiness:
    """What was found last, for a second; one thread of the process looks at a time, so that asking costs little."""

    def __init__(self) -> None:
        self.looking = threading.Lock()
        self.found: list[str] | None = None
        self.found_at = 0.0

    def missing(self) -> list[str]:
        """Return the parts that are not ready. While another thread looks, this is what it found before."""
        is_old = self.found is None or time.monotonic() - self.found_at >= KEPT_SECONDS
        if is_old and self.looking.acquire(blocking=self.found is None):
            try:
                self.found, self.found_at = list(parts_missing()), time.monotonic()
            finally:
                self.looking.release()
        return self.found or []


readiness = Readiness()


def parts_missing() -> Iterator[str]:
    """Look; yield the name of each part that is not ready, and tell the operator what the database said."""
    if any(files_not_collected()):
        yield "static files"
    try:
        with briefly():
            if tables_out_of_reach():
                yield "rights"
            elif migrations_on_disk() - set(MigrationRecorder.Migration.objects.values_list("app", "name")):
                yield "migrations"
            else:
                rehearse()
    except (DatabaseError, InterfaceError) as error:
        logger.warning("Not ready: %s", error)
        yield "database"


@contextmanager
def briefly() -> Iterator[None]:
    """Run queries that wait for no lock longer than a second, last no longer than two, and leave nothing behind."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(LIMITS)
        yield
        transaction.set_rollback(True)


@cache
def migrations_on_disk() -> set[tuple[str, str]]:
    """Return app and name of every migration that belongs to this version of the site."""
    return set(MigrationLoader(None).disk_migrations)
