"""Notes on the reporting code and on specialist help, which only grow; whom to ask in the organisation."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ADD_ONLY = """
CREATE FUNCTION assessments_add_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is noted on safety is added to, never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER safety_note_add_only BEFORE UPDATE OR DELETE ON assessments_safetynote
    FOR EACH ROW EXECUTE FUNCTION assessments_add_only();
CREATE TRIGGER safety_note_no_truncate BEFORE TRUNCATE ON assessments_safetynote
    FOR EACH STATEMENT EXECUTE FUNCTION assessments_add_only();
CREATE TRIGGER specialist_help_add_only BEFORE UPDATE OR DELETE ON assessments_specialisthelp
    FOR EACH ROW EXECUTE FUNCTION assessments_add_only();
CREATE TRIGGER specialist_help_no_truncate BEFORE TRUNCATE ON assessments_specialisthelp
    FOR EACH STATEMENT EXECUTE FUNCTION assessments_add_only();
"""
CHANGEABLE = """
DROP TRIGGER specialist_help_no_truncate ON assessments_specialisthelp;
DROP TRIGGER specialist_help_add_only ON assessments_specialisthelp;
DROP TRIGGER safety_note_no_truncate ON assessments_safetynote;
DROP TRIGGER safety_note_add_only ON assessments_safetynote;
DROP FUNCTION assessments_add_only();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_scientist"),
        ("assessments", "0008_circumstance_estimated_days"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                        to="assessments.child",
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
            options={
                "constraints": [
                    models.CheckConstraint(
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
                    )
                ],
            },
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
                        to="assessments.child",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="assessments.safetynote",
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("step__gte", 1), ("step__lte", 5)),
                        name="safety_note_step_of_five",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None), models.Q(("note", ""), _negated=True), _connector="OR"
                        ),
                        name="safety_note_correction_says_why",
                    ),
                    models.UniqueConstraint(
                        models.F("child"),
                        models.F("recorded_by"),
                        models.F("step"),
                        models.F("on"),
                        models.F("note"),
                        condition=models.Q(("corrects", None)),
                        name="safety_note_once",
                    ),
                ],
            },
        ),
        migrations.RunSQL(ADD_ONLY, CHANGEABLE),
    ]
