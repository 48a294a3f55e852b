"""A version written out to take along: as YAML for people, as a FHIR R4 Questionnaire for other systems."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from portfolio.exchange.fhir.questionnaire import Status, questionnaire_of
from portfolio.exchange.yaml_writer import yaml_of
from portfolio.models import InstrumentVersion
from portfolio.rules.outcomes import read_form

STATUSES: dict[str, Status] = {"draft": "draft", "published": "active", "retired": "retired"}


@dataclass(frozen=True)
class Notation:
    """One way to write a version; `write` raises `DefinitionError` when something would get lost."""

    write: Callable[[InstrumentVersion], str]
    suffix: str
    content_type: str

    def file_name(self, version: InstrumentVersion) -> str:
        """Return the name of the file: key and version hold nothing that a file name cannot."""
        return f"{version.instrument.key}-{version.version}{self.suffix}"


def as_yaml(version: InstrumentVersion) -> str:
    """Return a version as YAML, its catalogue included."""
    return yaml_of(version.document)


def as_fhir(version: InstrumentVersion) -> str:
    """Return a version as a Questionnaire in JSON."""
    published_on = timezone.localdate(version.published_at) if version.published_at else None
    questionnaire = questionnaire_of(
        read_form(version.document), version.document, STATUSES[version.status], published_on
    )
    return json.dumps(questionnaire, allow_nan=False, ensure_ascii=False, indent=1)


NOTATIONS = {
    "yaml": Notation(as_yaml, ".yaml", "application/yaml; charset=utf-8"),  # RFC 9512
    "fhir": Notation(as_fhir, ".json", "application/fhir+json; charset=utf-8"),  # FHIR R4, 3.1.0.1.6
}
