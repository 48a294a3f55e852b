import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("children", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MissedMoment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("expected_on", models.DateField(verbose_name="around which day")),
                (
                    "observer_role",
                    models.CharField(
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
                        verbose_name="who would have observed",
                    ),
                ),
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
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("child_away", "the child was away or ill"),
                            ("child_declined", "the child did not want to"),
                            ("family_declined", "the parents did not want to"),
                            ("observer_away", "the observer was away or left"),
                            ("no_contact", "there was no contact"),
                            ("too_much", "there was too much going on"),
                            ("forgotten", "it was not done in time"),
                            ("other", "another reason"),
                        ],
                        max_length=15,
                        verbose_name="why it did not take place",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="short note")),
                ("revision", models.PositiveIntegerField(default=0)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="missed_moments",
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
                "ordering": ["expected_on"],
            },
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "a person"), ("place", "a place"), ("activity", "an activity")],
                        max_length=8,
                        verbose_name="what is it?",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="who, which place or what")),
                (
                    "element",
                    models.CharField(blank=True, max_length=60, verbose_name="which strength it feeds"),
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
                (
                    "is_professional",
                    models.BooleanField(default=False, verbose_name="professional help, there for a while"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="to")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="short note")),
                ("revision", models.PositiveIntegerField(default=0)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="resources",
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
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ResourceUse",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("from_on", models.DateField(verbose_name="from")),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("not_there", "not there"),
                            ("unused", "there, but not used"),
                            ("used", "used"),
                            ("carries", "really carries the child"),
                        ],
                        max_length=9,
                        verbose_name="is it there, and used?",
                    ),
                ),
                (
                    "felt",
                    models.CharField(
                        choices=[
                            ("not_asked", "not asked"),
                            ("not", "does not help, says the child"),
                            ("some", "helps a bit, says the child"),
                            ("much", "helps a lot, says the child"),
                        ],
                        default="not_asked",
                        max_length=9,
                        verbose_name="what does the child say?",
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="lifecourse.resource",
                    ),
                ),
            ],
            options={
                "ordering": ["from_on"],
            },
        ),
        migrations.CreateModel(
            name="Circumstance",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("money", "worries about money, housing or work"),
                            ("access", "school or care that is hard to reach"),
                            ("illness", "a chronic illness or a disability"),
                            ("taking_part", "fewer chances to take part"),
                            ("unsafe_home", "a home that is not safe"),
                            ("mental_health", "mental health under strain"),
                            ("one_parent", "one parent who carries it alone"),
                            ("parent_problems", "a parent with mental health or addiction problems"),
                            ("other", "something else"),
                        ],
                        max_length=15,
                        verbose_name="what presses",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=80, verbose_name="in a few words")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unknown", "not known"),
                            ("presses", "presses now"),
                            ("pressed", "pressed before"),
                            ("absent", "does not press"),
                        ],
                        max_length=7,
                        verbose_name="does it press?",
                    ),
                ),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="to")),
                (
                    "is_estimated",
                    models.BooleanField(default=False, verbose_name="these days are an estimate"),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="short note")),
                ("revision", models.PositiveIntegerField(default=0)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="circumstances",
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
                "ordering": ["started_on", "kind", "title"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("child"),
                        models.F("kind"),
                        condition=models.Q(("kind", "other"), _negated=True),
                        name="circumstance_of_the_list_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "other"), _negated=True),
                            models.Q(("title", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="circumstance_other_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_on", None), ("started_on__isnull", False), ("state", "presses")),
                            models.Q(
                                ("ended_on__gte", models.F("started_on")),
                                ("ended_on__isnull", False),
                                ("state", "pressed"),
                            ),
                            models.Q(
                                ("ended_on", None), ("started_on", None), ("state__in", ["unknown", "absent"])
                            ),
                            _connector="OR",
                        ),
                        name="circumstance_days_fit_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CopingEpisode",
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
                ("situation", models.CharField(max_length=300, verbose_name="what happened?")),
                (
                    "first_reaction",
                    models.CharField(blank=True, max_length=300, verbose_name="what was the first reaction?"),
                ),
                (
                    "options_seen",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="which ways out did the child see?"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("solve", "tackled it step by step"),
                            ("ask_help", "asked someone for help"),
                            ("stand_up", "stood up for themselves"),
                            ("step_away", "stepped away for a moment"),
                            ("move", "went moving or did something"),
                            ("calm_body", "brought the body to rest"),
                            ("show_feeling", "showed or told the feeling"),
                            ("seek_comfort", "looked for comfort"),
                            ("let_be", "let the feeling be"),
                            ("humour", "used humour or play"),
                            ("look_otherwise", "looked at it in another way"),
                            ("talk_to_self", "encouraged themselves"),
                            ("let_go", "let it go"),
                            ("think_ahead", "thought it through beforehand"),
                            ("other", "another way"),
                        ],
                        max_length=15,
                        verbose_name="what did the child choose?",
                    ),
                ),
                (
                    "own_way",
                    models.CharField(blank=True, max_length=60, verbose_name="another way, in a few words"),
                ),
                (
                    "own_nature",
                    models.CharField(
                        blank=True,
                        choices=[("doing", "doing"), ("feeling", "feeling"), ("thinking", "thinking")],
                        max_length=8,
                        verbose_name="that other way is mostly",
                    ),
                ),
                ("choice", models.CharField(blank=True, max_length=300, verbose_name="how did that go?")),
                (
                    "helped_child",
                    models.CharField(
                        choices=[("unknown", "not known"), ("no", "no"), ("some", "a bit"), ("yes", "yes")],
                        default="unknown",
                        max_length=7,
                        verbose_name="did it help, says the child",
                    ),
                ),
                (
                    "helped_observer",
                    models.CharField(
                        choices=[("unknown", "not known"), ("no", "no"), ("some", "a bit"), ("yes", "yes")],
                        default="unknown",
                        max_length=7,
                        verbose_name="did it help, says who saw it",
                    ),
                ),
                ("who_helped", models.CharField(blank=True, max_length=80, verbose_name="who helped?")),
                ("revision", models.PositiveIntegerField(default=0)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="coping_episodes",
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
                            models.Q(
                                ("own_nature__gt", ""),
                                ("way", "other"),
                                models.Q(("own_way", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("way", "other"), _negated=True), ("own_nature", ""), ("own_way", "")
                            ),
                            _connector="OR",
                        ),
                        name="coping_episode_own_way_has_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LifeEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("small", "something small that went against the child"),
                            ("unsafe_home", "violence or threat at home"),
                            ("neglect", "too little care or attention"),
                            ("separation", "parents who separated"),
                            ("parent_away", "a parent who was away for long"),
                            ("loss", "death or loss of someone dear"),
                            ("illness_child", "illness or accident of the child"),
                            ("illness_family", "illness or accident of someone dear"),
                            ("moved", "moving house"),
                            ("placed", "going to live elsewhere"),
                            ("school", "changing school or missing school"),
                            ("bullying", "bullying or being left out"),
                            ("discrimination", "discrimination"),
                            ("harm_outside", "violence or harm outside the home"),
                            ("flight", "war or flight"),
                            ("other", "something else"),
                        ],
                        max_length=15,
                        verbose_name="what kind of event",
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="in a few words")),
                ("started_on", models.DateField(verbose_name="from")),
                (
                    "is_start_estimated",
                    models.BooleanField(default=False, verbose_name="the first day is an estimate"),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="to")),
                ("is_ongoing", models.BooleanField(default=False, verbose_name="still going on")),
                (
                    "is_chronic",
                    models.BooleanField(default=False, verbose_name="it keeps coming back or keeps pressing"),
                ),
                (
                    "impact_child",
                    models.CharField(
                        choices=[
                            ("unknown", "not known"),
                            ("little", "a little"),
                            ("clear", "clearly"),
                            ("heavy", "heavily"),
                        ],
                        default="unknown",
                        max_length=7,
                        verbose_name="how much it weighed, says the child",
                    ),
                ),
                (
                    "impact_parent",
                    models.CharField(
                        choices=[
                            ("unknown", "not known"),
                            ("little", "a little"),
                            ("clear", "clearly"),
                            ("heavy", "heavily"),
                        ],
                        default="unknown",
                        max_length=7,
                        verbose_name="how much it weighed, says a parent",
                    ),
                ),
                (
                    "impact_professional",
                    models.CharField(
                        choices=[
                            ("unknown", "not known"),
                            ("little", "a little"),
                            ("clear", "clearly"),
                            ("heavy", "heavily"),
                        ],
                        default="unknown",
                        max_length=7,
                        verbose_name="how much it weighed, says a professional",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="short note")),
                ("revision", models.PositiveIntegerField(default=0)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="life_events",
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
                        name="life_event_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_ongoing", False), ("ended_on", None), _connector="OR"),
                        name="life_event_ended_or_ongoing",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="resource",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="resource_name_given"
            ),
        ),
        migrations.AddConstraint(
            model_name="resourceuse",
            constraint=models.UniqueConstraint(
                models.F("resource"), models.F("from_on"), name="resource_use_once_a_day"
            ),
        ),
    ]
