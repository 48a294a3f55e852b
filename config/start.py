"""What is looked at once, before the site serves anybody."""

import logging
import os
from collections.abc import Iterator

from django.contrib.staticfiles.apps import StaticFilesConfig
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.checks import CheckMessage, Error, Tags, run_checks
from django.db import connections

logger = logging.getLogger(__name__)
# No page needs a second of the database, and none waits long for what another one is writing.
WAITS = "-c statement_timeout=20s -c lock_timeout=5s -c idle_in_transaction_session_timeout=120s"


def bound_waiting(waits: str = WAITS) -> None:
    """Let the database end what a page asks of it when that takes too long; the page then says so with 503.

    For the web server, and with other `waits` for the worker: a command may take its time. What the operator asks for
    comes last and wins.
    """
    options = connections.settings["default"]["OPTIONS"]
    # libpq reads PGOPTIONS only when there is no `options`.
    asked = options.get("options") or os.environ.get("PGOPTIONS", "")
    if waits not in asked:
        options["options"] = f"{waits} {asked}".strip()


def reasons_not_to_start() -> list[str]:
    """Run every check; return a sentence for each that failed, with what to do about it. A warning goes to the log."""
    database = run_checks(tags=[Tags.database], databases=["default"])
    found = [*run_checks(), *database, *static_files_are_collected()]
    for message in found:
        if not message.is_serious():
            logger.warning(in_one_line(message))
    return [in_one_line(message) for message in found if message.is_serious()]


def in_one_line(message: CheckMessage) -> str:
    """Return what a check found and what to do about it, as one line."""
    return " ".join(f"({message.id}) {message.msg} {message.hint or ''}".split())


def static_files_are_collected() -> list[CheckMessage]:
    """Return an error when a page would name a file that is not there, and so end as an error of the server.

    This is no check of `manage.py`: `collectstatic` runs those before it collects.
    """
    missing = sorted(files_not_collected())
    if not missing:
        return []
    sentence = f"{len(missing)} static files are not collected, such as {missing[0]}."
    return [Error(sentence, hint="Run `manage.py collectstatic --noinput`.", id="config.E007")]


def files_not_collected() -> Iterator[str]:
    """Yield each file of the apps that is not in the folder of collected files under its fingerprinted name."""
    kept = getattr(staticfiles_storage, "hashed_files", None)
    if kept is None:  # the tests serve the files as they are
        return
    ignored = StaticFilesConfig.ignore_patterns
    for finder in get_finders():
        for path, _storage in finder.list(ignored):
            name = path.replace("\\", "/")
            if name not in kept or not staticfiles_storage.exists(kept[name]):
                yield name
