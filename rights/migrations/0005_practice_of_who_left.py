"""The practice child of somebody who left is cleared for nobody."""

from django.db import migrations

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("rights", "0004_clearing_practice"), ("accounts", "0006_practice_team")]

    operations = [run_sql_file("rights", "erasing")]
