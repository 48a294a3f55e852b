"""Who changes an instrument, and the draft that is changed."""

import pytest
from django.test import Client

from portfolio.models import InstrumentVersion
from tests.support.build import People
from tests.support.instruments import an_own_draft


@pytest.fixture
def ada(people: People, client: Client) -> Client:
    """Sign Ada in, the administrator."""
    client.force_login(people.ada)
    return client


@pytest.fixture
def draft(people: People) -> InstrumentVersion:
    """Give a draft of the organisation."""
    return an_own_draft(people)
