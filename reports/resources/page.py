"""The register of resources, with what forms say beside it: what is noted and what was seen are two sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lifecourse.queries.resources import DomainResources
from portfolio.rules.definitions import Element, InstrumentDefinition
from portfolio.words import in_words
from reports.rules.profiles import View
from reports.words.said import said_of


class SeenInForms(NamedTuple):
    """What the newest forms say of one strength around the child."""

    name: str
    lines: list[str]


@dataclass(frozen=True)
class DomainWithForms:
    """One domain of the register, and what forms say of the same strengths."""

    noted: DomainResources
    seen: list[SeenInForms]


def register(
    domains: Sequence[DomainResources],
    views: Sequence[View],
    elements: Sequence[Element],
    definitions: Mapping[str, InstrumentDefinition],
) -> list[DomainWithForms]:
    """Return the register with what the views of now say of the strengths around the child, in words."""
    return [
        DomainWithForms(
            domain,
            [
                SeenInForms(in_words(element.name), lines)
                for element in elements
                if element.locus == "external" and element.domain == domain.key
                if (lines := said_of(element.key, views, definitions, with_figures=False, with_days=True))
            ],
        )
        for domain in domains
    ]
