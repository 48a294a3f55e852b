"""Sixteen attempts at emergency access at once count as sixteen: the limit of a day holds."""

import pytest

from accounts.models import User
from audit.models import AuditEvent
from children.actions.grants import ATTEMPTS_PER_DAY, open_emergency, refuse_emergency
from children.exceptions import TooOften
from children.models import Grant
from tests.support.build import a_child, make_people
from tests.support.concurrency import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_attempts_at_once_are_counted_one_after_the_other() -> None:
    people = make_people()
    child = a_child(people.north, people.anna)

    def act(user: User) -> bool:
        try:
            open_emergency(child=child, reason="Het kind belde vannacht om hulp.", by=user)
        except TooOften:
            return False
        return True

    done = together(act, [people.chris] * 16)
    assert (sum(done), len(done)) == (ATTEMPTS_PER_DAY, 16)
    assert Grant.objects.filter(kind=Grant.Kind.EMERGENCY).count() == ATTEMPTS_PER_DAY


def test_guesses_at_once_are_counted_one_after_the_other() -> None:
    people = make_people()

    def guess(user: User) -> bool:
        try:
            refuse_emergency(by=user)
        except TooOften:
            return False
        return True

    assert sum(together(guess, [people.chris] * 16)) == ATTEMPTS_PER_DAY
    assert AuditEvent.objects.filter(event="emergency_refused").count() == ATTEMPTS_PER_DAY
