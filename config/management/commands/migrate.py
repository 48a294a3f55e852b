"""Django's `migrate`, which stops with one sentence at a database that this version cannot bring up to date."""

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from accounts.security.database import refuse_of_another_mode

REFUSAL = (
    "This database was made by another version of the site and cannot be brought up to date: start with an empty one"
    " (for the demo: stop it, remove the folder .local and type 'script/demo' again)."
)


class Command(migrate.Command):
    """Refuse before anything is written."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate; raises CommandError for a database of another mode, or with migrations that no longer exist."""
        if unknown_migrations(connections[options["database"]]):
            raise CommandError(REFUSAL)
        refuse_of_another_mode(options["database"])
        try:
            super().handle(*args, **options)
        except InconsistentMigrationHistory as error:
            raise CommandError(REFUSAL) from error


def unknown_migrations(connection: BaseDatabaseWrapper) -> set[tuple[str, str]]:
    """Return app label and name of what was applied to our apps, but is in no file (any more)."""
    ours = {app.label for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR}
    applied = MigrationRecorder(connection).applied_migrations()
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return {key for key in applied if key[0] in ours and key not in known}
