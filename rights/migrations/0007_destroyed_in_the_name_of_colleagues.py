"""A child is destroyed only in the names of two people who have or had a role in its organisation."""

from django.db import migrations

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("rights", "0006_statement_on_plan_minutes_judgement_advice")]

    operations = [run_sql_file("rights", "erasing")]
