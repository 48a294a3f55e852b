"""Run what the database enforces itself from files: `<app>/sql/<subject>.sql`, run by a migration of that app.

A file states what is in force. To change a rule, edit its file and add a migration that runs the file again:
that is why the files say CREATE OR REPLACE. A file that needs a column of a later migration is run by that
migration, and no longer by the earlier one. This module is in `audit` because every app may import from there.
"""

import re
from pathlib import Path

from django.apps import apps
from django.db.migrations import RunSQL

DEFINITION = re.compile(
    r"^CREATE (?:OR REPLACE )?(?:CONSTRAINT |UNLOGGED )?(FUNCTION|TRIGGER|TABLE) (\w+)", re.M
)


def run_sql_file(app: str, subject: str) -> RunSQL:
    """Return the operation that runs one file; undone, it drops the tables and functions of the file.

    A trigger goes with its function. Raises FileNotFoundError when the app has no such file.
    """
    text = sql_file(app, subject).read_text(encoding="utf-8")
    drops = [f"DROP {kind} {name} CASCADE;" for kind, name in definitions(text) if kind != "TRIGGER"]
    return RunSQL(text, "\n".join(drops))


def sql_file(app: str, subject: str) -> Path:
    """Return where the file of a subject is."""
    return Path(apps.get_app_config(app).path) / "sql" / f"{subject}.sql"


def definitions(text: str) -> list[tuple[str, str]]:
    """Return what a text defines, in its order: kind (FUNCTION, TRIGGER or TABLE) and name."""
    return DEFINITION.findall(text)
