"""The functions that destroy write their own audit event; those that wrote none go."""

from django.db import migrations

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("rights", "0001_initial"), ("accounts", "0003_names_in_log")]

    operations = [
        migrations.RunSQL(
            "DROP FUNCTION IF EXISTS rights_erase(uuid, text), rights_erase_again(jsonb)",
            migrations.RunSQL.noop,
        ),
        run_sql_file("rights", "erasing"),
    ]
