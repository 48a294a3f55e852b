"""A practice child is cleared by the one person who practises on it."""

from django.db import migrations

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("rights", "0003_statement_of_a_guardian"), ("children", "0004_practice_child")]

    operations = [run_sql_file("rights", "erasing")]
