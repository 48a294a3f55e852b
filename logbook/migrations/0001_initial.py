"""The monthly look at the audit log, and the triggers that keep what was signed off."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("audit", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LogReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField()),
                ("began_at", models.DateTimeField(auto_now_add=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "chain",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "whole"), ("no", "not whole"), ("unknown", "not known")],
                        max_length=7,
                    ),
                ),
                ("conclusion", models.CharField(blank=True, max_length=500, verbose_name="what you found")),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "began_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="log_reviews",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-month"],
            },
        ),
        migrations.CreateModel(
            name="LogReviewItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("fine", "in order"), ("ask", "to ask about")],
                        max_length=4,
                        verbose_name="what do you think?",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("judged_at", models.DateTimeField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="audit.auditevent",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="logbook.logreview",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.AddConstraint(
            model_name="logreview",
            constraint=models.UniqueConstraint(
                models.F("organisation"), models.F("month"), name="log_review_once_per_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="logreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="log_review_first_of_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="logreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("chain", ""), ("conclusion", ""), ("signed_at", None), ("signed_by", None)),
                    models.Q(
                        ("signed_at__isnull", False),
                        ("signed_by__isnull", False),
                        models.Q(("chain", ""), _negated=True),
                        models.Q(("conclusion", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="log_review_signed_with_all",
            ),
        ),
        migrations.AddConstraint(
            model_name="logreviewitem",
            constraint=models.UniqueConstraint(
                models.F("review"), models.F("number"), name="log_review_item_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="logreviewitem",
            constraint=models.UniqueConstraint(
                models.F("review"), models.F("event"), name="log_review_item_event_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="logreviewitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("judged_at", None),
                        ("judged_by", None),
                        ("note", ""),
                        ("revision", 0),
                        ("verdict", ""),
                    ),
                    models.Q(
                        ("judged_at__isnull", False),
                        ("judged_by__isnull", False),
                        ("revision__gt", 0),
                        models.Q(("verdict", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="log_review_item_judged_with_all",
            ),
        ),
        migrations.AddConstraint(
            model_name="logreviewitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("verdict", "ask"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="log_review_item_question_has_note",
            ),
        ),
        run_sql_file("logbook", "log_review"),
    ]
