"""The database as it is in use: made by the owner, used by the web role; and the one clock of a test."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from unittest import mock

import hypothesis
import pytest
from django.db import connections, transaction
from django.test import Client, TransactionTestCase
from pytest_django import DjangoDbBlocker

from accounts.models import User
from children.models import Child
from tests.support.build import People, a_child
from tests.support.clock import (
    CLOCK,
    HARD_MOMENTS,
    STORY,
    clock_at,
    moment_asked,
    moment_of,
    moment_to_begin,
    real_now,
)
from tests.support.form_keys import post_with_key
from tests.support.kept_people import put_people
from tests.support.matrix import sign_everyone_in
from tests.support.owner import (
    copy_test_database,
    drop_first_of_a_run,
    empty_tables,
    end_other_sessions,
    make_test_database,
    owner_stays,
)
from tests.support.second_factor import force_login_with_second_factor
from tests.support.world import World, make_world

# The same examples on every machine and in every run; no time limit per example.
hypothesis.settings.register_profile("suite", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--date", help="the moment at which the suite lives, as 2028-02-29T23:30 in Amsterdam; else now"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "clock(moment, reason): plays at this moment, whatever --date says")
    config.addinivalue_line("markers", "hard_moments: runs at `tests.support.clock.HARD_MOMENTS` too")
    try:
        asked = config.option.date
        begin = moment_to_begin(real_now()) if asked is None else moment_asked(asked)
    except ValueError as error:
        raise pytest.UsageError(str(error)) from None
    config.option.date = begin.isoformat()  # workers take it from here
    CLOCK.set(begin)
    gc.set_threshold(50_000, 20, 20)  # thousands of tests stay all the time: looking through them is in vain


def pytest_collection_finish() -> None:
    """Leave all tests that were found out of what is looked through for garbage."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    CLOCK.stop()


def pytest_report_header(config: pytest.Config) -> str:
    return f"clock of the tests: {config.option.date}"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let the tests marked `hard_moments` run once more at each hard moment."""
    if metafunc.definition.get_closest_marker("hard_moments"):
        ids = ["now", *HARD_MOMENTS]
        metafunc.parametrize("_clock_of_the_test", [None, *HARD_MOMENTS.values()], ids=ids, indirect=True)


@pytest.fixture
def _in_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a short form be filled in page by page, as a longer one is."""
    monkeypatch.setattr("assessments.rules.screens.ON_ONE_SCREEN", 0)


@pytest.fixture(autouse=True, scope="module")
def _clock_of_the_file(request: pytest.FixtureRequest) -> None:
    """Begin each file of tests at the moment of the suite, or at the one to which the file is pinned."""
    marker = request.node.get_closest_marker("clock")
    CLOCK.set(moment_of(marker.args[0] if marker else request.config.option.date))


@pytest.fixture(autouse=True)
def _clock_of_the_test(request: pytest.FixtureRequest, _clock_of_the_file: None) -> Iterator[None]:
    """Move the clock for a test that is pinned by itself, or for one of the hard moments."""
    pin = next((marker for marker in request.node.own_markers if marker.name == "clock"), None)
    moment = getattr(request, "param", None) or (pin and pin.args[0])
    if moment is None:
        yield
        return
    with clock_at(moment, is_running=True):
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, worker_id: str, testrun_uid: str
) -> Iterator[None]:
    """Let the owner make the test database, then point the web role at it.

    The tests run with the rights of the web process: what it may not do, they may not do either. With
    STANDING_TEST_DATABASE they take one that stands already; who made it throws it away.
    """
    owner, web = connections["owner"], connections["default"]
    if standing := os.environ.get("STANDING_TEST_DATABASE"):
        owner.settings_dict["NAME"] = web.settings_dict["NAME"] = standing
        with CLOCK.with_database():
            yield
        return
    original = owner.settings_dict["NAME"]
    with django_db_blocker.unblock(), clock_at(STORY):  # when the instruments are published
        if worker_id == "master":
            make_test_database("", CLOCK.ahead)
        else:
            copy_test_database(f"_{worker_id}", testrun_uid, CLOCK.ahead)
    with CLOCK.with_database(), owner_stays():
        yield
    with django_db_blocker.unblock():
        end_other_sessions(web)
        owner.creation.destroy_test_db(original, verbosity=0)
        drop_first_of_a_run()


@pytest.fixture(autouse=True, scope="session")
def _flush_as_owner() -> None:
    """Let Django's transactional tests clean up as the owner."""
    TransactionTestCase._fixture_teardown = lambda self: empty_tables()  # type: ignore[attr-defined]


@pytest.fixture(autouse=True, scope="session")
def _second_factor_was_shown() -> Iterator[None]:
    """Let `force_login` stand for a whole sign-in, with the second factor; `tests.support.second_factor` has the rest."""
    with mock.patch.object(Client, "force_login", force_login_with_second_factor):
        yield


@pytest.fixture(autouse=True, scope="session")
def _hands_are_fast() -> Iterator[None]:
    """Let a test write faster than a person may; `tests/integration/accounts/test_writes.py` has the real limit."""
    with mock.patch("accounts.security.limits.MOST_WRITES", (1_000_000, 10.0)):
        yield


@pytest.fixture(autouse=True, scope="session")
def _posts_carry_a_key() -> Iterator[None]:
    """Let `Client.post` send the key that every form of a page carries; `tests.support.form_keys.post` does not."""
    with mock.patch.object(Client, "post", post_with_key):
        yield


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all tests of a file; each undoes what it writes (`tests.support.world.undone`)."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_world()
        sign_everyone_in(made)
        yield made
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _signed_in_recently(request: pytest.FixtureRequest) -> None:
    """Sign the personas of a world in anew in time: on a slow machine a file takes longer than a session may be idle."""
    if "world" in request.fixturenames:
        world: World = request.getfixturevalue("world")
        if time.monotonic() - world.signed_in_at > 120:
            sign_everyone_in(world)


@pytest.fixture
def people(db: None) -> People:
    """Anna (practitioner), Bram (observer, same team), Cora (coordinator), Chris (other team), Ada (administrator)."""
    return put_people()


@pytest.fixture
def child(people: People) -> Child:
    """Register a child of team North."""
    return a_child(people.north, people.anna)


@pytest.fixture
def anna(people: People, client: Client) -> Client:
    """Sign Anna in, the practitioner of team North; this is her browser."""
    client.force_login(people.anna)
    return client


@pytest.fixture
def client_of(client: Client) -> Callable[[User], Client]:
    """Sign the test client in as someone."""

    def sign_in(user: User) -> Client:
        client.force_login(user)
        return client

    return sign_in
