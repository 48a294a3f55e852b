"""More of the occasion with each event (NEN 7513), and a seal for each."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_insert_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChainLink",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("event_id", models.BigIntegerField(unique=True)),
                ("previous", models.CharField(max_length=64)),
                ("seal", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.AddField(
            model_name="auditevent",
            name="action",
            field=models.CharField(
                blank=True,
                choices=[("C", "create"), ("R", "read"), ("U", "update"), ("D", "delete"), ("E", "execute")],
                max_length=1,
            ),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="actor_role",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="address",
            field=models.CharField(blank=True, max_length=45),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="basis",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="on_behalf_of_id",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="organisation_id",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="outcome",
            field=models.PositiveSmallIntegerField(
                choices=[(0, "done"), (4, "refused"), (8, "went wrong")], default=0
            ),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="page",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="request_id",
            field=models.CharField(blank=True, max_length=36),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="session",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="version",
            field=models.CharField(blank=True, max_length=20),
        ),
    ]
