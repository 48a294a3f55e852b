"""Instruments, their versions and reliability figures, and the triggers that keep what was published."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Instrument",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("strengths", "strengths"), ("outcome", "signs of healthy development")],
                        default="strengths",
                        max_length=10,
                    ),
                ),
                ("key", models.SlugField(max_length=60)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("licence", models.CharField(blank=True, max_length=60)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instruments",
                        to="accounts.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="InstrumentVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("version", models.CharField(max_length=20)),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "draft"), ("published", "published"), ("retired", "retired")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("document", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="portfolio.instrument",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="instrument",
            name="copied_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copies",
                to="portfolio.instrumentversion",
            ),
        ),
        migrations.CreateModel(
            name="ReliabilityParameters",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("element", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("alpha", "the statements among themselves (alpha)"),
                            ("icc", "two observers of the same child (ICC)"),
                        ],
                        max_length=5,
                    ),
                ),
                ("n", models.PositiveIntegerField()),
                ("sd", models.FloatField()),
                ("reliability", models.FloatField()),
                ("computed_at", models.DateTimeField()),
                ("switched_on_at", models.DateTimeField()),
                ("switched_off_at", models.DateTimeField(blank=True, null=True)),
                (
                    "instrument_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="portfolio.instrumentversion",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reliability_parameters",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "switched_off_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "switched_on_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="instrumentversion",
            constraint=models.UniqueConstraint(
                models.F("instrument"), models.F("version"), name="instrument_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="instrumentversion",
            constraint=models.UniqueConstraint(
                models.F("instrument"),
                condition=models.Q(("status", "published")),
                name="instrument_version_one_published",
            ),
        ),
        migrations.AddConstraint(
            model_name="instrumentversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_at", None), ("status", "draft")),
                    models.Q(models.Q(("status", "draft"), _negated=True), ("published_at__isnull", False)),
                    _connector="OR",
                ),
                name="instrument_version_published_at_unless_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="instrument",
            constraint=models.UniqueConstraint(
                models.F("organisation"), models.F("key"), name="instrument_key_once_per_organisation"
            ),
        ),
        migrations.AddConstraint(
            model_name="instrument",
            constraint=models.UniqueConstraint(
                models.F("key"),
                condition=models.Q(("organisation", None)),
                name="instrument_key_once_when_shared",
            ),
        ),
        migrations.AddConstraint(
            model_name="reliabilityparameters",
            constraint=models.UniqueConstraint(
                models.F("organisation"),
                models.F("instrument_version"),
                models.F("element"),
                condition=models.Q(("switched_off_at", None)),
                name="reliability_one_standing_per_element",
            ),
        ),
        migrations.AddConstraint(
            model_name="reliabilityparameters",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "alpha"), ("n__gte", 100)),
                    models.Q(("kind", "icc"), ("n__gte", 30)),
                    _connector="OR",
                ),
                name="reliability_n_is_enough",
            ),
        ),
        migrations.AddConstraint(
            model_name="reliabilityparameters",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reliability__gt", 0), ("reliability__lt", 1), ("sd__gt", 0), ("sd__lte", 3)
                ),
                name="reliability_figures_in_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="reliabilityparameters",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("computed_at__lte", models.F("switched_on_at")),
                    models.Q(
                        ("switched_off_at", None),
                        ("switched_off_at__gte", models.F("switched_on_at")),
                        _connector="OR",
                    ),
                ),
                name="reliability_computed_then_on_then_off",
            ),
        ),
        migrations.AddConstraint(
            model_name="reliabilityparameters",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("switched_off_at", None), ("switched_off_by", None)),
                    models.Q(("switched_off_at__isnull", False), ("switched_off_by__isnull", False)),
                    _connector="OR",
                ),
                name="reliability_switched_off_at_and_by_together",
            ),
        ),
        run_sql_file("portfolio", "published_versions"),
        run_sql_file("portfolio", "instruments"),
        run_sql_file("portfolio", "reliability_parameters"),
    ]
