from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0003_plan_of_actions"),
    ]

    operations = [
        migrations.AlterField(
            model_name="action",
            name="directed_at",
            field=models.CharField(
                choices=[("child", "directly"), ("surroundings", "in the surroundings")],
                max_length=12,
                verbose_name="where does it change something?",
            ),
        ),
    ]
