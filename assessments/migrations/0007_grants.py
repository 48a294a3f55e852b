"""Access to one child beside that of the team; a circumstance that pressed has both its days."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0006_element_key_in_full"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("case", "own case"),
                            ("cover", "cover for a colleague"),
                            ("emergency", "emergency access"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[("observer", "observer"), ("practitioner", "practitioner")],
                        max_length=20,
                        verbose_name="as",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                ("review_note", models.CharField(blank=True, max_length=300, verbose_name="what you found")),
            ],
            options={
                "ordering": ["-began_at"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="circumstance",
            name="circumstance_days_fit_state",
        ),
        migrations.AddConstraint(
            model_name="circumstance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on", None), ("started_on__isnull", False), ("state", "presses")),
                    models.Q(
                        ("ended_on__gte", models.F("started_on")),
                        ("ended_on__isnull", False),
                        ("state", "pressed"),
                    ),
                    models.Q(("ended_on", None), ("started_on", None), ("state__in", ["unknown", "absent"])),
                    _connector="OR",
                ),
                name="circumstance_days_fit_state",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="child",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="grants", to="assessments.child"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="granted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="reviewed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ends_at", None), ("kind", "case")),
                    models.Q(
                        ("ends_at__gt", models.F("began_at")),
                        ("ends_at__isnull", False),
                        models.Q(("kind", "case"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="grant_ends_unless_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "cover"), ("role__in", ["observer", "practitioner"])),
                    models.Q(models.Q(("kind", "cover"), _negated=True), ("role", "")),
                    _connector="OR",
                ),
                name="grant_role_of_cover_only",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "emergency"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="grant_emergency_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reviewed_at", None), ("reviewed_by", None)),
                    models.Q(
                        ("kind", "emergency"), ("reviewed_at__isnull", False), ("reviewed_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="grant_reviewed_at_and_by_together",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reviewed_by", None),
                    models.Q(("reviewed_by", models.F("user")), _negated=True),
                    _connector="OR",
                ),
                name="grant_reviewed_by_someone_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                models.F("child"),
                models.F("user"),
                condition=models.Q(("ended_at", None), ("kind", "case")),
                name="grant_one_case_per_child",
            ),
        ),
    ]
