"""A guardian too can have a view put beside a form or an event."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("rights", "0002_erasing_logs_itself")]

    operations = [
        migrations.AlterField(
            model_name="statement",
            name="author",
            field=models.CharField(
                choices=[("child", "the child"), ("parent", "a parent or carer"), ("guardian", "a guardian")],
                max_length=8,
                verbose_name="whose words",
            ),
        ),
    ]
