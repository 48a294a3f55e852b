"""What was sent, what was answered, and every fault with the number of the request that showed it."""

import logging
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from traceback import format_exception
from typing import Any
from unittest import mock

from django.core import mail
from django.core.signals import got_request_exception
from django.db import connection
from django.http import HttpRequest
from django.template.loader import render_to_string

from assurance.fuzz.looking import html_faults, is_marked, skeleton
from assurance.fuzz.payloads import TYPED
from config.logs import OneLine
from config.requests.handler import Request
from tests.support.every_form import every_form

Spot = tuple[str, str]  # a page and the name of a field
SHOWN = 40
EXPLAINED: dict[Spot, str] = {  # a field that no post can reach, and why
    ("reliability-on", "kind"): "what is no kind of figure answers 404, like any address that does not exist",
}


@dataclass
class Tally:
    """The counts and the faults of one run."""

    posts: int = 0
    asked: int = 0
    read: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    raw: Counter[int] = field(default_factory=Counter)
    by_page: Counter[str] = field(default_factory=Counter)
    kinds_read: Counter[str] = field(default_factory=Counter)
    found: set[Spot] = field(default_factory=set)
    covered: set[Spot] = field(default_factory=set)
    asked_names: set[str] = field(default_factory=set)
    canaries_sent: int = 0
    canaries_seen: int = 0
    log_lines: int = 0
    mails: int = 0
    seconds: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    traces: dict[str, str] = field(default_factory=dict)
    request: str = ""

    def fault(self, words: str, page: str = "") -> None:
        """Note a fault; the request that first showed it stays with it."""
        key = f"{page}: {words}" if page else words
        self.faults[key] += 1
        self.traces.setdefault(key, self.request)

    def take(self, faults: Iterable[str], page: str) -> None:
        """Note some faults of one page."""
        for words in faults:
            self.fault(words, page)

    @property
    def never_covered(self) -> set[Spot]:
        """Return the fields that no post reached: of those found on pages, and of those that a class of forms has."""
        reached = {name.rpartition("-")[2] for _page, name in self.covered} | {
            name for _page, name in self.covered
        }
        classes = {(form.__name__, name) for form in every_form() for name in form.base_fields}  # type: ignore[attr-defined]
        return (self.found - self.covered) | {
            spot for spot in classes if skeleton(spot[1]) not in reached | self.asked_names
        }

    @property
    def unexplained(self) -> set[Spot]:
        """Return the fields that were never reached and have no reason not to be."""
        return self.never_covered - set(EXPLAINED)

    def lines(self) -> Iterator[str]:
        """Yield the report."""
        yield f"posts: {self.posts}, other requests with parameters: {self.asked}, pages and files read back: {self.read}"
        yield f"answers: {', '.join(f'{status}: {n}' for status, n in sorted(self.statuses.items()))}"
        raw = ", ".join(f"{status or 'hung up'}: {n}" for status, n in sorted(self.raw.items()))
        yield f"bytes to the web server: {raw}"
        yield f"by page: {', '.join(f'{page} {n}' for page, n in sorted(self.by_page.items()))}"
        yield f"read back: {', '.join(f'{kind} {n}' for kind, n in sorted(self.kinds_read.items()))}"
        yield f"fields: {len(self.found)} found, {len(self.found & self.covered)} reached"
        for spot in sorted(self.never_covered):
            yield f"  never reached: {spot[0]} {spot[1]} ({EXPLAINED.get(spot, 'NO REASON')})"
        yield f"canaries: {self.canaries_sent} sent, seen {self.canaries_seen} times in what came out"
        yield f"log lines: {self.log_lines}, mails: {self.mails}"
        if len(self.seconds) > 100:
            cuts = statistics.quantiles(self.seconds, n=100)
            yield f"time: median {cuts[49]:.3f} s, p99 {cuts[98]:.3f} s, most {max(self.seconds):.1f} s"
        yield f"server errors: {sum(n for status, n in self.statuses.items() if status >= 500)}"
        yield f"faults: {sum(self.faults.values())} of {len(self.faults)} kinds"
        for words, n in self.faults.most_common(SHOWN):
            yield f"  {n} x {words}\n      first: {self.traces[words]}"


class Ear(logging.Handler):
    """Hears every line that the site would write, and notes typed text in it."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(logging.INFO)
        self.tally = tally
        self.setFormatter(OneLine())

    def emit(self, record: logging.LogRecord) -> None:
        """Judge one line."""
        line = self.format(record)
        self.tally.log_lines += 1
        if TYPED in line.lower():
            self.tally.fault(f"typed text in the log: {record.name} {line[:160]}")


@contextmanager
def watching(tally: Tally) -> Iterator[None]:
    """Listen to the log, to what goes wrong unseen, and look at the source of every paper."""
    ear, loggers = Ear(tally), [logging.getLogger(name) for name in ("", "django")]
    levels = [logger.level for logger in loggers]

    def looked_at(template: str, context: dict[str, Any]) -> str:
        text = str(render_to_string(template, context))
        tally.canaries_seen += text.lower().count(TYPED)
        tally.take(html_faults(text), f"source of {template}")
        return text

    def went_wrong(sender: object, request: HttpRequest, **given: Any) -> None:
        error = sys.exc_info()[1]
        if error is not None:
            last = format_exception(error)
            tally.fault(
                f"{type(error).__name__} at {last[-2].strip().splitlines()[0] if len(last) > 1 else ''}"
            )
            tally.traces[f"traceback {type(error).__name__}"] = "".join(last)[-3000:]

    got_request_exception.connect(went_wrong)
    handlers, loggers[0].handlers = loggers[0].handlers, [ear]
    for logger in loggers:
        logger.setLevel(logging.INFO)
    try:
        with (
            mock.patch("paper.pdf.render_to_string", looked_at),
            mock.patch("django.test.client.WSGIRequest", Request),  # as the web server makes a request
        ):
            yield
    finally:
        got_request_exception.disconnect(went_wrong)
        loggers[0].handlers = handlers
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def mail_faults(letter: mail.EmailMessage) -> Iterator[str]:
    """Judge a letter: to one address, and nothing in it that was typed but that address."""
    heads = {name: value for name, value in letter.message().items() if name != "To"}
    if len(letter.recipients()) != 1:
        yield "to more than one address"
    if is_marked(f"{heads} {letter.body}") or letter.attachments:
        yield "typed text in it"


def look_at_what_was_kept(tally: Tally) -> None:
    """Look at mail and at the log of the organisation: neither may hold what was typed."""
    tally.mails += len(getattr(mail, "outbox", []))
    for letter in getattr(mail, "outbox", []):
        tally.take(mail_faults(letter), "mail")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT event, count(*) FROM audit_auditevent e"
            " WHERE (to_jsonb(e) - 'actor_name')::text ILIKE %s GROUP BY event",
            [f"%{TYPED}%"],
        )
        for event, n in cursor.fetchall():
            tally.fault(f"typed text in {n} events of the log: {event}")
