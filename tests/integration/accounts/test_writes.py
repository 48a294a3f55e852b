"""Nobody writes as fast as a machine: what comes too fast is not done, and reading goes on."""

import datetime
import threading
from collections.abc import Iterator
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.security import limits
from accounts.security.limits import Writes
from audit.models import AuditEvent
from children.models import Child
from lifecourse.models import LifeEvent
from tests.support.build import People
from tests.support.clock import clock_at
from tests.support.pages import Reply
from tests.support.records import event_fields

MOST, SECONDS = 6, 10.0


@pytest.fixture(autouse=True)
def _few() -> Iterator[None]:
    """Let few writes be many; other tests have no limit."""
    limits.writes.lately.clear()
    with mock.patch.object(limits, "MOST_WRITES", (MOST, SECONDS)):
        yield
    limits.writes.lately.clear()


def write(client: Client, child: Child) -> Reply:
    return client.post(reverse("life-event-add", args=[child.pk]), event_fields())


def test_who_writes_as_a_machine_is_stopped_and_can_still_read(
    people: People, anna: Client, child: Child
) -> None:
    assert [write(anna, child).status_code for _ in range(MOST + 3)] == [302] * MOST + [429] * 3
    assert LifeEvent.objects.count() == MOST
    assert anna.get(reverse("child-list")).status_code == 200
    event = AuditEvent.objects.get(event="limit_reached")
    assert (event.actor_id, event.page) == (str(people.anna.pk), "life-event-add")
    colleague = Client()
    colleague.force_login(people.cora)
    assert write(colleague, child).status_code == 302


def test_after_some_seconds_one_can_go_on(people: People, anna: Client, child: Child) -> None:
    with clock_at(timezone.now()) as clock:
        assert [write(anna, child).status_code for _ in range(MOST + 1)] == [302] * MOST + [429]
        clock.move(datetime.timedelta(seconds=SECONDS - 0.1))
        assert write(anna, child).status_code == 429
        clock.move(datetime.timedelta(seconds=0.2))
        assert write(anna, child).status_code == 302


def test_saving_of_answers_is_a_write_too(people: People, anna: Client, child: Child) -> None:
    address = reverse("sign-out")
    for _ in range(MOST):
        assert limits.writes.may_go_on(people.anna.pk)
    assert anna.put(address).status_code == 429
    assert anna.get(reverse("child-list")).status_code == 200


def test_many_at_once_gain_nothing() -> None:
    counted, found = Writes(), []
    threads = [threading.Thread(target=lambda: found.append(counted.may_go_on("anna"))) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found.count(True) == MOST


def test_who_wrote_nothing_lately_is_forgotten() -> None:
    counted = Writes()
    with clock_at(timezone.now()) as clock, mock.patch.object(limits, "MOST_REMEMBERED", 9):
        for number in range(20):
            assert counted.may_go_on(number)
        clock.move(datetime.timedelta(seconds=SECONDS + 1))
        assert counted.may_go_on("anna")
    assert set(counted.lately) == {"anna"}
