"""A number belongs to one child of a team; across teams nobody is told."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_two_administrators"),
        ("children", "0002_child_revision"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="child",
            name="child_reference_once_per_organisation",
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.UniqueConstraint(
                models.F("team"), models.F("reference"), name="child_reference_once_per_team"
            ),
        ),
    ]
