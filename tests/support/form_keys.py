"""Posting as a page of the site does, with the key of a form; and which addresses ask for one."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.test import Client
from django.test.client import MULTIPART_CONTENT
from django.utils.http import urlencode

from revisions.templatetags.post_form import FORM_KEY
from tests.support.apps import APPS
from tests.support.matrix import ROWS, Row

INSIDE = ["anna", "bram", "cora", "ada", "sanne", "petra"]  # a colleague of every role
WITHOUT_KEY = {  # changes no record, or is for who is not signed in; with the reason
    "sign-in": "nobody is signed in yet; a second sign-in is a second session",
    "second-step": "nobody is signed in yet, and each code works once",
    "passkey-sign-in": "nobody is signed in yet, and each answer of a passkey works once",
    "provider-sign-in": "sends to the identity provider, and changes nothing here",
    "choose-password": "who has the link is not signed in, and the link works once",
    "password-restore": "who has the link is not signed in, and the link works once",
    "password-forgotten": "who asks is not signed in, and limits count the mails",
    **dict.fromkeys(
        ("invitation-start", "invitation-question", "invitation-words", "invitation-read"),
        "who has the link is not signed in, and what was seen or sent is told by revisions",
    ),
    "sign-out": "ends the session; a second time there is none",
    "language-set": "a cookie of this browser",
    "session-unlock": "the session of this browser",
    "account-confirm": "the session of this browser",
    "child-search": "the session of this browser",
    "people": "what is searched for shows at once",
    "log-lines": "what is searched for shows at once; that it was searched stands in the log",
}
URLENCODED = "application/x-www-form-urlencoded"
POSTS = [row for row in ROWS if row["method"] == "POST"]
KEYED = [row for row in POSTS if row["page"] not in WITHOUT_KEY]
post = Client.post  # as Django has it: what is given is what is sent


def post_with_key(
    client: Client,
    path: str,
    data: Mapping[str, Any] | None = None,
    content_type: str = MULTIPART_CONTENT,
    **options: Any,
) -> Any:
    """Post with a new key, unless one is given; `tests/conftest.py` puts this in the place of `Client.post`.

    A form is sent as a browser does: in parts only where it holds a file. What is already written out, as text, is
    sent as it is.
    """
    if content_type == MULTIPART_CONTENT and (data is None or isinstance(data, Mapping)):
        data = {FORM_KEY: str(uuid.uuid4()), **(data or {})}
        if not has_file(data):
            return post(client, path, urlencode(data, doseq=True), URLENCODED, **options)
    return post(client, path, data, content_type, **options)


def has_file(data: Mapping[str, Any]) -> bool:
    """Say whether one of the values is a file."""
    values = (value if isinstance(value, list | tuple) else [value] for value in data.values())
    return any(hasattr(value, "read") for several in values for value in several)


def without_key(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of a page without its key, for several posts of what one page shows."""
    return {name: text for name, text in fields.items() if name != FORM_KEY}


def who_may(row: Row) -> str:
    """Return a colleague for whom the table says that this works; the administrator for what needs a page first."""
    return next((name for name in INSIDE if row[name] in ("200", "302")), "ada")


def rows_of_tables() -> dict[str, int]:
    """Count the rows of every table of ours, but for sessions and counts of attempts."""
    tables = [
        name
        for name in connection.introspection.table_names()
        if name.split("_")[0] in APPS
        and name not in ("accounts_session", "accounts_cache", "audit_chainlink")
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in tables))
        return dict(cursor.fetchall())


def changed_since(before: dict[str, int]) -> dict[str, int]:
    """Return how many rows each table has more or less."""
    return {name: n - before[name] for name, n in rows_of_tables().items() if n != before[name]}
