"""What carries a child and what helped it, for tests: made through the actions of the product."""

import datetime

from accounts.models import User
from assessments.models import Assessment
from children.actions.safety import add_safety_note, add_specialist_help
from children.models import Child, SafetyNote, SpecialistHelp
from lifecourse.actions.coping import add_episode
from lifecourse.actions.missed_moments import add_missed_moment
from lifecourse.actions.quick_notes import add_quick_note
from lifecourse.actions.resources import add_use
from lifecourse.models import CopingEpisode, LifeEvent, MissedMoment, QuickNote, Resource, ResourceUse
from reviews.actions.family_plans import add_family_plan
from reviews.actions.goals import add_goal, add_score
from reviews.actions.judgements import add_judgement
from reviews.actions.talking_points import set_talking_points
from reviews.actions.team_actions import add_action
from reviews.models import Action, FamilyPlan, Goal, GoalScore, Judgement, TalkingPoints
from reviews.queries.judgements import standing_judgement
from tests.support.days import season, today


def a_change_of_use(
    resource: Resource,
    by: User,
    *,
    on: datetime.date | None = None,
    use: str = "carries",
    felt: str = "not_asked",
) -> ResourceUse:
    """Note that a resource is used otherwise from a day on."""
    revision = Resource.objects.get(pk=resource.pk).revision
    noted = ResourceUse(resource=resource, from_on=on or season()[1], use=use, felt=felt)
    return add_use(use=noted, seen_revision=revision, by=by)


def an_episode(
    child: Child,
    by: User,
    *,
    on: datetime.date | None = None,
    situation: str = "Ruzie op het plein",
    setting: str = "school",
    way: str = "ask_help",
    **more: str,
) -> CopingEpisode:
    """Note a moment that asked something of the child."""
    noted = CopingEpisode(
        child=child, happened_on=on or season()[0], situation=situation, setting=setting, way=way, **more
    )
    return add_episode(episode=noted, by=by)


def a_missed_moment(child: Child, by: User, *, note: str = "") -> MissedMoment:
    """Note an observation at school that did not take place."""
    noted = MissedMoment(
        child=child,
        expected_on=season()[0],
        observer_role="teacher",
        setting="school",
        reason="child_away",
        note=note,
    )
    return add_missed_moment(moment=noted, by=by)


def a_quick_note(
    child: Child,
    by: User,
    *,
    on: datetime.date | None = None,
    what: str = "Liep zelf naar de juf.",
    element: str = "help_seeking",
    setting: str = "school",
    quote: str = "",
) -> QuickNote:
    """Note a moment in which a strength was seen."""
    noted = QuickNote(
        child=child, happened_on=on or season()[0], what=what, element=element, setting=setting, quote=quote
    )
    return add_quick_note(note=noted, by=by)


def an_action(child: Child, by: User, *, title: str = "Elke week samen koken", **changes: object) -> Action:
    """Note what a named adult did with the child for a spring, but for the changes."""
    days: dict[str, object] = {"started_on": season()[0], "ended_on": season()[1]}
    done = {"done_by": "Lotte, mentor", "directed_at": "child"}
    return add_action(action=Action(child=child, title=title, **{**days, **done, **changes}), by=by)


LEVELS = {
    "far_below": "Ik slaap nergens anders.",
    "below": "Ik blijf een avond bij oma.",
    "agreed": "Ik slaap een nacht bij oma.",
    "above": "Ik slaap een weekend bij oma.",
    "far_above": "Ik slaap bij een vriend.",
}


def a_goal(child: Child, by: User, *, text: str = "Ik wil bij oma slapen.", **changes: object) -> Goal:
    """Agree on a goal in the words of the child, but for the changes."""
    said = {"voice": "child", "said_by": child.first_name, "starts_at": -2, "agreed_on": season()[0]}
    return add_goal(goal=Goal(child=child, text=text, **{**LEVELS, **said, **changes}), by=by)


def a_score(
    goal: Goal, by: User, *, level: int = 0, who: str = "Oma", on: datetime.date | None = None, note: str = ""
) -> GoalScore:
    """Note how far a goal is, as somebody says."""
    seen = Goal.objects.get(pk=goal.pk).revision
    score = GoalScore(goal=goal, level=level, scored_by=who, scored_on=on or season()[1], note=note)
    return add_score(score=score, seen_revision=seen, by=by)


def a_family_plan(
    child: Child, by: User, *, text: str = "Wij eten samen. Oma haalt van school.", **changes: object
) -> FamilyPlan:
    """Note a plan that the family made, but for the changes."""
    made = {"standing": "made", "made_by": "Mila (moeder) en oma Ria", "noted_on": season()[0]}
    plan = FamilyPlan(child=child, **{**made, "text": text, **changes})
    return add_family_plan(plan=plan, seen_revision=child.family_plans.count(), by=by)


def a_safety_note(child: Child, by: User, *, note: str = "", step: int = 2, **more: object) -> SafetyNote:
    """Note that the reporting code was considered."""
    noted = SafetyNote(child=child, step=step, note=note, **{"on": season()[0], **more})
    return add_safety_note(note=noted, by=by)


def specialist_help(
    child: Child, by: User, status: str = "runs", *, on: datetime.date | None = None
) -> SpecialistHelp:
    """Note where specialist help stands, after what was noted before."""
    last = child.specialist_help.first()
    noted = SpecialistHelp(child=child, status=status, on=on or season()[0])
    return add_specialist_help(noted=noted, seen=last.pk if last else 0, by=by)


def a_judgement(event: LifeEvent, by: User, *, verdict: str = "bounced_back") -> Judgement:
    """Judge how it went since an adversity, from its first day to today, after all that was judged before."""
    judged = Judgement(
        adversity=event,
        period_from=event.started_on,
        period_to=today(),
        verdict=verdict,
        reasons="Op school en thuis gaat het weer als ervoor.",
        example="Vroeg zelf of een vriend mocht blijven eten.",
    )
    standing = standing_judgement(event)
    return add_judgement(judgement=judged, seen=str(standing.pk) if standing else "", by=by)


def some_talking_points(
    assessment: Assessment, by: User, *, seen: int | None = None, **questions: str
) -> TalkingPoints:
    """Write questions beside an observation; `seen` is the revision that stood there."""
    points = TalkingPoints(assessment=assessment, **{"first": "Wat helpt je dan?", **questions})
    return set_talking_points(points=points, seen_revision=seen, by=by)
