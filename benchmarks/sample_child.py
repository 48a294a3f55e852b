"""A child with a given number of observations, in a transaction that is rolled back."""

import datetime
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction

from accounts.models import User
from children.models import Child
from tests.support.build import a_child, a_circumstance, a_resource, a_signed_form, an_event, make_people
from tests.support.days import today

ROUNDS = 30
SEEN_BY = [
    ("youth_professional", "home"),
    ("teacher", "school"),
    ("group_worker", "group"),
    ("foster_care_worker", "foster_family"),
]


@contextmanager
def child_with(observations: int) -> Iterator[tuple[Child, User]]:
    """Give a child with full forms by four roles, each in a setting of its own, and who may see it; undo it after."""
    with transaction.atomic():
        people = make_people(organisation="Meting")
        child = a_child(people.north, people.anna)
        for place in range(observations):
            a_signed_form(
                child,
                people.anna,
                choice=str(place % 4),
                choices={"help_ask": "not_seen"},
                on=today() - datetime.timedelta(days=17 * place),
                key="professional-full",
                role=SEEN_BY[place % 4][0],
                setting=SEEN_BY[place % 4][1],
            )
        for noted in (an_event, a_circumstance, a_resource):
            noted(child, people.anna)
        yield child, people.anna
        transaction.set_rollback(True)


def seconds(work: Callable[[], object]) -> float:
    """Return how long one run takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ratio(
    work: Callable[[], object], against: Callable[[], object], rounds: int = ROUNDS
) -> tuple[float, float, float]:
    """Return the medians of both and of their ratio pair by pair, run in turn after one warm-up."""
    work(), against()
    pairs = [(seconds(work), seconds(against)) for _round in range(rounds)]
    return (
        statistics.median(a for a, _b in pairs),
        statistics.median(b for _a, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )
