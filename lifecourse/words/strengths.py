"""The strengths of a catalogue as the choices of a field, in the language of the reader."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portfolio.rules.definitions import Element
from portfolio.rules.domains import DOMAINS


def element_choices(elements: Sequence[Element], kept: str) -> list[Any]:
    """Return the choices of a field: none, then these strengths by domain.

    `kept`, the key that was chosen before, stays a choice though no catalogue has it any more.
    """
    language = get_language() or "nl"
    names = {domain.key: domain.name.in_language(language) for domain in DOMAINS}
    groups: list[Any] = [("", _("not chosen yet"))]
    for domain, members in groupby(elements, key=lambda element: element.domain):
        groups.append((names[domain], [(e.key, e.name.in_language(language)) for e in members]))
    if kept and kept not in {element.key for element in elements}:
        groups.append((kept, kept))
    return groups
