"""Give the role of the web process what it needs, and no more; run after every migration."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.core.management.base import BaseCommand, CommandError
from django.db import connections, transaction
from psycopg.sql import Identifier

from accounts.security.database import refuse_of_another_mode
from audit.sql_files import web_role_files

REVOKED = """
SELECT format('REVOKE ALL ON %%I FROM PUBLIC, %%I', relname, %s::text) FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
    AND pg_has_role(relowner, 'USAGE')
UNION ALL
SELECT format('REVOKE TEMP ON DATABASE %%I FROM PUBLIC, %%I', current_database(), %s::text)
"""


class Cursor(Protocol):
    """A cursor of Django or of psycopg."""

    def execute(self, query: Any, params: Any = None) -> Any:
        """Run one query."""

    def fetchall(self) -> list[Any]:
        """Return the rows of the query."""


class Command(BaseCommand):
    """Revoke all rights on our tables, then run the `sql/web_role.sql` of each app, as the owner."""

    help = __doc__ or ""

    def handle(self, **options: Any) -> None:
        """Grant to the user of the `default` connection, all in one transaction."""
        if "owner" not in connections:
            raise CommandError("Set DATABASE_OWNER_URL: only the owner of the tables can grant rights.")
        refuse_of_another_mode("owner")
        texts = [file.read_text(encoding="utf-8") for file in web_role_files().values()]
        with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
            grant_rights(cursor, connections["default"].settings_dict["USER"], texts)


def grant_rights(cursor: Cursor, web: str, texts: Iterable[str]) -> None:
    """Take rights from PUBLIC and the web role, then run the texts, in which `:"web"` stands for that role.

    Taken are all rights on our tables, and that to make temporary tables: one with the name of a real table
    could be found by a query in its place.
    """
    cursor.execute(REVOKED, [web, web])
    for (statement,) in cursor.fetchall():
        cursor.execute(statement)
    for text in texts:
        cursor.execute(text.replace(':"web"', Identifier(web).as_string(None)))
