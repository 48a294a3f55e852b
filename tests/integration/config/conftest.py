"""What the tests of the site as a whole share."""

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
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Collect the static files as production does, and return their folder."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, STORAGES=FINGERPRINTED, WHITENOISE_USE_FINDERS=False):
        call_command("collectstatic", verbosity=0, interactive=False)
    return folder


@pytest.fixture
def forgotten(db: None) -> Iterator[str]:
    """Take the right to read one table from the web role, as after a migration without `grant_web_role`."""
    table = "reviews_action"
    role = Identifier(connections["default"].settings_dict["USER"])
    with as_owner() as owner:
        owner.execute(SQL("REVOKE SELECT ON {} FROM {}").format(Identifier(table), role))
    yield table
    with as_owner() as owner:
        owner.execute(SQL("GRANT SELECT ON {} TO {}").format(Identifier(table), role))
