"""Loading and publishing instruments."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from portfolio.models import Instrument, InstrumentVersion
from portfolio.reading import DefinitionError, read_definition


def digest_of(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hexadecimal) of a document in its one canonical spelling."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


@transaction.atomic
def publish_definition(*, document: Mapping[str, Any]) -> tuple[InstrumentVersion, bool]:
    """Publish a document as a version of its instrument; return it, and whether it is new.

    Publishing the same document again changes nothing. A published version with another text is
    refused with `DefinitionError`: a changed text needs a new version number.
    """
    definition = read_definition(document)
    digest = digest_of(document)
    instrument, _ = Instrument.objects.select_for_update().get_or_create(key=definition.key)
    existing = instrument.versions.filter(version=definition.version).first()
    if existing is None:
        instrument.versions.filter(status=InstrumentVersion.Status.PUBLISHED).update(
            status=InstrumentVersion.Status.RETIRED
        )
        published = instrument.versions.create(
            version=definition.version,
            status=InstrumentVersion.Status.PUBLISHED,
            document=document,
            digest=digest,
            published_at=timezone.now(),
        )
        return published, True
    if existing.digest != digest:
        raise DefinitionError(
            f"{definition.key} {definition.version}", "is published and cannot change; give it a new version"
        )
    return existing, False
