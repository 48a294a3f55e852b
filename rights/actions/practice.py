"""A child to practise on: made at a click with something to see, and cleared at a click by the one whose it is."""

import datetime

from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions.teams import practice_team
from accounts.models import Membership, Organisation, User
from assessments.actions.assessments import enter_answers, sign_assessment, start_assessment
from assessments.models import Assessment
from assessments.queries.forms import published_instruments
from assessments.queries.starting import is_for_professionals
from audit.actions import occasion_in_json
from audit.occasion import Occasion, note, occasion
from audit.rules.kinds import PRACTICE
from children.actions.children import register_child
from children.models import Child
from children.models.observer import ObserverRole, Setting
from lifecourse.actions.life_events import add_life_event
from lifecourse.models import LifeEvent
from reviews.actions.goals import add_goal, add_score
from reviews.models import Goal, GoalScore, Level
from rights.rules.practice import AGE, FACT, FORMS_ENDED, HOURS, MOVED, PERIOD, answers_for


@transaction.atomic
def start_practice(*, organisation: Organisation, by: User) -> Child:
    """Make a practice child with two signed forms and an adversity; the one that is there already is returned."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)  # pressed twice, there is one
    own = Child.with_practice.filter(organisation=organisation, practised_by=by)
    return own.select_related("team").first() or made_up(organisation, by)


@transaction.atomic
def clear_practice(*, child: Child, by: User) -> None:
    """Destroy this person's practice child with everything on it, signed forms too; the database logs it."""
    note(organisation_id=str(child.organisation_id), basis=PRACTICE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rights_clear_practice(%s, %s, %s)", [child.pk, by.pk, occasion_in_json()])


@transaction.atomic
def clear_practice_of_who_left() -> int:
    """Destroy the practice children of who is in no team of the organisation any more; return how many went."""
    working = Membership.objects.filter(
        user=OuterRef("practised_by"),
        organisation=OuterRef("organisation"),
        team__isnull=False,
        ended_at=None,
        user__is_active=True,
    )
    left = Child.with_practice.filter(~Exists(working), practised_by__isnull=False)
    for child in left:
        with (
            occasion(Occasion(organisation_id=str(child.organisation_id), basis=PRACTICE)),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT rights_clear_practice(%s, NULL, %s)", [child.pk, occasion_in_json()])
    return len(left)


def made_up(organisation: Organisation, by: User) -> Child:
    """Make a practice child; its name and number say what it is, on every page and paper."""
    note(organisation_id=str(organisation.pk), basis=PRACTICE)
    today = timezone.localdate()
    child = Child(
        team=practice_team(organisation),
        practised_by=by,
        first_name=_("Practice child"),
        reference=_("counts nowhere"),
        birth_year=today.year - AGE,
        birth_month=today.month,
    )
    register_child(child=child, by=by)
    moved = LifeEvent(
        child=child,
        kind=LifeEvent.Kind.MOVED,
        title=_("Moved to another town"),
        note=_("An example: nothing of this happened."),
        started_on=today - MOVED,
        is_ongoing=True,
        impact_child="clear",
    )
    add_life_event(event=moved, by=by)
    example_of_a_goal(child, today, by)
    for number, ended in enumerate(FORMS_ENDED):
        sign_example(child, number, today - ended, by)
    return child


def example_of_a_goal(child: Child, today: datetime.date, by: User) -> None:
    """Agree on a goal with five levels, and say once how far it is."""
    goal = Goal(
        child=child,
        text=_("I want to know someone in the new street."),
        voice=Goal.Voice.CHILD,
        said_by=child.first_name,
        far_below=_("I know nobody here."),
        below=_("I say hello to a child from the street."),
        agreed=_("I play outside with a child from the street."),
        above=_("I have played at that child's home."),
        far_above=_("I have a friend in the street."),
        starts_at=Level.FAR_BELOW,
        agreed_on=today - PERIOD,
    )
    add_goal(goal=goal, by=by)
    score = GoalScore(goal=goal, level=Level.BELOW, scored_by=child.first_name, scored_on=today)
    add_score(score=score, seen_revision=goal.revision, by=by)


def sign_example(child: Child, number: int, last: datetime.date, by: User) -> None:
    """Fill in and sign the longest form for professionals over the two weeks before a day, if there is any."""
    forms = {
        pk: form
        for pk, form in published_instruments(child.organisation_id).items()
        if is_for_professionals(form)
    }
    if not forms:
        return
    draft = start_assessment(
        assessment=Assessment(
            child=child,
            instrument_version_id=max(forms, key=lambda pk: forms[pk].minutes),
            observer_role=ObserverRole.YOUTH_PROFESSIONAL,
            setting=Setting.HOME,
            period_from=last - PERIOD,
            period_to=last,
            hours_seen=HOURS,
        ),
        by=by,
    )
    at = timezone.make_aware(datetime.datetime.combine(last, datetime.time(16)))
    filled = enter_answers(assessment=draft, answers=answers_of(draft, number), at=at, by=by)
    sign_assessment(assessment=filled, seen_revision=filled.revision, at=at, by=by)


def answers_of(draft: Assessment, number: int) -> dict[str, dict[str, str]]:
    """Return made-up answers to every statement of a form and to its facts."""
    items, asked = draft.form.items, draft.form.items_asked
    choices = dict(zip(items, answers_for([item.element for item in items.values()], number), strict=True))
    choices |= {key: FACT for key, item in asked.items() if item.kind == "fact"}
    return {key: {"choice": choice, "reason": "", "example": ""} for key, choice in choices.items()}
