"""The database checks whom an audit event names."""

from django.db import migrations

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_two_administrators"), ("audit", "0002_moment")]

    operations = [run_sql_file("accounts", "names_in_log")]
