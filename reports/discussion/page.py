"""The page on which a child is discussed: everything about this child, and nothing of another."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.access import Access
from advice.queries.advice import Asked, advice_for_meeting
from children.models import Child
from consents.queries.printing import Printing, printing_of
from meetings.models import AgendaItem
from meetings.queries.minutes import Closed, last_minutes
from meetings.queries.preparation import last_meetings
from meetings.rules.preparation import start_of
from paper.dates_and_numbers import day
from portfolio.rules.definitions import InstrumentDefinition
from reliability.queries.parameters import errors_of
from reports.facts.readings import Reading
from reports.profile.page import ProfilePage, profile_page
from reports.profile.since import Since, since_day
from reports.queries.forms import definitions_of, examples_of
from reports.queries.life_course import around_for
from reports.queries.quoting import silent_forms
from reports.words.own_words import OwnWords, newest_own, own_words
from reviews.models import TalkingPoints
from reviews.queries.judgements import Judged, judged_adversities, points_on
from reviews.queries.plan import Plan, plan_of


@dataclass(frozen=True)
class DiscussionPage:
    """The picture of a child for who talks about it.

    `profile` is None without a signed form. `met_on` is the day of the last meeting, empty when there was none; `last`
    are its minutes. `place` is the place of the child in the order of the meeting, `n_places` how many there are.
    """

    profile: ProfilePage | None
    words: list[OwnWords]
    since: Since
    met_on: str
    points: TalkingPoints | None
    last: Closed | None
    plan: Plan
    judged: list[Judged]
    advised: list[Asked]
    place: int
    n_places: int

    @property
    def questions(self) -> list[str]:
        """The questions to talk about: as somebody wrote them, else the made ones."""
        written = self.points.questions if self.points else []
        return written or (self.profile.questions if self.profile else [])


def discussion_page(
    item: AgendaItem, readings: list[Reading], access: Access, today: datetime.date
) -> DiscussionPage:
    """Return the picture of a child, with what changed since the last meeting about it."""
    child, definitions = item.child, definitions_of(readings)
    printing = printing_of(child, today)
    around = around_for(access, child)
    adversities = None if around.adversities is None else list(around.adversities)
    profile = profile_page(child, readings, adversities, definitions, "", errors_of(child, readings))
    met_on = last_meetings(item.meeting, [child]).get(child.pk)
    first = start_of(met_on, item.meeting.meets_on, child.weeks_between)
    places = places_in(item)
    return DiscussionPage(
        profile=profile,
        words=words_of(child, readings, definitions, printing),
        since=since_day(around, first, today, day(first)),
        met_on=day(met_on) if met_on else "",
        points=points_on(profile.chosen_id) if profile else None,
        last=last_minutes(child, before=item),
        plan=plan_of(child, today).quotable(printing.silent_roles),
        judged=[] if around.adversities is None else judged_adversities(child),
        advised=advice_for_meeting(child, met_on),
        place=places.index(item.pk) + 1,
        n_places=len(places),
    )


def words_of(
    child: Child,
    readings: list[Reading],
    definitions: dict[str, InstrumentDefinition],
    printing: Printing,
) -> list[OwnWords]:
    """Return the own words of the child and its parents, without those to which not everyone said yes."""
    own = newest_own(readings)
    silent = silent_forms(own, printing)
    return own_words(own, examples_of(own), definitions, child.first_name, silent)


def places_in(item: AgendaItem) -> Sequence[object]:
    """Return the places of a meeting in order, by id, of the children that are still with the team; one query."""
    of_team = item.meeting.agenda.filter(child__team=item.meeting.team_id)
    return list(of_team.values_list("pk", flat=True))
