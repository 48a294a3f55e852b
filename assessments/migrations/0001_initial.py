import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("children", "0001_initial"),
        ("portfolio", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "observer_role",
                    models.CharField(
                        choices=[
                            ("youth_professional", "youth and family professional"),
                            ("group_worker", "group worker"),
                            ("foster_care_worker", "foster care worker"),
                            ("teacher", "teacher or school coach"),
                            ("therapist", "therapist"),
                            ("other", "other role"),
                            ("child", "the child"),
                            ("parent", "parent or carer"),
                        ],
                        max_length=20,
                        verbose_name="your role",
                    ),
                ),
                (
                    "setting",
                    models.CharField(
                        choices=[
                            ("home", "at home"),
                            ("school", "at school"),
                            ("group", "in the group"),
                            ("leisure", "in leisure time"),
                            ("foster_family", "in the foster family"),
                            ("other", "elsewhere"),
                        ],
                        max_length=20,
                        verbose_name="where you saw the child",
                    ),
                ),
                ("period_from", models.DateField(verbose_name="first day of the period")),
                ("period_to", models.DateField(verbose_name="last day of the period")),
                (
                    "hours_seen",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2000),
                        ],
                        verbose_name="hours you saw the child in this period",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("started_at", models.DateTimeField(auto_now_add=True)),
                (
                    "correction_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it is corrected"),
                ),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("document", models.JSONField(blank=True, null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("scores", models.JSONField(blank=True, null=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="children.child",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "instrument_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="portfolio.instrumentversion",
                    ),
                ),
                (
                    "observer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-period_to", "-started_at"],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item_key", models.CharField(max_length=60)),
                (
                    "choice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("0", "0"),
                            ("1", "1"),
                            ("2", "2"),
                            ("3", "3"),
                            ("not_seen", "could not see"),
                            ("not_applicable", "does not fit"),
                            ("yes", "yes"),
                            ("sometimes", "sometimes"),
                            ("no", "no"),
                            ("unknown", "I don’t know"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("example", models.TextField(blank=True, max_length=2000)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("last_key", models.UUIDField(blank=True, null=True)),
                ("saved_at", models.DateTimeField()),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="assessments.assessment",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(fields=["child", "period_to"], name="assessment_child_period"),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("digest", ""), ("document", None), ("scores", None), ("signed_at", None)),
                    models.Q(
                        ("document__isnull", False),
                        ("scores__isnull", False),
                        ("signed_at__isnull", False),
                        models.Q(("digest", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="assessment_signed_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("period_from__lte", models.F("period_to"))),
                name="assessment_period_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(
                models.F("child"),
                models.F("instrument_version"),
                models.F("observer"),
                models.Case(
                    models.When(observer_role__in=["child", "parent"], then="observer_role"),
                    default=models.Value(""),
                ),
                condition=models.Q(("corrects", None), ("signed_at", None)),
                name="assessment_one_draft_per_observer",
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hours_seen__isnull", False), ("observer_role__in", ["child", "parent"]), _connector="OR"
                ),
                name="assessment_hours_seen_by_professionals",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                models.F("assessment"), models.F("item_key"), name="answer_once_per_item"
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "choice__in",
                        [
                            "",
                            "0",
                            "1",
                            "2",
                            "3",
                            "not_seen",
                            "not_applicable",
                            "yes",
                            "sometimes",
                            "no",
                            "unknown",
                        ],
                    )
                ),
                name="answer_choice_known",
            ),
        ),
        run_sql_file("assessments", "signed_forms"),
    ]
