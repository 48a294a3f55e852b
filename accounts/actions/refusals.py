"""That someone wanted to be the second of two people and may not stands in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.rules.two_people import NotTwoPeople
from audit.actions import record
from audit.rules.events import EventType


@contextmanager
def as_second(event: EventType, *, target: Any, child_id: object = "", by: User) -> Iterator[None]:
    """Run the second half of what takes two people, in one transaction.

    `NotTwoPeople` takes back what was done in it and leaves the event as a refusal.
    """
    try:
        with transaction.atomic():
            yield
    except NotTwoPeople:
        record(event, target=target, child_id=child_id, by=by, is_refused=True)
        raise
