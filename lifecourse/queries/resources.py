"""The register of resources as a page shows it: by domain, what is there now, what is a chance, what was there."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from children.models import Child
from lifecourse.models import Circumstance, Resource, ResourceUse
from portfolio.queries.instruments import external_elements
from portfolio.rules.definitions import Element
from portfolio.rules.domains import DOMAINS
from portfolio.words import half_name
from typed.sorting import by_name

CHANCES = (ResourceUse.Use.NOT_THERE, ResourceUse.Use.UNUSED)
LEVELS = {
    use: level for level, use in enumerate(ResourceUse.Use)
}  # the anchored answers of external strengths


@dataclass(frozen=True)
class Segment:
    """How a resource was used over a time, as a fact, and what the child said of it; `last` is None until now."""

    use_id: str
    first: datetime.date
    last: datetime.date | None
    level: int
    use: str
    felt: str
    felt_words: str


@dataclass(frozen=True)
class ResourceRow:
    """One resource: what it is, how it is used now, how it works, and its history, the oldest first."""

    resource: Resource
    element: str
    now: Segment
    ways: list[str]
    history: list[Segment]
    is_chance: bool

    @property
    def since(self) -> datetime.date:
        """The day from which it is known."""
        return self.history[0].first


@dataclass(frozen=True)
class DomainResources:
    """The resources that feed strengths of one domain; `open_elements` are those for which none is noted."""

    key: str
    name: str
    locus: str
    present: list[ResourceRow]
    chances: list[ResourceRow]
    past: list[ResourceRow]
    open_elements: list[str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was noted yet."""
        return not (self.present or self.chances or self.past)


def ways_in(ways: Sequence[str]) -> list[str]:
    """Name the ways in which a resource or an action works, each in a word and always in one order."""
    names = {
        "prevents": _("prevents"),
        "feeds": _("feeds"),
        "softens": _("softens"),
        "practises": _("practises"),
    }
    return [names[way] for way in names if way in ways]


def segments_of(resource: Resource, uses: Sequence[ResourceUse]) -> list[Segment]:
    """Return the history of a resource; `uses` in order of their days, at least one."""
    ends = [after.from_on - datetime.timedelta(days=1) for _before, after in pairwise(uses)]
    return [
        Segment(
            use_id=str(use.pk),
            first=use.from_on,
            last=last,
            level=LEVELS[ResourceUse.Use(use.use)],
            use=use.get_use_display(),
            felt=use.felt,
            felt_words=use.get_felt_display(),
        )
        for use, last in zip(uses, [*ends, resource.ended_on], strict=True)
    ]


def row_of(resource: Resource, elements: dict[str, Element]) -> ResourceRow:
    """Return one resource with its history; its uses are at hand."""
    uses = list(resource.uses.all())
    history = segments_of(resource, uses)
    element = elements.get(resource.element)
    return ResourceRow(
        resource=resource,
        element=element.name.in_language(get_language() or "nl") if element else resource.element,
        now=history[-1],
        ways=ways_in(resource.ways),
        history=history,
        is_chance=not resource.is_over and uses[-1].use in CHANCES,
    )


def resource_page(child: Child) -> list[DomainResources]:
    """Return the register by domain, last of all what feeds a strength that is not known; three queries."""
    elements = {element.key: element for element in external_elements(child.organisation_id)}
    rows = [
        row_of(resource, elements)
        for resource in child.resources.order_by(*by_name("name")).prefetch_related("uses")
    ]
    language = get_language() or "nl"
    locus = half_name("external", child.first_name)
    page = []
    for domain in DOMAINS:
        known = {key: element for key, element in elements.items() if element.domain == domain.key}
        own = [row for row in rows if row.resource.element in known]
        noted = {row.resource.element for row in own}
        still_open = [e.name.in_language(language) for key, e in known.items() if key not in noted]
        page.append(sorted_out(domain.key, domain.name.in_language(language), locus, own, still_open))
    unplaced = [row for row in rows if row.resource.element not in elements]
    if unplaced:
        page.append(sorted_out("", _("Strength not chosen yet"), locus, unplaced, []))
    return page


def sorted_out(
    key: str, name: str, locus: str, rows: list[ResourceRow], open_elements: list[str]
) -> DomainResources:
    """Return the resources of a domain: those that work now, the chances, and those that were there."""
    standing = [row for row in rows if not row.resource.is_over]
    return DomainResources(
        key=key,
        name=name,
        locus=locus,
        present=[row for row in standing if not row.is_chance],
        chances=[row for row in standing if row.is_chance],
        past=[row for row in rows if row.resource.is_over],
        open_elements=open_elements,
    )


def pressing_now(child: Child) -> list[str]:
    """Return what presses on the child now, and the adversity that goes on; two queries."""
    circumstances = child.circumstances.filter(state=Circumstance.State.PRESSES)
    events = child.life_events.filter(is_ongoing=True)
    return [str(found) for found in [*circumstances, *events]]
