"""What a child or a parent says about a record."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0012_erasing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "author",
                    models.CharField(
                        choices=[("child", "the child"), ("parent", "a parent or carer")],
                        max_length=6,
                        verbose_name="whose words",
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="in their own words")),
                ("said_on", models.DateField(verbose_name="said or written on")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="assessments.child",
                    ),
                ),
                (
                    "life_event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="assessments.lifeevent",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["said_on", "recorded_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assessment__isnull", False), ("life_event", None)),
                            models.Q(("assessment", None), ("life_event__isnull", False)),
                            _connector="OR",
                        ),
                        name="statement_on_one_record",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="statement_has_words"
                    ),
                ],
            },
        ),
    ]
