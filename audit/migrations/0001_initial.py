"""The audit log, the chain of seals over it, and the triggers that let both only grow."""

import django.contrib.postgres.indexes
import django.db.models.functions.datetime
from django.db import migrations, models

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    initial = True

    dependencies = []

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
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("event", models.CharField(max_length=40)),
                (
                    "action",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("C", "create"),
                            ("R", "read"),
                            ("U", "update"),
                            ("D", "delete"),
                            ("E", "execute"),
                        ],
                        max_length=1,
                    ),
                ),
                (
                    "outcome",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "done"), (4, "refused"), (8, "went wrong")], default=0
                    ),
                ),
                ("actor_id", models.CharField(blank=True, max_length=40)),
                ("actor_name", models.CharField(blank=True, max_length=200)),
                ("actor_role", models.CharField(blank=True, max_length=80)),
                ("organisation_id", models.CharField(blank=True, max_length=40)),
                ("on_behalf_of_id", models.CharField(blank=True, max_length=40)),
                ("basis", models.CharField(blank=True, max_length=20)),
                ("child_id", models.CharField(blank=True, max_length=40)),
                ("object_type", models.CharField(blank=True, max_length=40)),
                ("object_id", models.CharField(blank=True, max_length=40)),
                ("page", models.CharField(blank=True, max_length=60)),
                ("request_id", models.CharField(blank=True, max_length=36)),
                ("session", models.CharField(blank=True, max_length=16)),
                ("address", models.CharField(blank=True, max_length=45)),
                ("version", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(fields=["child_id", "at"], name="audit_event_child_at"),
                    models.Index(fields=["organisation_id", "at"], name="audit_event_organisation_at"),
                    django.contrib.postgres.indexes.BrinIndex(
                        autosummarize=True, fields=["at"], name="audit_event_at"
                    ),
                ],
            },
        ),
        run_sql_file("audit", "insert_only"),
        run_sql_file("audit", "chain"),
    ]
