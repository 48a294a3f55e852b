"""Goals on five levels, and the family's own plan."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from audit.sql_files import run_sql_file


class Migration(migrations.Migration):
    dependencies = [
        ("children", "0005_birth_day"),
        ("reviews", "0004_labels_without_the_word_child"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="action",
            name="belongs",
            field=models.CharField(
                blank=True,
                choices=[
                    ("inside", "our organisation"),
                    ("family", "the family or its network"),
                    ("elsewhere", "another organisation, such as school"),
                ],
                default="",
                max_length=9,
                verbose_name="who is that?",
            ),
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("text", models.CharField(max_length=300, verbose_name="what do you want?")),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("child", "the child or young person"),
                            ("parent", "a parent"),
                            ("family", "the family together"),
                            ("network", "someone else around them"),
                        ],
                        max_length=7,
                        verbose_name="whose words are these?",
                    ),
                ),
                ("said_by", models.CharField(max_length=80, verbose_name="name")),
                (
                    "element",
                    models.CharField(
                        blank=True, default="", max_length=60, verbose_name="which strength it belongs to"
                    ),
                ),
                ("far_below", models.CharField(max_length=200, verbose_name="still far from it")),
                ("below", models.CharField(max_length=200, verbose_name="on the way")),
                ("agreed", models.CharField(max_length=200, verbose_name="as agreed: then it is good")),
                ("above", models.CharField(max_length=200, verbose_name="a bit more than agreed")),
                ("far_above", models.CharField(max_length=200, verbose_name="much more than agreed")),
                (
                    "starts_at",
                    models.SmallIntegerField(
                        choices=[
                            (2, "much more than agreed"),
                            (1, "a bit more than agreed"),
                            (0, "as agreed"),
                            (-1, "on the way"),
                            (-2, "still far from it"),
                        ],
                        verbose_name="how is it now?",
                    ),
                ),
                ("agreed_on", models.DateField(verbose_name="agreed on")),
                (
                    "look_on",
                    models.DateField(blank=True, null=True, verbose_name="when do we look together?"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[("reached", "it is good so"), ("stopped", "we do not go on with it")],
                        default="",
                        max_length=7,
                        verbose_name="how did it end?",
                    ),
                ),
                (
                    "went",
                    models.CharField(blank=True, default="", max_length=300, verbose_name="how did it go?"),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="children.child"
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
                "ordering": ["agreed_on", "recorded_at"],
            },
        ),
        migrations.AddField(
            model_name="action",
            name="goal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="actions",
                to="reviews.goal",
                verbose_name="for which goal",
            ),
        ),
        migrations.CreateModel(
            name="GoalScore",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("scored_on", models.DateField(verbose_name="on which day")),
                (
                    "level",
                    models.SmallIntegerField(
                        choices=[
                            (2, "much more than agreed"),
                            (1, "a bit more than agreed"),
                            (0, "as agreed"),
                            (-1, "on the way"),
                            (-2, "still far from it"),
                        ],
                        verbose_name="how far is it?",
                    ),
                ),
                ("scored_by", models.CharField(max_length=80, verbose_name="who says so?")),
                (
                    "note",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="what makes you see that?"
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="reviews.goal"
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
                "ordering": ["scored_on", "recorded_at"],
            },
        ),
        migrations.CreateModel(
            name="FamilyPlan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("made", "they made a plan"),
                            ("making", "they were asked, and are thinking or writing"),
                            ("declined", "they were asked, and would rather not"),
                            ("not_asked", "not asked, as safety came first"),
                        ],
                        max_length=9,
                        verbose_name="how does it stand?",
                    ),
                ),
                ("noted_on", models.DateField(verbose_name="on which day")),
                (
                    "made_by",
                    models.CharField(blank=True, default="", max_length=160, verbose_name="who made it?"),
                ),
                (
                    "text",
                    models.TextField(
                        blank=True, default="", max_length=4000, verbose_name="the plan, in their own words"
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="why were they not asked?"
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="family_plans",
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
                "ordering": ["-recorded_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("standing", "made"),
                                models.Q(("text", ""), _negated=True),
                                models.Q(("made_by", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("standing", "made"), _negated=True), ("made_by", ""), ("text", "")
                            ),
                            _connector="OR",
                        ),
                        name="family_plan_made_has_words_and_makers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "not_asked"), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("standing", "not_asked"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="family_plan_not_asked_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), _negated=True),
                    models.Q(("said_by", ""), _negated=True),
                    models.Q(("far_above", ""), _negated=True),
                    models.Q(("above", ""), _negated=True),
                    models.Q(("agreed", ""), _negated=True),
                    models.Q(("below", ""), _negated=True),
                    models.Q(("far_below", ""), _negated=True),
                ),
                name="goal_says_what_and_each_level",
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_at__in", (-2, -1))), name="goal_starts_below_what_is_agreed"
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("look_on", None), ("look_on__gte", models.F("agreed_on")), _connector="OR"
                ),
                name="goal_look_after_agreement",
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on", None), ("ending", ""), ("went", "")),
                    models.Q(
                        ("ended_on__gte", models.F("agreed_on")),
                        ("ended_on__isnull", False),
                        models.Q(("ending", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="goal_ends_with_a_day_and_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="goalscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__range", (-2, 2))), name="goal_score_is_a_level"
            ),
        ),
        migrations.AddConstraint(
            model_name="goalscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("scored_by", ""), _negated=True), name="goal_score_names_who"
            ),
        ),
        run_sql_file("reviews", "goals"),
    ]
