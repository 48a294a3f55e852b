"""From what was read for a page to the facts that the rules look at; as many queries for two forms as for two hundred."""

from collections.abc import Mapping

from django.utils import timezone

from accounts.access import Access
from accounts.rules.permissions import Permission
from assessments.queries.home_facts import home_facts_of
from children.models import Child
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.domains import Text
from reliability.queries.parameters import errors_of
from reports.facts.life_course import Around
from reports.facts.readings import Reading, in_order
from reports.facts.signs import SignReading
from reports.plain_words.rules.facts import Adversity, ChildRecord, Missed
from reports.queries.coping import episode_of
from reports.queries.forms import definitions_of
from reports.queries.signs import outcome_of
from reports.rules.coping_palette import Episode
from reports.rules.elements import merged_elements
from reports.rules.profiles import first_to_show


def facts_of(
    access: Access, child: Child, readings: list[Reading], signs: list[SignReading], around: Around
) -> ChildRecord:
    """Return what this person may know of a child; three queries, two for who may not see ways of coping."""
    definitions = definitions_of(readings)
    picture = first_to_show(in_order(readings), definitions) if readings else None
    return ChildRecord(
        today=timezone.localdate(),
        readings=tuple(readings),
        picture=picture,
        titles=titles_beside(picture, readings, definitions),
        elements=tuple(merged_elements(definitions)),
        errors=errors_of(child, readings),
        signs=tuple(signs),
        outcome=outcome_of(signs),
        adversities=adversities_in(around),
        pressing=around.pressing,
        carriers=around.carriers,
        episodes=episodes_of(child) if access.has(Permission.COPING_VIEW, child.team_id) else None,
        missed=tuple(Missed(one.on, one.why) for one in around.missed),
        is_home_unknown=home_facts_of(child).is_unknown,
    )


def titles_beside(
    picture: Reading | None, readings: list[Reading], definitions: Mapping[str, InstrumentDefinition]
) -> dict[str, Text]:
    """Name the forms that cannot be compared with the one that the profile opens with."""
    return {
        reading.instrument: definitions[reading.instrument].title
        for reading in readings
        if picture and reading.series.instrument != picture.series.instrument
    }


def adversities_in(around: Around) -> tuple[Adversity, ...] | None:
    """Return the adversities; None where they may not be seen."""
    if around.adversities is None:
        return None
    return tuple(Adversity(band.first, band.last, band.is_estimated) for band in around.adversities)


def episodes_of(child: Child) -> tuple[Episode, ...]:
    """Return the situations in which a way of coping was seen; one query."""
    return tuple(episode_of(row) for row in child.coping_episodes.all())
