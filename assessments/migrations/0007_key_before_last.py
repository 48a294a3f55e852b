"""An answer knows the key of the one before it, so that a window that sends that one again hears what came of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0006_with_teacher")]

    operations = [
        migrations.AddField("answer", "key_before_last", models.UUIDField(blank=True, null=True)),
    ]
