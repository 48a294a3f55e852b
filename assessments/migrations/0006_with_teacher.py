"""Whether a professional filled in the form of a teacher together with the teacher."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("assessments", "0005_sent_by")]

    operations = [
        migrations.AddField(
            model_name="assessment",
            name="with_teacher",
            field=models.BooleanField(default=False, verbose_name="filled in together with the teacher"),
        ),
    ]
