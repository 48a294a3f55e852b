"""The database dates audit events by itself."""

from django.db import migrations

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [run_sql_file("audit", "moment")]
