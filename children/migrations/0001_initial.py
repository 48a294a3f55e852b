import uuid

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
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
            name="Child",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("first_name", models.CharField(max_length=60, verbose_name="first name")),
                ("birth_year", models.PositiveSmallIntegerField(verbose_name="year of birth")),
                (
                    "birth_month",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="month of birth",
                    ),
                ),
                ("reference", models.CharField(max_length=40, verbose_name="own reference number")),
                (
                    "weeks_between",
                    models.PositiveSmallIntegerField(
                        default=13,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(104),
                        ],
                        verbose_name="weeks between observations",
                    ),
                ),
                ("registered_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="accounts.team",
                        verbose_name="team",
                    ),
                ),
            ],
            options={
                "ordering": ["first_name", "reference"],
            },
        ),
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
                            ("advice", "asked for advice"),
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
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="children.child",
                    ),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-began_at"],
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
        ),
        migrations.CreateModel(
            name="SafetyContact",
            fields=[
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="safety_contact",
                        serialize=False,
                        to="accounts.organisation",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=30,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+?[0-9() -]{3,29}\\Z", "Write it in figures, for example 010 123 45 67."
                            )
                        ],
                        verbose_name="phone number",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("reachable", models.CharField(blank=True, max_length=200, verbose_name="when reachable")),
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
            name="SafetyNote",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "step",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "1. Put on paper what you see and hear"),
                            (2, "2. Think it over with a colleague, and with Veilig Thuis if needed"),
                            (3, "3. Talk with the child and the parents"),
                            (4, "4. Weigh, with the assessment framework"),
                            (5, "5. Decide, and report if needed"),
                        ],
                        verbose_name="which step was it about?",
                    ),
                ),
                ("on", models.DateField(verbose_name="on which day?")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="short note")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety_notes",
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
                        to="children.safetynote",
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
                "ordering": ["-on", "-recorded_at"],
            },
        ),
        migrations.CreateModel(
            name="SpecialistHelp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("needed", "needed"),
                            ("runs", "under way"),
                            ("not_needed", "not needed"),
                            ("unknown", "not known"),
                        ],
                        max_length=10,
                        verbose_name="specialist help",
                    ),
                ),
                ("on", models.DateField(verbose_name="since when?")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="specialist_help",
                        to="children.child",
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
                "ordering": ["-pk"],
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
                        to="children.child",
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
        migrations.AddConstraint(
            model_name="child",
            constraint=models.UniqueConstraint(
                models.F("organisation"), models.F("reference"), name="child_reference_once_per_organisation"
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(("birth_month__gte", 1), ("birth_month__lte", 12)),
                name="child_birth_month_in_year",
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
        migrations.AddConstraint(
            model_name="retentionterm",
            constraint=models.UniqueConstraint(
                models.F("organisation"), models.F("kind"), name="retention_term_once_per_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="retentionterm",
            constraint=models.CheckConstraint(
                condition=models.Q(("years__gte", 1), ("years__lte", 100)), name="retention_term_in_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="safetycontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("email", ""), ("name", ""), ("phone", "")),
                    models.Q(
                        models.Q(("name", ""), _negated=True),
                        models.Q(
                            models.Q(("phone", ""), _negated=True),
                            models.Q(("email", ""), _negated=True),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="safety_contact_can_be_reached",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetynote",
            constraint=models.CheckConstraint(
                condition=models.Q(("step__gte", 1), ("step__lte", 5)), name="safety_note_step_of_five"
            ),
        ),
        migrations.AddConstraint(
            model_name="safetynote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects", None), models.Q(("note", ""), _negated=True), _connector="OR"
                ),
                name="safety_note_correction_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetynote",
            constraint=models.UniqueConstraint(
                models.F("child"),
                models.F("recorded_by"),
                models.F("step"),
                models.F("on"),
                models.F("note"),
                condition=models.Q(("corrects", None)),
                name="safety_note_once",
            ),
        ),
        run_sql_file("children", "safety"),
    ]
