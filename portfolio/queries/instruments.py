"""Reading instruments."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from accounts.access import Access
from portfolio.models import Instrument, InstrumentVersion
from portfolio.rules.comparability import Lines, Version, lines_of
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.rules.domains import DOMAIN_KEYS, Text
from portfolio.rules.editing import item_keys
from portfolio.rules.outcomes import Form, read_form
from portfolio.rules.reading import DefinitionError, read_definition, read_element
from portfolio.rules.rows import entries


@lru_cache(maxsize=64)
def form_of(version_id: UUID) -> Form:
    """Return what a version says; read once per process, for a published version never changes."""
    return read_form(InstrumentVersion.objects.in_use().get(pk=version_id).document)


@lru_cache(maxsize=512)
def form_at(version_id: UUID, age: int) -> Form:
    """Return what a version asks about a child of this age (whole years); read once per process."""
    return form_of(version_id).at_age(age)


def definition_of(version_id: UUID) -> InstrumentDefinition:
    """Return what a version of a form on strengths says; `DefinitionError` when it is no such form."""
    found = form_of(version_id)
    if not isinstance(found, InstrumentDefinition):
        raise DefinitionError("kind", "is not that of a form on strengths")
    return found


def definition_in(version: InstrumentVersion) -> InstrumentDefinition:
    """Return what a version says, be it a draft: that is read anew each time."""
    return read_definition(version.document) if version.is_draft else definition_of(version.pk)


@lru_cache(maxsize=64)
def catalogue_of(version_id: UUID) -> tuple[Element, ...]:
    """Return all strengths of the catalogue behind a version, asked in it or not; read once per process."""
    versions = InstrumentVersion.objects.in_use().values_list("document__catalogue", flat=True)
    catalogue = versions.get(pk=version_id)
    return tuple(read_element(row, place) for row, place in entries(catalogue, "elements", "catalogue"))


def every_element(organisation_id: UUID) -> list[Element]:
    """Return the strengths that an organisation's catalogues know, by domain; one query.

    A strength that several catalogues hold stands here once, in the words published last.
    """
    versions = InstrumentVersion.objects.in_use().offered_to(organisation_id)
    versions = versions.filter(instrument__kind=Instrument.Kind.STRENGTHS)
    found: dict[str, Element] = {}
    for version_id in versions.order_by("-published_at", "pk").values_list("pk", flat=True):
        for element in catalogue_of(version_id):
            found.setdefault(element.key, element)
    return sorted(found.values(), key=lambda element: DOMAIN_KEYS.index(element.domain))


def external_elements(organisation_id: UUID) -> list[Element]:
    """Return the strengths around the child that an organisation's catalogues know, by domain; one query."""
    return [element for element in every_element(organisation_id) if element.locus == "external"]


def form_in(version: InstrumentVersion) -> Form:
    """Return what a version of either kind says, be it a draft."""
    return read_form(version.document) if version.is_draft else form_of(version.pk)


@dataclass(frozen=True)
class VersionRow:
    """One version in the list of instruments."""

    id: UUID
    number: str
    status: str
    status_name: str
    title: Text
    published_at: datetime.datetime | None

    @property
    def is_draft(self) -> bool:
        """Whether it can still change."""
        return self.status == InstrumentVersion.Status.DRAFT

    @property
    def is_published(self) -> bool:
        """Whether new forms are started on it."""
        return self.status == InstrumentVersion.Status.PUBLISHED


@dataclass(frozen=True)
class InstrumentRow:
    """One instrument with its versions, the newest first."""

    key: str
    kind: str
    title: Text
    organisation: str
    source: str
    licence: str
    versions: list[VersionRow]

    @property
    def is_on_strengths(self) -> bool:
        """Whether it asks after strengths, and not after signs of healthy development."""
        return self.kind == Instrument.Kind.STRENGTHS

    @property
    def to_copy(self) -> VersionRow | None:
        """The version that a form of one's own best begins with: the published one, else the newest that was."""
        others = [version for version in self.versions if not version.is_draft]
        return next((version for version in others if version.is_published), others[0] if others else None)


VERSION_COLUMNS = ("pk", "instrument_id", "version", "status", "published_at", "document__title")


def instruments_for(access: Access) -> list[InstrumentRow]:
    """Return the instruments that someone may know of: the shared ones, then those of one's organisations.

    Two queries, however many there are.
    """
    versions: dict[UUID, list[VersionRow]] = {}
    visible = InstrumentVersion.objects.visible_to(access)
    for pk, instrument, number, status, published_at, title in visible.values_list(*VERSION_COLUMNS):
        name = str(InstrumentVersion.Status(status).label)
        row = VersionRow(pk, number, status, name, Text(title["nl"], title["en"]), published_at)
        versions.setdefault(instrument, []).append(row)
    found = Instrument.objects.filter(pk__in=versions).select_related("organisation")
    return sorted(
        (instrument_row(instrument, versions[instrument.pk]) for instrument in found),
        key=lambda row: (row.organisation, row.title.nl, row.key),
    )


def instrument_row(instrument: Instrument, versions: Iterable[VersionRow]) -> InstrumentRow:
    """Return one instrument; its title is that of the published version, or else of the newest."""
    ordered = sorted(versions, key=newest_first)
    current = next((version for version in ordered if version.is_published), ordered[0])
    return InstrumentRow(
        key=instrument.key,
        kind=instrument.kind,
        title=current.title,
        organisation=instrument.organisation.name if instrument.organisation else "",
        source=instrument.source,
        licence=instrument.licence,
        versions=ordered,
    )


def newest_first(version: VersionRow) -> tuple[bool, float, str]:
    """Order versions: drafts on top, then by the moment of publication."""
    at = version.published_at
    return (not version.is_draft, -at.timestamp() if at else 0, version.number)


COMPARED = (
    "pk",
    "instrument__key",
    "version",
    "instrument__organisation_id",
    "document__comparable_with",
    "document__stands_alone",
    "instrument__copied_from__instrument__key",
)


def lines_in(organisation_id: UUID | None) -> Lines:
    """Return which versions may share a line, among the shared ones and those of an organisation; one query."""
    versions = InstrumentVersion.objects.in_use().offered_to(organisation_id)
    return lines_of(
        [
            Version(
                id=str(pk),
                key=key,
                name=f"{key} {version}",
                owner=str(owner or ""),
                comparable_with=[f"{row['key']} {row['version']}" for row in comparable or []],
                copied_from=copied_from or "",
                stands_alone=alone or "",
            )
            for pk, key, version, owner, comparable, alone, copied_from in versions.order_by(
                "published_at", "version"
            ).values_list(*COMPARED)
        ]
    )


def names_in_use(organisation_id: UUID | None) -> set[str]:
    """Return the names ("key version") of the versions that were published, shared and of an organisation; one query."""
    versions = InstrumentVersion.objects.in_use().offered_to(organisation_id)
    return {f"{key} {version}" for key, version in versions.values_list("instrument__key", "version")}


def versions_beside(version: InstrumentVersion) -> list[InstrumentVersion]:
    """Return the other versions whose scores may share a line with those of this one."""
    beside = lines_in(version.instrument.organisation_id).beside(str(version.pk))
    found = InstrumentVersion.objects.filter(pk__in=beside).select_related("instrument")
    return list(found.order_by("published_at", "version"))


def keys_ever_used(version: InstrumentVersion) -> set[str]:
    """Return the keys of all items in any version of an instrument, and of the one it was copied from."""
    is_related = Q(instrument=version.instrument_id) | Q(copies=version.instrument_id)
    documents = InstrumentVersion.objects.filter(is_related).values_list("document", flat=True)
    return set().union(*(item_keys(document) for document in documents))


def versions_before(version: InstrumentVersion) -> list[InstrumentVersion]:
    """Return the versions that a draft is held against before it is published, no version twice.

    First the one it takes the place of, or else the one it was copied from; then those that its document
    names.
    """
    instrument = version.instrument
    in_use = InstrumentVersion.objects.in_use().on_strengths().select_related("instrument")
    last = in_use.filter(instrument=instrument).order_by("-published_at").first()
    origin = in_use.filter(copies=instrument.pk).first()
    found = [before for before in [last or origin] if before is not None]
    names = definition_in(version).comparable_with
    keys = [name.rsplit(" ", 1)[0] for name in names]
    for other in in_use.offered_to(instrument.organisation_id).filter(instrument__key__in=keys):
        if str(other) in names and other not in found:
            found.append(other)
    return found
