"""Days, numbers and differences as text, in the language that is active."""

import datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, override

MINUS = "\N{MINUS SIGN}"


def day(date: datetime.date) -> str:
    """Write a day in full: 12 november 2026."""
    return written(date, "j F Y", get_language() or "nl")


def short_day(date: datetime.date) -> str:
    """Write a day shortly: 12 nov 2026 (12 Nov 2026 in English)."""
    language = get_language() or "nl"
    return written(date, "j M Y" if language == "en" else "j b Y", language)


def day_and_month(date: datetime.date) -> str:
    """Write a day without its year: 12 nov (12 Nov in English)."""
    language = get_language() or "nl"
    return written(date, "j M" if language == "en" else "j b", language)


def near_day(date: datetime.date, today: datetime.date) -> str:
    """Write a day as shortly as it can be said: 12 nov, and with its year when that is another one."""
    return day_and_month(date) if date.year == today.year else short_day(date)


def short_month(date: datetime.date) -> str:
    """Write a month shortly, for an axis: nov ’26 (Nov ’26 in English)."""
    language = get_language() or "nl"
    return written(date, "M ’y" if language == "en" else "b ’y", language)


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
