"""The functions of the queue look at the tables of the site alone."""

from django.db import migrations

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("background", "0001_initial")]

    operations = [run_sql_file("background", "search_path")]
