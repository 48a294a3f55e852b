"""What the site itself says, on standard error, in UTC; what people did is in `audit`."""

import logging
import time
from typing import Any


class OneLine(logging.Formatter):
    """Writes when, how bad, by whom and what; nothing that was typed can start a line of its own."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return escaped(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:
        """Return the traceback, each line of it indented."""
        return "\n".join(f"    {escaped(line)}" for line in super().formatException(ei).splitlines())


def escaped(text: str) -> str:
    """Write out what moves a cursor, ends a line or cannot be seen."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )
