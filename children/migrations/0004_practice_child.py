"""A colleague may have a child to practise on, which stays apart from the children whom people work with."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("children", "0003_child_reference_key"), ("accounts", "0006_practice_team")]

    operations = [
        migrations.AddField(
            model_name="child",
            name="practised_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RemoveConstraint(model_name="child", name="child_reference_once_per_team"),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.UniqueConstraint(
                models.F("team"),
                models.F("reference_key"),
                condition=models.Q(("practised_by", None)),
                name="child_reference_once_per_team",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.UniqueConstraint(
                models.F("organisation"),
                models.F("practised_by"),
                name="child_practised_once_per_person",
            ),
        ),
        run_sql_file("children", "practice"),
    ]
