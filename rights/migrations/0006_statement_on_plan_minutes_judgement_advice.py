"""A view can stand beside an action, the plan, a judgement, minutes and advice too."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("advice", "0001_initial"),
        ("assessments", "0006_with_teacher"),
        ("children", "0005_birth_day"),
        ("lifecourse", "0003_labels_without_the_word_child"),
        ("meetings", "0002_discussion_and_minutes"),
        ("reviews", "0004_labels_without_the_word_child"),
        ("rights", "0005_practice_of_who_left"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="statement",
            name="statement_on_one_record",
        ),
        migrations.AddField(
            model_name="statement",
            name="action",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statements",
                to="reviews.action",
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="advice",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statements",
                to="advice.advice",
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="is_on_plan",
            field=models.BooleanField(default=False, verbose_name="about the whole plan"),
        ),
        migrations.AddField(
            model_name="statement",
            name="judgement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statements",
                to="reviews.judgement",
            ),
        ),
        migrations.AddField(
            model_name="statement",
            name="minutes",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statements",
                to="meetings.minutes",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("action__isnull", True),
                        ("advice__isnull", True),
                        ("assessment__isnull", True),
                        ("is_on_plan", True),
                        ("judgement__isnull", True),
                        ("life_event__isnull", True),
                        ("minutes__isnull", True),
                    ),
                    models.Q(
                        ("action__isnull", True),
                        ("advice__isnull", True),
                        ("assessment__isnull", False),
                        ("is_on_plan", False),
                        ("judgement__isnull", True),
                        ("life_event__isnull", True),
                        ("minutes__isnull", True),
                    ),
                    models.Q(
                        ("action__isnull", True),
                        ("advice__isnull", True),
                        ("assessment__isnull", True),
                        ("is_on_plan", False),
                        ("judgement__isnull", True),
                        ("life_event__isnull", False),
                        ("minutes__isnull", True),
                    ),
                    models.Q(
                        ("action__isnull", False),
                        ("advice__isnull", True),
                        ("assessment__isnull", True),
                        ("is_on_plan", False),
                        ("judgement__isnull", True),
                        ("life_event__isnull", True),
                        ("minutes__isnull", True),
                    ),
                    models.Q(
                        ("action__isnull", True),
                        ("advice__isnull", True),
                        ("assessment__isnull", True),
                        ("is_on_plan", False),
                        ("judgement__isnull", False),
                        ("life_event__isnull", True),
                        ("minutes__isnull", True),
                    ),
                    models.Q(
                        ("action__isnull", True),
                        ("advice__isnull", True),
                        ("assessment__isnull", True),
                        ("is_on_plan", False),
                        ("judgement__isnull", True),
                        ("life_event__isnull", True),
                        ("minutes__isnull", False),
                    ),
                    models.Q(
                        ("action__isnull", True),
                        ("advice__isnull", False),
                        ("assessment__isnull", True),
                        ("is_on_plan", False),
                        ("judgement__isnull", True),
                        ("life_event__isnull", True),
                        ("minutes__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="statement_on_one_record",
            ),
        ),
    ]
