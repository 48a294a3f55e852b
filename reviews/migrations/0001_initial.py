import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("children", "0001_initial"),
        ("lifecourse", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("title", models.CharField(max_length=80, verbose_name="what is done")),
                ("done_by", models.CharField(max_length=80, verbose_name="which adult does it")),
                (
                    "directed_at",
                    models.CharField(
                        choices=[("child", "with the child"), ("surroundings", "around the child")],
                        max_length=12,
                        verbose_name="where does it change something?",
                    ),
                ),
                (
                    "ways",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("prevents", "prevents: less adversity arises"),
                                ("feeds", "feeds: it adds to well-being by itself"),
                                ("softens", "softens: adversity hits less hard"),
                                ("practises", "practises: small tension prepares for bigger tension"),
                            ],
                            max_length=9,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="how it works",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="to")),
                ("is_ongoing", models.BooleanField(default=False, verbose_name="still going on")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="short note")),
                ("revision", models.PositiveIntegerField(default=0)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
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
                "ordering": ["started_on", "title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on", None), ("ended_on__gte", models.F("started_on")), _connector="OR"
                        ),
                        name="action_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_ongoing", False), ("ended_on", None), _connector="OR"),
                        name="action_ended_or_ongoing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("period_from", models.DateField(verbose_name="from")),
                ("period_to", models.DateField(verbose_name="to")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("maintained", "kept going as before"),
                            ("bounced_back", "bounced back"),
                            ("growth", "grew"),
                            ("cannot_say", "cannot be said yet"),
                        ],
                        max_length=12,
                        verbose_name="how did it go since?",
                    ),
                ),
                ("reasons", models.TextField(max_length=1000, verbose_name="why does the team think so?")),
                ("example", models.TextField(blank=True, max_length=500, verbose_name="an example in words")),
                ("judged_at", models.DateTimeField(auto_now_add=True)),
                (
                    "adversity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgements",
                        to="lifecourse.lifeevent",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="reviews.judgement",
                    ),
                ),
            ],
            options={
                "ordering": ["-judged_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period_to__gte", models.F("period_from"))),
                        name="judgement_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True), name="judgement_has_reasons"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict", "cannot_say"),
                            models.Q(("example", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="judgement_has_example",
                    ),
                    models.UniqueConstraint(
                        models.F("adversity"),
                        condition=models.Q(("replaces", None)),
                        name="judgement_one_chain_per_adversity",
                    ),
                ],
            },
        ),
    ]
