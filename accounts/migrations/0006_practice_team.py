"""One team of an organisation may be for practising."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_changed_roles")]

    operations = [
        migrations.AddField(
            model_name="team",
            name="is_practice",
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.RemoveConstraint(model_name="team", name="team_name_once_per_organisation"),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(
                models.F("organisation"),
                models.F("name"),
                condition=models.Q(("is_practice", False)),
                name="team_name_once_per_organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(
                models.F("organisation"),
                condition=models.Q(("is_practice", True)),
                name="team_practice_once_per_organisation",
            ),
        ),
    ]
