"""The kinds of records of what is planned with a child: its own plan, goals, actions and what to talk about."""

from django.utils.translation import gettext_lazy

from reviews.models import Action, FamilyPlan, Goal, GoalScore, TalkingPoints
from rights.queries.record_kind import RecordKind

PLANNING = (
    RecordKind(
        "eigen-plan",
        FamilyPlan,
        "child",
        gettext_lazy("The family's own plan"),
        gettext_lazy(
            "Whether the family was asked to make a plan of its own, and that plan in its own words."
        ),
        ("made_by", "text", "reason"),
    ),
    RecordKind(
        "doelen",
        Goal,
        "child",
        gettext_lazy("Goals"),
        gettext_lazy("What the child or the family wants, with the five steps that were agreed."),
        ("text", "said_by", "far_below", "below", "agreed", "above", "far_above", "went"),
    ),
    RecordKind(
        "stappen-van-doelen",
        GoalScore,
        "goal__child",
        gettext_lazy("How far goals were"),
        gettext_lazy("Who said on which day how far a goal was."),
        ("scored_by", "note"),
    ),
    RecordKind(
        "acties",
        Action,
        "child",
        gettext_lazy("Actions"),
        gettext_lazy("What is done, directly or in the surroundings."),
        ("title", "done_by", "went", "note"),
    ),
    RecordKind(
        "gespreksvragen",
        TalkingPoints,
        "assessment__child",
        gettext_lazy("Questions to talk about"),
        gettext_lazy("What someone wanted to ask about an observation."),
        ("first", "second", "third"),
    ),
)
