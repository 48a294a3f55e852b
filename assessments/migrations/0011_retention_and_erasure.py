"""How long a file is kept; requests to destroy it, and the register of what was destroyed."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_scientist"),
        ("assessments", "0010_archives"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("child_key", models.UUIDField(db_index=True)),
                ("reference_digest", models.CharField(max_length=64)),
                ("organisation_key", models.UUIDField()),
                ("team_key", models.UUIDField()),
                ("team_name", models.CharField(max_length=120)),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("request", "someone asked for it"),
                            ("retention", "the retention period is over"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "asker",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("child", "the child"),
                            ("parent", "a parent with parental authority"),
                            ("representative", "a guardian, mentor or curator"),
                            ("parent_self", "a parent, about what is said of that parent"),
                        ],
                        max_length=14,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("is_whole", models.BooleanField()),
                ("records", models.JSONField(default=dict)),
                ("counts", models.JSONField(default=dict)),
                ("decided_by_name", models.CharField(max_length=120)),
                ("approved_by_name", models.CharField(max_length=120)),
                ("destroyed_at", models.DateTimeField()),
                ("is_running", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["-destroyed_at"],
            },
        ),
        migrations.CreateModel(
            name="Retention",
            fields=[
                (
                    "child",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="retention",
                        serialize=False,
                        to="assessments.child",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("youth_help", "youth help, counted from the end of the help"),
                            (
                                "protection",
                                "child protection (OTS, guardianship), counted from coming of age",
                            ),
                            (
                                "working_layer",
                                "working layer, handed over to the client file, counted from the end of the help",
                            ),
                        ],
                        default="youth_help",
                        max_length=13,
                        verbose_name="retention class",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="the help ended on")),
                (
                    "hold_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it may not be destroyed"),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ErasureRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("request", "someone asked for it"),
                            ("retention", "the retention period is over"),
                        ],
                        default="request",
                        max_length=9,
                    ),
                ),
                (
                    "asker",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("child", "the child"),
                            ("parent", "a parent with parental authority"),
                            ("representative", "a guardian, mentor or curator"),
                            ("parent_self", "a parent, about what is said of that parent"),
                        ],
                        max_length=14,
                        verbose_name="who asks",
                    ),
                ),
                ("asker_name", models.CharField(blank=True, max_length=120, verbose_name="name of who asks")),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "authority",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("one", "one person has authority, and asks"),
                            ("both", "two people have authority, and both ask"),
                            ("not_both", "two people have authority, and one of them does not ask (yet)"),
                        ],
                        max_length=8,
                        verbose_name="parental authority",
                    ),
                ),
                (
                    "is_unable",
                    models.BooleanField(
                        default=False,
                        verbose_name="the child is twelve or older and cannot weigh its own interests",
                    ),
                ),
                (
                    "wish",
                    models.TextField(
                        blank=True,
                        max_length=1000,
                        verbose_name="what should be destroyed, in the words of who asks",
                    ),
                ),
                ("is_whole", models.BooleanField(default=False)),
                ("records", models.JSONField(default=dict)),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("granted", "it will be destroyed"),
                            ("refused", "it will not be destroyed"),
                        ],
                        max_length=7,
                        verbose_name="decision",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("interest", "someone else has a substantial interest in keeping it"),
                            ("duty", "a law obliges us to keep it"),
                            ("no_right", "who asks does not have this right"),
                            ("withdrawn", "who asked withdrew the request"),
                        ],
                        max_length=9,
                        verbose_name="why it is refused",
                    ),
                ),
                (
                    "explanation",
                    models.TextField(blank=True, max_length=1000, verbose_name="explanation, for who asked"),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("erasure_key", models.UUIDField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erasure_requests",
                        to="assessments.child",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "ordering": ["-asked_on", "-recorded_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("decision", "")),
                            models.Q(
                                models.Q(("decision", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="erasure_request_decided_together",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(models.Q(("decision", "refused"), _negated=True), ("ground", "")),
                            models.Q(
                                ("decision", "refused"),
                                models.Q(("ground", ""), _negated=True),
                                models.Q(("explanation", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="erasure_request_refused_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("decision", "granted"),
                                models.Q(("approved_by", models.F("decided_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="erasure_request_approved_by_someone_else",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("asker", ""), ("origin", "retention")),
                            models.Q(("origin", "request"), models.Q(("asker", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="erasure_request_asked_by_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("youth_help", "youth help, counted from the end of the help"),
                            (
                                "protection",
                                "child protection (OTS, guardianship), counted from coming of age",
                            ),
                            (
                                "working_layer",
                                "working layer, handed over to the client file, counted from the end of the help",
                            ),
                        ],
                        max_length=13,
                    ),
                ),
                (
                    "years",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ]
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "changed_by",
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
                        related_name="retention_terms",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("organisation"), models.F("kind"), name="retention_term_once_per_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("years__gte", 1), ("years__lte", 100)),
                        name="retention_term_in_reason",
                    ),
                ],
            },
        ),
    ]
