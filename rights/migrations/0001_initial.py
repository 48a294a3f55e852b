import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("assessments", "0001_initial"),
        ("children", "0001_initial"),
        ("lifecourse", "0001_initial"),
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
            name="Archive",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "for_whom",
                    models.CharField(
                        choices=[
                            ("child", "the child"),
                            ("parent", "a parent with parental authority"),
                            ("representative", "a guardian, mentor or curator"),
                        ],
                        max_length=14,
                        verbose_name="for whom",
                    ),
                ),
                ("marks", models.JSONField(default=dict)),
                ("seen", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archives",
                        to="children.child",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at"],
            },
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
                        to="children.child",
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
                        to="children.child",
                    ),
                ),
                (
                    "life_event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="lifecourse.lifeevent",
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
        run_sql_file("rights", "statements"),
        run_sql_file("rights", "erasing"),
    ]
