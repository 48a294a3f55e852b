"""Links to choose a password live as long as they should in the nights in which the clocks change."""

import datetime

import pytest
from django.test import Client

from accounts.models import User
from accounts.security.invitations import GIVEN, MAILED, path_to_choose_password
from tests.support.build import People
from tests.support.clock import clock_at, moment_of

MINUTE = datetime.timedelta(minutes=1)
NIGHTS = {
    "clocks go forward": "2027-03-28T01:50+01:00",
    "clocks go back, before": "2027-10-31T02:50+02:00",
    "clocks go back, after": "2027-10-31T02:10+01:00",
    "last minutes of the year": "2027-12-31T23:50+01:00",
    "29 February": "2028-02-29T23:50+01:00",
}


def opens(path: str, at: datetime.datetime) -> bool:
    with clock_at(at):
        return bool(Client().get(path, follow=True).context["validlink"])


@pytest.mark.parametrize("night", NIGHTS.values(), ids=NIGHTS)
def test_link_lives_its_time_and_no_longer(people: People, night: str) -> None:
    made, user = moment_of(night), User.objects.get(pk=people.anna.pk)
    for tokens, lifetime in ((MAILED, 30 * MINUTE), (GIVEN, 3 * 24 * 60 * MINUTE)):
        with clock_at(made):
            path = path_to_choose_password(user, tokens)
        lives = [opens(path, made + later) for later in (lifetime - MINUTE, lifetime + MINUTE)]
        assert (tokens.lifetime, lives) == (lifetime.total_seconds(), [True, False])
