"""The goals of a child over time: each by itself, with everyone who said how far it is apart."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from paper.dates_and_numbers import day, short_day
from reports.charts import svg
from reports.charts.figure import Figure
from reviews.models import Level
from reviews.queries.plan import Aimed


@dataclass(frozen=True)
class GoalCourse:
    """One goal over time: its figure, and whose mark is which."""

    said_by: str
    figure: Figure
    legend: list[tuple[svg.Svg, str]]


def goal_courses(goals: Iterable[Aimed], today: datetime.date) -> list[GoalCourse]:
    """Return a figure for each goal of which somebody said how far it is; goals are never set beside each other."""
    return [goal_course(aimed, today) for aimed in goals if aimed.scores]


def goal_course(aimed: Aimed, today: datetime.date) -> GoalCourse:
    """Return one goal over time, from the day on which it was agreed until today or until it ended."""
    goal = aimed.goal
    people = list(dict.fromkeys(score.scored_by for score in aimed.scores))
    last = max(goal.ended_on or today, aimed.scores[-1].scored_on)
    length = max(1, (last - goal.agreed_on).days)
    said = [
        svg.Said((score.scored_on - goal.agreed_on).days / length, score.level, people.index(score.scored_by))
        for score in aimed.scores
    ]
    key = f"goal-{goal.pk.hex[:12]}"
    rows = [(short_day(goal.agreed_on), "–", str(Level(goal.starts_at).label), goal.meaning(goal.starts_at))]
    rows += [
        (
            short_day(score.scored_on),
            score.scored_by,
            str(score.get_level_display()),
            goal.meaning(score.level),
        )
        for score in aimed.scores
    ]
    figure = Figure(
        id=key,
        title=f"‘{goal.text}’",
        domain="",
        svg=svg.goal_steps(
            said, goal.starts_at, (short_day(goal.agreed_on), short_day(last)), f"{key}-title {key}-said"
        ),
        sentence=sentence_of(aimed),
        columns=(_("Day"), _("Who says so"), _("How far"), _("What that means here")),
        rows=tuple(rows),
    )
    return GoalCourse(
        goal.said_by, figure, [(svg.mark(place, None), name) for place, name in enumerate(people)]
    )


def sentence_of(aimed: Aimed) -> str:
    """Say where a goal began and what was said last, by everyone who said something on that day."""
    goal = aimed.goal
    begun = _("On %(day)s it began at ‘%(level)s’: %(meaning)s.") % {
        "day": day(goal.agreed_on),
        "level": Level(goal.starts_at).label,
        "meaning": goal.meaning(goal.starts_at).rstrip("."),
    }
    last = [
        _("On %(day)s %(who)s says: ‘%(level)s’.")
        % {"day": day(score.scored_on), "who": score.scored_by, "level": score.get_level_display()}
        for score in aimed.newest
    ]
    return " ".join([begun, *last])
