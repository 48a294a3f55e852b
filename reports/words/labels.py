"""Names of roles, settings, days and numbers in the language of the page."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from children.models import ObserverRole, Setting
from children.rules.voices import is_own_voice
from paper.dates_and_numbers import day
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.words import in_words
from reports.facts.readings import Reading, Seen, Series


def series_label(series: Series) -> str:
    """Name a series: observer role and setting."""
    return series_label_in(series.role, series.setting, get_language() or "nl")


def place_label(place: tuple[str, str]) -> str:
    """Name an observer role and a setting."""
    return series_label_in(*place, get_language() or "nl")


@lru_cache(maxsize=256)
def series_label_in(role: str, setting: str, language: str) -> str:
    """Name a role and a setting; kept, because a page names the same few again and again."""
    with override(language):
        return f"{ObserverRole(role).label}, {Setting(setting).label}"


def who_in_words(moment: Seen) -> str:
    """Say who spoke and who filled it in: role and setting, then the person who is signed in.

    A teacher or a therapist may have answered aloud, so a name alone would say too much.
    """
    if is_own_voice(moment.role):
        return f"{moment.observer}, {Setting(moment.setting).label}"
    return _("%(voice)s (filled in by %(name)s)") % {
        "voice": place_label((moment.role, moment.setting)),
        "name": moment.observer,
    }


def voice_in_words(moment: Seen) -> str:
    """Name a voice within a line: a child or a parent with who sat beside it, else role, setting and person."""
    return (
        moment.observer
        if is_own_voice(moment.role)
        else f"{place_label((moment.role, moment.setting))} · {moment.observer}"
    )


def reading_label(reading: Reading) -> str:
    """Name one form: day observed, role, setting."""
    return f"{day(reading.period_to)} · {series_label(reading.series)}"


class FormChoice(NamedTuple):
    """One form that can be chosen on a page."""

    id: str
    label: str
    is_chosen: bool


def reading_choices(
    readings: Sequence[Reading], definitions: Mapping[str, InstrumentDefinition]
) -> list[tuple[str, str]]:
    """Return id and name of each form, the newest first; with its title where two would read alike."""
    labels = [reading_label(reading) for reading in readings]
    counts = Counter(labels)
    return [
        (r.id, label if counts[label] == 1 else f"{label} · {in_words(definitions[r.instrument].title)}")
        for r, label in reversed(list(zip(readings, labels, strict=True)))
    ]


def kind_names() -> dict[str, str]:
    """Return the names of the lanes on the time axis, from top to bottom."""
    return {
        "adversity": _("adversity"),
        "pressure": _("pressure"),
        "support": _("support"),
        "action": _("actions"),
        "observation": _("observations"),
        "outcome": _("signs"),
    }
