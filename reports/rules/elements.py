"""The strengths that a set of instrument versions asks about."""

from collections.abc import Mapping

from portfolio.rules.definitions import Element, InstrumentDefinition


def merged_elements(definitions: Mapping[str, InstrumentDefinition]) -> list[Element]:
    """Return every strength that some form asked for, in the order of the fullest one."""
    found: dict[str, Element] = {}
    for definition in definitions.values():
        for element in definition.elements:
            found.setdefault(element.key, element)
    return list(found.values())
