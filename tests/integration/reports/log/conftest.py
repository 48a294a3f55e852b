"""A child whose log holds what a test puts there, and ways to read it."""

import pytest

from assessments.models import Child
from tests.build import TODAY, People
from tests.logged import DAY, working_since


@pytest.fixture
def child(people: People) -> Child:
    """A child of a team that worked for two years; its registration does not stand in the log."""
    working_since(people, TODAY - 800 * DAY)
    return Child.objects.create(
        team=people.north,
        organisation=people.north.organisation,
        first_name="Sam",
        birth_year=2017,
        birth_month=3,
        reference="DW-001",
        registered_by=people.anna,
    )
