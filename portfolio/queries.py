"""Reading instruments."""

from functools import lru_cache
from uuid import UUID

from portfolio.definitions import InstrumentDefinition
from portfolio.models import InstrumentVersion
from portfolio.reading import read_definition


@lru_cache(maxsize=64)
def definition_of(version_id: UUID) -> InstrumentDefinition:
    """Return what a version says; read once per process, for a published version never changes."""
    return read_definition(InstrumentVersion.objects.exclude(status="draft").get(pk=version_id).document)
