"""Names of roles, settings, days and numbers in the language of the page."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from assessments.models import ObserverRole, Setting
from portfolio.definitions import InstrumentDefinition
from portfolio.domains import Text
from reports.readings import Reading, Series

MINUS = "\N{MINUS SIGN}"


def in_words(text: Text) -> str:
    """Return a text of the instrument in the language of the page."""
    return text.in_language(get_language() or "nl")


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


def reading_label(reading: Reading) -> str:
    """Name one form: day observed, role, setting."""
    return f"{day(reading.period_to)} · {series_label(reading.series)}"


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


def day(date: datetime.date) -> str:
    """Write a day in full: 12 november 2026."""
    return written(date, "j F Y", get_language() or "nl")


def short_day(date: datetime.date) -> str:
    """Write a day shortly: 12 nov 2026 (12 Nov 2026 in English)."""
    language = get_language() or "nl"
    return written(date, "j M Y" if language == "en" else "j b Y", language)


@lru_cache(maxsize=4096)
def written(date: datetime.date, pattern: str, language: str) -> str:
    """Write a day; kept, because a page with charts names the same days hundreds of times."""
    with override(language):
        return date_format(date, pattern)


def number(value: float, language: str = "") -> str:
    """Write a number to one decimal, with the decimal mark of the language (of the page, when not given)."""
    text = f"{value:.1f}"
    return text if (language or get_language()) == "en" else text.replace(".", ",")


def hundredths(value: float) -> str:
    """Write a number to two decimals, with the decimal mark of the language of the page."""
    text = f"{value:.2f}"
    return text if get_language() == "en" else text.replace(".", ",")


def difference(value: float) -> str:
    """Write a difference with its sign; no sign for what rounds to nothing."""
    rounded = round(value, 1) or 0.0
    sign = "+" if rounded > 0 else MINUS if rounded < 0 else ""
    return f"{sign}{number(abs(rounded))}"


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
