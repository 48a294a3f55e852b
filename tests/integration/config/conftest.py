"""What the tests of the site as a whole share."""

import fcntl
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from psycopg.sql import SQL, Identifier

from tests.support.owner import as_owner

FINGERPRINTED = {"staticfiles": {"BACKEND": "config.storage.FingerprintedStorage"}}


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Collect the static files as production does, once for all processes of the suite, and return their folder."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder, is_done = shared / "static", shared / "static-is-done"
    with (shared / "static-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_done.exists():
            with override_settings(STATIC_ROOT=folder, STORAGES=FINGERPRINTED, WHITENOISE_USE_FINDERS=False):
                call_command("collectstatic", verbosity=0, interactive=False)
            is_done.touch()
    return folder


@pytest.fixture(params=["SELECT", "INSERT", "UPDATE", "DELETE", "USAGE"])
def forgotten(db: None, request: pytest.FixtureRequest) -> Iterator[str]:
    """Take one right on one table from the web role, as after a migration without `grant_web_role`."""
    table, right = "assessments_answer", SQL(request.param)
    on = SQL("SEQUENCE assessments_answer_id_seq" if request.param == "USAGE" else table)
    role = Identifier(connections["default"].settings_dict["USER"])
    with as_owner() as owner:
        owner.execute(SQL("REVOKE {} ON {} FROM {}").format(right, on, role))
    yield table
    with as_owner() as owner:
        owner.execute(SQL("GRANT {} ON {} TO {}").format(right, on, role))
