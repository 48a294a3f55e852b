"""The only place where instruments change: loading, copying, drafting, publishing, retiring."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Organisation, User
from audit.actions import record
from audit.rules.events import EventType
from portfolio.exceptions import NotADraft, NotPublished
from portfolio.models import Instrument, InstrumentVersion
from portfolio.rules.editing import as_copy, as_next, own_key, with_comparable
from portfolio.rules.outcomes import kind_of, read_form
from portfolio.rules.reading import DefinitionError, gettext_noop, read_definition
from revisions.exceptions import SeenOtherwise

Status = InstrumentVersion.Status
FIRST_VERSION = "1.0"
OURS = "Veerkrachtportfolio"  # where the shared instruments come from
FIXED = gettext_noop("is published and cannot change; give it a new version")


def digest_of(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hexadecimal) of a document in its one canonical spelling."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


@transaction.atomic
def publish_definition(*, document: Mapping[str, Any]) -> tuple[InstrumentVersion, bool]:
    """Publish a document as a version of its shared instrument; return it, and whether it is new.

    Publishing the same document again changes nothing. A published version with another text is
    refused with `DefinitionError`: a changed text needs a new version number.
    """
    version = read_form(document).version
    instrument = locked_instrument(document, None, OURS)
    existing = instrument.versions.filter(version=version).exclude(status=Status.DRAFT).first()
    if existing is None:
        draft = drafted(instrument, document, by=None)
        return publish_draft(version=draft, by=None), True
    if existing.digest != digest_of(document):
        raise DefinitionError(f"{instrument.key} {version}", FIXED)
    return existing, False


def locked_instrument(
    document: Mapping[str, Any], organisation: Organisation | None, source: str
) -> Instrument:
    """Find or make the instrument of a document, and hold it until the transaction ends."""
    instrument, is_new = Instrument.objects.select_for_update(of=("self",)).get_or_create(
        key=document["key"],
        organisation=organisation,
        defaults={"source": source, "licence": document["licence"][:60], "kind": kind_of(document)},
    )
    if instrument.kind != kind_of(document):
        raise DefinitionError("kind", gettext_noop("must stay %(kind)s"), kind=instrument.kind)
    others = Instrument.objects.filter(key=instrument.key, organisation__isnull=organisation is not None)
    if is_new and others.exists():
        shared = gettext_noop("belongs to a shared instrument; choose another one")
        own = gettext_noop("belongs to the instrument of an organisation; choose another one")
        raise DefinitionError("key", shared if organisation else own)
    return instrument


def drafted(
    instrument: Instrument, document: Mapping[str, Any], *, may_replace: bool = True, by: User | None
) -> InstrumentVersion:
    """Put a document in a draft of this instrument: a new one, or in place of the draft with its number."""
    number, digest = document["version"], digest_of(document)
    version = instrument.versions.filter(version=number).first()
    if version is None:
        version = instrument.versions.create(version=number, document=document, digest=digest)
        record(EventType.INSTRUMENT_DRAFTED, target=version, by=by)
    elif not version.is_draft:
        raise DefinitionError("version", FIXED)
    elif not may_replace:
        raise DefinitionError("version", gettext_noop("is the number of a draft that is there already"))
    elif version.digest != digest:
        version.document, version.digest = document, digest
        version.save(update_fields=["document", "digest"])
        record(EventType.INSTRUMENT_CHANGED, target=version, by=by)
    return version


@transaction.atomic
def draft_definition(
    *,
    document: Mapping[str, Any],
    organisation: Organisation | None,
    source: str = "",
    may_replace: bool = True,
    by: User | None = None,
) -> InstrumentVersion:
    """Make a document a draft; a draft with the same number is replaced, unless that may not be.

    `DefinitionError` when the document is no instrument, or its number is that of a published version.
    An organisation has no outcome strip of its own: everyone's answers stand in one row, in one set of words.
    """
    if read_form(document).kind == Instrument.Kind.OUTCOME and organisation:
        raise DefinitionError(
            "kind", gettext_noop("must be strengths; the outcome strip is the same for all")
        )
    instrument = locked_instrument(document, organisation, source)
    return drafted(instrument, document, may_replace=may_replace, by=by)


@transaction.atomic
def copy_instrument(*, version: InstrumentVersion, organisation: Organisation, by: User) -> InstrumentVersion:
    """Make an instrument of this organisation that begins as a version; pressed twice, it is made once."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    drafts = InstrumentVersion.objects.filter(
        instrument__organisation=organisation, instrument__copied_from=version, status=Status.DRAFT
    )
    begun = drafts.exclude(instrument__versions__in=InstrumentVersion.objects.in_use()).first()
    if begun is not None:
        return begun
    known = Instrument.objects.filter(Q(organisation=organisation) | Q(organisation=None))
    key = own_key(organisation.name, version.instrument.key, set(known.values_list("key", flat=True)))
    document = as_copy(version.document, key=key, version=FIRST_VERSION, owner=organisation.name)
    read_definition(document)
    instrument = Instrument.objects.create(
        organisation=organisation,
        key=key,
        copied_from=version,
        licence=document["licence"][:60],
        source=f"{version.instrument.source or OURS} ({version}, {document['licence']})"[:300],
    )
    copy = instrument.versions.create(version=FIRST_VERSION, document=document, digest=digest_of(document))
    record(EventType.INSTRUMENT_COPIED, target=copy, by=by)
    return copy


@transaction.atomic
def start_version(*, version: InstrumentVersion, by: User) -> InstrumentVersion:
    """Start the next version of an instrument as a draft; a draft that is there already is returned instead."""
    instrument = locked(version).instrument
    draft = instrument.versions.filter(status=Status.DRAFT).first()
    if draft is not None:
        return draft
    taken = set(instrument.versions.values_list("version", flat=True))
    return drafted(instrument, as_next(version.document, taken=taken), by=by)


def locked(version: InstrumentVersion) -> InstrumentVersion:
    """Lock a version, after its instrument, until the transaction ends; return it as it stands now."""
    Instrument.objects.select_for_update(of=("self",)).filter(pk=version.instrument_id).first()
    found = InstrumentVersion.objects.select_for_update(of=("self",)).select_related("instrument")
    return found.get(pk=version.pk)


def locked_draft(version: InstrumentVersion, seen_digest: str | None) -> InstrumentVersion:
    """Lock a draft; `SeenOtherwise` when it is not the one that was seen."""
    draft = locked(version)
    if not draft.is_draft:
        raise NotADraft
    if seen_digest not in (None, draft.digest):
        raise SeenOtherwise(draft)
    return draft


@transaction.atomic
def change_draft(
    *, version: InstrumentVersion, document: Mapping[str, Any], seen_digest: str, by: User
) -> InstrumentVersion:
    """Put another document in a draft, unless someone changed it after this person saw it.

    The key stays; another version number is fine as long as no other version has it.
    """
    draft = locked_draft(version, seen_digest)
    definition = read_definition(document)
    if definition.key != draft.instrument.key:
        raise DefinitionError("key", gettext_noop("must stay %(key)s"), key=draft.instrument.key)
    others = draft.instrument.versions.exclude(pk=draft.pk)
    if others.filter(version=definition.version).exists():
        raise DefinitionError("version", gettext_noop("is the number of another version of this instrument"))
    if (digest := digest_of(document)) != draft.digest:
        draft.version, draft.document, draft.digest = definition.version, document, digest
        draft.save(update_fields=["version", "document", "digest"])
        record(EventType.INSTRUMENT_CHANGED, target=draft, by=by)
    return draft


@transaction.atomic
def publish_draft(
    *,
    version: InstrumentVersion,
    comparable_with: Sequence[str] | None = None,
    seen_digest: str | None = None,
    by: User | None,
) -> InstrumentVersion:
    """Publish a draft for good, and retire the version that was published before it.

    `comparable_with` names the versions ("key version") that may share a line with it, in place of those
    that the document names. With `seen_digest`, only what was seen is published.
    """
    draft = locked_draft(version, seen_digest)
    if comparable_with is not None:
        draft.document = with_comparable(draft.document, comparable_with)
        draft.digest = digest_of(draft.document)
    definition = read_form(draft.document)
    for before in draft.instrument.versions.filter(status=Status.PUBLISHED):
        retire_version(version=before, by=by)
    draft.status, draft.published_at = Status.PUBLISHED, timezone.now()
    draft.save(update_fields=["status", "published_at", "document", "digest"])
    draft.instrument.licence = definition.licence[:60]
    draft.instrument.save(update_fields=["licence"])
    record(EventType.INSTRUMENT_PUBLISHED, target=draft, by=by)
    return draft


@transaction.atomic
def retire_version(*, version: InstrumentVersion, by: User | None) -> InstrumentVersion:
    """Offer a version no longer; drafts of forms on it can still be finished, and all forms be read."""
    published = locked(version)
    if not published.is_published:
        raise NotPublished
    published.status = Status.RETIRED
    published.save(update_fields=["status"])
    record(EventType.INSTRUMENT_RETIRED, target=published, by=by)
    return published


@transaction.atomic
def discard_draft(*, version: InstrumentVersion, seen_digest: str | None = None, by: User) -> None:
    """Throw a draft away, and its instrument with it when that has nothing else; the log keeps that it was."""
    draft = locked_draft(version, seen_digest)
    record(EventType.INSTRUMENT_DISCARDED, target=draft, by=by)
    draft.delete()
    if not draft.instrument.versions.exists():
        draft.instrument.delete()
