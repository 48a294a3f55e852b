"""Counting and reading the log for one person and one child: what others did does not weigh."""

import datetime

from audit.queries import count_of, events_of
from audit.rules.events import EventType
from children.models import Child
from tests.support.audit_log import DAY, at_noon, logged
from tests.support.build import People, a_child
from tests.support.days import today


def test_attempts_of_colleagues_are_not_counted(people: People) -> None:
    for user in (people.chris, people.chris, people.anna):
        logged(today(), "emergency_refused", by=user)
    logged(today() - 3 * DAY, "emergency_refused", by=people.chris)
    refused, since = [EventType.EMERGENCY_REFUSED], at_noon(today() - DAY)
    assert count_of(refused, actor_id=people.chris.pk, since=since) == 2
    assert count_of(refused, actor_id=people.cora.pk, since=since) == 0
    assert count_of([EventType.EMERGENCY_STARTED], actor_id=people.chris.pk, since=since) == 0


def test_events_of_an_emergency_are_of_that_person_and_child(people: People, child: Child) -> None:
    other = a_child(people.north, people.anna, reference="DW-2")
    logged(today(), "profile_read", by=people.anna, child=child)
    logged(today(), "profile_read", by=people.chris, child=other)
    logged(today() - 2 * DAY, "profile_read", by=people.chris, child=child)
    wanted = logged(today(), "trajectory_read", by=people.chris, child=child)
    noon, hour = at_noon(today()), datetime.timedelta(hours=1)
    assert events_of(people.chris.pk, child.pk, noon - hour, noon + hour) == [wanted]
