"""The clock of the site at a known day."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.utils import timezone


@contextmanager
def clock_at_noon(day: datetime.date) -> Iterator[None]:
    """Let the site live from noon of a day; the clock runs on from there."""
    read_clock, began = timezone.now, timezone.now()
    noon = datetime.datetime.combine(day, datetime.time(12), timezone.get_default_timezone())

    def now() -> datetime.datetime:
        return noon + (read_clock() - began)

    with mock.patch("django.utils.timezone.now", now):
        yield
