"""Quick notes: single moments in which a strength was seen."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("children", "0003_child_reference_key"),
        ("lifecourse", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="QuickNote",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("happened_on", models.DateField(verbose_name="when")),
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
                        max_length=15,
                        verbose_name="where",
                    ),
                ),
                ("element", models.CharField(max_length=60, verbose_name="at which strength")),
                ("what", models.CharField(max_length=300, verbose_name="what was seen or heard")),
                (
                    "quote",
                    models.CharField(blank=True, max_length=200, verbose_name="in the child’s own words"),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quick_notes",
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
                "ordering": ["-happened_on", "-recorded_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what", ""), _negated=True), models.Q(("element", ""), _negated=True)
                        ),
                        name="quick_note_says_what_at_which_strength",
                    )
                ],
            },
        ),
    ]
