"""The log of the site: every event one line, with its moment in UTC, whatever was typed."""

import logging
import re
import sys
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from config.logs import OneLine


def line(text: str, *, error: bool = False) -> str:
    """Return how the log writes a text that came from outside."""
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "%s", (text,), None)
    record.created, record.msecs = 1_800_000_000.25, 250.0
    if error:
        try:
            raise ValueError(text)
        except ValueError:
            record.exc_info = sys.exc_info()
    return OneLine().format(record)


def test_line_says_when_how_bad_by_whom_and_what() -> None:
    assert re.fullmatch(r"2027-01-15T08:00:00\.250Z WARNING django\.request hallo", line("hallo"))


@pytest.mark.parametrize(
    "text", ["a\nERROR b", "a\r\nb", "a\x1b[2Jb", "a\u2028b", "a\u0085b", "a\x00b", "a\u202eb"]
)
def test_what_was_typed_starts_no_line_and_moves_no_cursor(text: str) -> None:
    assert line(text).isprintable()
    head, *traceback = line(text, error=True).split("\n")
    assert head == line(text)
    assert traceback[0] == "    Traceback (most recent call last):"
    assert all(part.startswith("    ") and part.isprintable() for part in traceback)


@given(st.text())
def test_any_text_is_one_line_that_can_be_stored(text: str) -> None:
    assert line(text).isprintable()
    assert line(text).encode()


CANARY = "Kanariena"


@pytest.mark.parametrize(
    "library", ["weasyprint", "fontTools.subset", "plotly", "PIL.Image", "allauth", "asyncio"]
)
def test_library_says_where_and_never_what(library: str) -> None:
    record = logging.LogRecord(
        library, logging.ERROR, "/x/fonts.py", 107, f"{CANARY} %s", (CANARY,), None, "subset"
    )
    written = OneLine().format(record)
    assert CANARY not in written
    assert written.endswith(f"ERROR {library} fonts.subset, line 107")
    assert record.getMessage() == f"{CANARY} {CANARY}"  # as it was for others


@pytest.mark.parametrize(
    "logger", ["accounts.middleware", "config.start", "django.request", "gunicorn.error"]
)
def test_own_words_and_those_of_the_server_are_written(logger: str) -> None:
    record = logging.LogRecord(logger, logging.ERROR, "/x/y.py", 1, "Not Found: %s", ("/kinderen/",), None)
    assert OneLine().format(record).endswith(f"{logger} Not Found: /kinderen/")


@pytest.mark.parametrize("logger", ["django.request", "config.start", "weasyprint"])
def test_error_says_its_kind_and_place_and_none_of_its_words(logger: str) -> None:
    try:
        try:
            raise KeyError(CANARY)
        except KeyError as first:
            raise ValueError(f"Key (first_name)=({CANARY}) exists") from first
    except ValueError:
        told = sys.exc_info()
    record = logging.LogRecord(logger, logging.ERROR, "/x/y.py", 1, "Internal Server Error", (), told)
    logging.Formatter().format(record)  # another handler was first, and kept its text in the record
    lines = OneLine().format(record).splitlines()
    kinds = [line.strip() for line in lines if line.startswith("    builtins.")]
    assert kinds == ["builtins.KeyError", "builtins.ValueError"]
    assert not [line for line in lines if CANARY in line]


def test_site_writes_its_log_this_way_and_nowhere_else() -> None:
    logs: Any = settings.LOGGING
    assert {name: handler["class"] for name, handler in logs["handlers"].items()} == {
        "console": "logging.StreamHandler"
    }
    assert logs["handlers"]["console"]["formatter"] == "one line"
    assert logs["formatters"]["one line"]["()"] == "config.logs.OneLine"
    assert logs["loggers"] == {"django": {"level": "WARNING", "handlers": []}}  # none of Django's own
