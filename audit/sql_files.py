"""Read what the database enforces itself from files: `<app>/sql/<subject>.sql`, run by a migration of that app.

A file states what is in force. To change a rule, edit its file and add a migration that runs the file again:
that is why the files say CREATE OR REPLACE. A file that needs a column of a later migration is run by that
migration, and no longer by the earlier one. `web_role.sql` holds the rights of the role of the web process and
is run by `manage.py grant_web_role`. This module is in `audit` because every app may import from there.
"""

import re
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db.migrations import RunSQL

DEFINITION = re.compile(
    r"^CREATE (?:OR REPLACE )?(?:CONSTRAINT |UNLOGGED )?(FUNCTION|TRIGGER|TABLE|VIEW) (\w+)", re.MULTILINE
)
GRANT = re.compile(r'^GRANT ([A-Z, ]+) ON\s+([a-z_,\s]+?)\s+TO :"web"', re.MULTILINE)
WEB_ROLE = "web_role"


def run_sql_file(app: str, subject: str) -> RunSQL:
    """Return the operation that runs one file; undone, it drops what the file defines.

    Raises FileNotFoundError when the app has no such file.
    """
    text = (sql_folder(app) / f"{subject}.sql").read_text(encoding="utf-8")
    return RunSQL(text, drops(text))


def sql_folder(app: str) -> Path:
    """Return the folder of the SQL files of an app, which need not be there."""
    return Path(apps.get_app_config(app).path) / "sql"


def sql_files() -> dict[str, Path]:
    """Return the files run by migrations, of all apps: `app/subject` and where it is."""
    found = {
        f"{app.label}/{file.stem}": file
        for app in apps.get_app_configs()
        for file in sorted(sql_folder(app.label).glob("*.sql"))
    }
    return {name: file for name, file in found.items() if file.stem != WEB_ROLE}


def web_role_files() -> dict[str, Path]:
    """Return the files with the rights of the web role: the label of each app that has one, and where it is."""
    files = {app.label: sql_folder(app.label) / f"{WEB_ROLE}.sql" for app in apps.get_app_configs()}
    return {label: file for label, file in files.items() if file.exists()}


@cache
def rights_granted() -> tuple[tuple[str, str], ...]:
    """Return each table and right, such as ("reviews_action", "INSERT"), that the files give the web role."""
    texts = [file.read_text(encoding="utf-8") for file in web_role_files().values()]
    return tuple(
        (table.strip(), right.strip())
        for rights, tables in (found for text in texts for found in GRANT.findall(text))
        for table in tables.split(",")
        for right in rights.split(",")
    )


def definitions(text: str) -> list[tuple[str, str]]:
    """Return what a text defines, in its order: kind (FUNCTION, TRIGGER, TABLE or VIEW) and name."""
    return DEFINITION.findall(text)


def drops(text: str) -> str:
    """Return the SQL that drops what a text defines; a trigger goes with its function."""
    kinds = [(kind, name) for kind, name in reversed(definitions(text)) if kind != "TRIGGER"]
    return "\n".join(f"DROP {kind} IF EXISTS {name} CASCADE;" for kind, name in kinds)
