"""That a colleague was asked to observe a child, and what became of it."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0007_key_before_last"),
        ("children", "0005_birth_day"),
        ("portfolio", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ObservationRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                        verbose_name="where",
                    ),
                ),
                ("period_from", models.DateField(verbose_name="first day of the period")),
                ("period_to", models.DateField(verbose_name="last day of the period")),
                ("due_on", models.DateField(verbose_name="filled in by")),
                ("pair", models.UUIDField(blank=True, editable=False, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "asked"),
                            ("done", "came in"),
                            ("declined", "cannot do it"),
                            ("missed", "did not take place"),
                            ("stopped", "stopped"),
                            ("expired", "did not come in time"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no_time", "no time for it in this period"),
                            ("sees_little", "sees the child too little"),
                            ("not_me", "someone else can do it better"),
                            ("child_away", "the child was away or ill"),
                            ("child_declined", "the child did not want to"),
                            ("family_declined", "the parents did not want to"),
                            ("no_contact", "there was no contact"),
                            ("too_much", "there was too much going on"),
                        ],
                        max_length=15,
                        verbose_name="why it does not happen",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="in your own words")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("let_go_at", models.DateTimeField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observation_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observation_requests",
                        to="children.child",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "form",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked_as",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "instrument_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="portfolio.instrumentversion",
                        verbose_name="form",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "asked_at"],
                "indexes": [models.Index(fields=["child", "state"], name="observation_request_child")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("child"),
                        models.F("asked"),
                        models.F("instrument_version"),
                        models.F("setting"),
                        condition=models.Q(("state", "open")),
                        name="observation_request_once_open",
                    ),
                    models.UniqueConstraint(
                        models.F("pair"), models.F("asked"), name="observation_request_two_people"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period_from__lte", models.F("period_to")),
                            ("period_to__lte", models.F("due_on")),
                        ),
                        name="observation_request_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None), ("state", "open")),
                            models.Q(models.Q(("state", "open"), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="observation_request_ended_when_not_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("open", "expired")), ("ended_by__isnull", False), _connector="OR"
                        ),
                        name="observation_request_ended_by_someone_or_by_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("form__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("form", None)),
                            _connector="OR",
                        ),
                        name="observation_request_form_when_done",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("declined", "missed")), models.Q(("reason", ""), _negated=True)
                            ),
                            models.Q(
                                ("reason", ""), ("state", "stopped"), models.Q(("note", ""), _negated=True)
                            ),
                            models.Q(
                                ("note", ""), ("reason", ""), ("state__in", ("open", "done", "expired"))
                            ),
                            _connector="OR",
                        ),
                        name="observation_request_says_why_not",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeldForm",
            fields=[
                (
                    "form",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="held_by",
                        serialize=False,
                        to="assessments.assessment",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="held_forms",
                        to="assessments.observationrequest",
                    ),
                ),
            ],
        ),
    ]
