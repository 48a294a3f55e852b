"""On each adversity one chain of judgements: only one can be the first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.UniqueConstraint(
                models.F("adversity"),
                condition=models.Q(("replaces", None)),
                name="judgement_one_chain_per_adversity",
            ),
        ),
    ]
