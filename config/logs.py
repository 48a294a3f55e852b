"""What the site itself says, on standard error, in UTC; what people did is in `audit`.

A library may put what it works on into its words, such as each letter of a child's name that has no glyph; and an
error may carry the row that it is about. So the words of a library and of an error stay out: where it was says enough.
"""

import logging
import re
import time
import traceback
from pathlib import Path
from typing import Any

from django.conf import settings

SECRET = re.compile(r"(/uitnodiging/)[^/\s?\"]{20,}")  # of a link, which works without signing in
OUTSIDE = ("django", "gunicorn")  # they name addresses and headers, and nothing of what was typed into a form

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"one line": {"()": "config.logs.OneLine"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "one line"}},
    "loggers": {"django": {"level": "WARNING", "handlers": []}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}


class OneLine(logging.Formatter):
    """Writes when, how bad, by whom and what; nothing that was typed can start a line of its own."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and a traceback below it; a text that was made for another handler is not taken over."""
        told = logging.makeLogRecord({**record.__dict__, "exc_text": None, "stack_info": None})
        if not has_words(record.name):
            told.msg, told.args = f"{record.module}.{record.funcName}, line {record.lineno}", None
        return super().format(told)

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return without_secrets(escaped(super().formatMessage(record)))

    def formatException(self, ei: Any) -> str:
        """Return the traceback, each line of it indented: where it went and the kinds of the errors, no more."""
        return "\n".join(f"    {escaped(line)}" for line in kinds_and_places(ei[1]))


def without_secrets(line: str) -> str:
    """Take the secret out of the address of an invitation: who reads the log could answer with it."""
    return SECRET.sub(r"\1...", line)


def has_words(logger: str) -> bool:
    """Say whether the words of this logger are written down: those of our apps, and of Django and the server."""
    name = logger.split(".")[0]
    return name in OUTSIDE or (name in settings.INSTALLED_APPS and (Path(settings.BASE_DIR) / name).is_dir())


def kinds_and_places(error: BaseException) -> list[str]:
    """Return the lines of a traceback, of the errors behind it first, without their words."""
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = kinds_and_places(behind) if behind else []
    lines.append("Traceback (most recent call last):")
    for step in traceback.extract_tb(error.__traceback__):
        lines += [f'  File "{step.filename}", line {step.lineno}, in {step.name}', f"    {step.line}"]
    return [*lines, f"{type(error).__module__}.{type(error).__qualname__}"]


def escaped(text: str) -> str:
    """Write out what moves a cursor, ends a line or cannot be seen."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )
