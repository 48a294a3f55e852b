"""One clock for all that a test uses: Python with its libraries, the database, and the pages in the browser.

The suite lives at one moment: now, or what `--date` says. Each file of tests begins at that moment, and the
clock runs on. A file may pin the clock to another moment (`pinned`), a test may move it (`clock_at`).
"""

import datetime
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
import time_machine
from django.utils import timezone

from tests.support.database_clock import DatabaseClock
from tests.support.owner import connect_as_owner

STORY = "2026-11-22T12:00"  # when the tests with fixed dates play
HARD_MOMENTS = {  # in Amsterdam; 02:30 comes twice in the night in which the clocks go back
    "29 February": "2028-02-29T23:30",
    "clocks go back, first 02:30": "2027-10-31T02:30+02:00",
    "clocks go back, second 02:30": "2027-10-31T02:30+01:00",
    "last minute of the year": "2027-12-31T23:59",
    "still last year in Greenwich": "2028-01-01T00:10",
}
NO_ZONE = datetime.timezone(
    datetime.timedelta(hours=1)
)  # with one of a place, or UTC, time-machine sets TZ as well
YEARS = range(1980, 2101)  # what stores, certificates and calendars all know
LONGEST_FILE = datetime.timedelta(minutes=10)  # no file of tests takes longer


def moment_of(text: str) -> datetime.datetime:
    """Return the moment that is written in ISO 8601, in Amsterdam unless an offset is given."""
    moment = datetime.datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.get_default_timezone())


def moment_asked(text: str) -> datetime.datetime:
    """Return the moment at which the suite begins for what `--date` says; raises ValueError with one sentence."""
    said = f"--date is {text!r}:"
    try:
        moment = moment_of(text)
    except ValueError:
        raise ValueError(f"{said} write a moment in Amsterdam, as 2028-02-29T23:30.") from None
    if moment.year not in YEARS:
        raise ValueError(f"{said} choose a year from {YEARS[0]} to {YEARS[-1]}.")
    if moment.astimezone(datetime.UTC).astimezone(moment.tzinfo).replace(tzinfo=None) != moment.replace(
        tzinfo=None
    ):
        raise ValueError(f"{said} the clocks go forward then, so that this hour does not exist.")
    return moment_to_begin(moment)


def real_now() -> datetime.datetime:
    """Return the time of the machine, wherever the clock of the tests stands."""
    hatch = time_machine.escape_hatch
    return hatch.datetime.datetime.now(datetime.UTC) if hatch.is_travelling() else timezone.now()


def moment_to_begin(now: datetime.datetime) -> datetime.datetime:
    """Return the moment itself, or one before it that is early enough to end a file before midnight."""
    last = datetime.datetime.combine(
        timezone.localdate(now) + datetime.timedelta(days=1), datetime.time(), timezone.get_default_timezone()
    )
    return min(now, last - LONGEST_FILE)


@dataclass
class Clock:
    """The clock of the tests: `ahead` of the clock of the machine, and standing still when `stands_at` is set."""

    ahead: datetime.timedelta = field(default_factory=datetime.timedelta)
    stands_at: datetime.datetime | None = None
    database: DatabaseClock | None = None
    travelling: time_machine.travel | None = None

    def set(self, moment: datetime.datetime, *, is_running: bool = True) -> None:
        """Move to a moment, Python and, when there is a test database, the database too."""
        self.ahead = moment - real_now()
        self.stands_at = None if is_running else moment
        self.stop()
        self.travelling = time_machine.travel(moment.astimezone(NO_ZONE), tick=is_running)
        self.travelling.start()
        time.time()  # a clock that runs begins to run when it is first read
        if self.database:
            self.database.set_ahead(self.ahead)

    def move(self, by: datetime.timedelta) -> None:
        """Move on from where the clock is; it runs or stands still as before."""
        self.set((self.stands_at or timezone.now()) + by, is_running=self.stands_at is None)

    @contextmanager
    def with_database(self) -> Iterator[None]:
        """Let the test database that is there now follow."""
        self.database = DatabaseClock(connect_as_owner())
        self.database.set_ahead(self.ahead)
        try:
            yield
        finally:
            self.database.close()
            self.database = None

    def stop(self) -> None:
        """Go back to the time of the machine."""
        if self.travelling is not None:
            self.travelling.stop()
            self.travelling = None


CLOCK = Clock()


@contextmanager
def clock_at(moment: datetime.datetime | str, *, is_running: bool = False) -> Iterator[Clock]:
    """Let everything happen at a moment: the clock stands still there, unless it is to run."""
    ahead, stood_at = CLOCK.ahead, CLOCK.stands_at
    CLOCK.set(moment_of(moment) if isinstance(moment, str) else moment, is_running=is_running)
    try:
        yield CLOCK
    finally:
        CLOCK.set(stood_at or real_now() + ahead, is_running=stood_at is None)


def pinned(reason: str, moment: str = STORY) -> pytest.MarkDecorator:
    """Mark tests that play at one moment, whatever `--date` says; give the reason."""
    return pytest.mark.clock(moment, reason)
