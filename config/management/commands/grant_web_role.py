"""Give the role of the web process what it needs, and no more; run after every migration."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

INSERT_ONLY = {  # these grow: a correction or a new judgement is a new row
    *("audit_auditevent", "reviews_judgement", "assessments_safetynote", "assessments_specialisthelp"),
}
READ_ONLY = {"audit_chainlink", "django_migrations", "django_content_type"}
WITHOUT_MODEL = {"accounts_cache"}


class Command(BaseCommand):
    """Grant rights table by table, as the owner."""

    help = __doc__ or ""

    def handle(self, **options: Any) -> None:
        """Grant what each table needs to the user of the `default` connection."""
        if "owner" not in connections:
            raise CommandError("Set DATABASE_OWNER_URL: only the owner of the tables can grant rights.")
        owner = connections["owner"]
        web = owner.ops.quote_name(connections["default"].settings_dict["USER"])
        models = apps.get_models(include_auto_created=True)
        with owner.cursor() as cursor:
            for table in {model._meta.db_table for model in models} | READ_ONLY | WITHOUT_MODEL:
                name = owner.ops.quote_name(table)
                cursor.execute(f"REVOKE ALL ON {name} FROM PUBLIC, {web}")
                cursor.execute(f"GRANT {rights_on(table)} ON {name} TO {web}")
            cursor.execute(f"GRANT USAGE ON SCHEMA public TO {web}")
            cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {web}")


def rights_on(table: str) -> str:
    """Return the rights that the web process has on a table; never TRUNCATE."""
    if table in READ_ONLY:
        return "SELECT"
    return "SELECT, INSERT" if table in INSERT_ONLY else "SELECT, INSERT, UPDATE, DELETE"
