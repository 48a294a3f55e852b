"""The child and a parent answer too; they count no hours, and each voice has a draft of its own."""

import django.core.validators
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0002_signed_is_immutable"),
        ("portfolio", "0005_instrument_kind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="assessment",
            name="assessment_one_draft_per_observer",
        ),
        migrations.AlterField(
            model_name="assessment",
            name="hours_seen",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(2000),
                ],
                verbose_name="hours you saw the child in this period",
            ),
        ),
        migrations.AlterField(
            model_name="assessment",
            name="observer_role",
            field=models.CharField(
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
    ]
