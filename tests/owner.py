"""The test database as its owner sees it: what the web role may not do, only this can."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connections


@contextmanager
def as_owner() -> Iterator[psycopg.Connection[Any]]:
    """Give a connection of the owner to the test database, apart from that of the web role; commits at the end."""
    owner = connections["owner"].settings_dict
    parts = {
        "user": owner["USER"],
        "password": owner["PASSWORD"],
        "host": owner["HOST"],
        "port": owner["PORT"],
    }
    with psycopg.connect(dbname=connections["default"].settings_dict["NAME"], **parts) as connection:
        yield connection
