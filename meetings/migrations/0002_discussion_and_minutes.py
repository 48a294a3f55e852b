"""What is written about a child in a meeting, and the minutes of it that never change."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    dependencies = [
        ("children", "0004_practice_child"),
        ("meetings", "0001_initial"),
        ("reviews", "0003_plan_of_actions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="evaluates_on",
            field=models.DateField(blank=True, null=True, verbose_name="day of the next evaluation"),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="is_closed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="revision",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="Line",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "box",
                    models.CharField(
                        choices=[
                            ("seen", "Seen"),
                            ("thought", "What do we think?"),
                            ("conclusion", "Conclusion"),
                            ("decision", "Decision"),
                        ],
                        max_length=10,
                        verbose_name="in which box",
                    ),
                ),
                ("text", models.CharField(max_length=400, verbose_name="what you write")),
                (
                    "said_by",
                    models.CharField(
                        blank=True, default="", max_length=60, verbose_name="whose words, when not yours"
                    ),
                ),
                ("is_otherwise", models.BooleanField(default=False, verbose_name="another opinion")),
                ("revision", models.PositiveIntegerField(default=0)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                (
                    "action",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decided_in",
                        to="reviews.action",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="meetings.agendaitem",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["written_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="line_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("action", None), ("box", "decision"), _connector="OR"),
                        name="line_becomes_an_action_when_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("document", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "reason",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="why it is corrected"
                    ),
                ),
                ("closed_at", models.DateTimeField()),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="children.child",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="meetings.minutes",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "minutes",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("item"), models.F("version"), name="minutes_one_of_each_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("corrects", None), ("reason", ""), ("version", 1)),
                            models.Q(
                                ("corrects__isnull", False),
                                ("version__gt", 1),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="minutes_correction_has_a_reason",
                    ),
                ],
            },
        ),
        run_sql_file("meetings", "minutes"),
    ]
