"""A child whose log holds what a test puts there, and ways to read it."""

import pytest
from django.test import Client

from accounts.models import User
from children.models import Child
from tests.support.audit_log import DAY, a_month_to_look_over, working_since
from tests.support.build import People
from tests.support.days import today
from tests.support.large_dataset import browser_of


@pytest.fixture
def child(people: People) -> Child:
    """A child of a team that worked for two years; its registration does not stand in the log."""
    working_since(people, today() - 800 * DAY)
    return Child.objects.create(
        team=people.north,
        organisation=people.north.organisation,
        first_name="Sam",
        birth_year=today().year - 9,
        birth_month=3,
        reference="DW-001",
        reference_key="dw-001",
        registered_by=people.anna,
    )


@pytest.fixture
def officer(people: People, child: Child) -> User:
    """Petra, who began to look the last month over."""
    return a_month_to_look_over(people, child)


@pytest.fixture
def petra(officer: User) -> Client:
    """Her browser."""
    return browser_of(officer)
