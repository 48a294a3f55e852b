"""Which form answers a request to observe, and when a request ends by itself. Pure: plain days in, answers out."""

import datetime
from dataclasses import dataclass

DAYS_TOGETHER = 7  # as many as the figures of reliability ask of two who look at the same time
GRACE = datetime.timedelta(days=7)  # after the day by which it was asked
BEFORE_MEETING = datetime.timedelta(days=7)
LOOK_BACK = datetime.timedelta(days=14)


@dataclass(frozen=True)
class Span:
    """A first and a last day."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> int:
        """How many days it counts, the first and the last included."""
        return (self.last - self.first).days + 1


def days_needed(asked: Span, *, is_double: bool) -> int:
    """Return on how many days of the period someone must have looked: two who are compared looked at one time."""
    return min(DAYS_TOGETHER, asked.days) if is_double else 1


def answers(asked: Span, looked: Span, *, is_double: bool, beside: Span | None = None) -> bool:
    """Say whether a form over these days answers a request over those; `beside` are the days of the other of a double.

    Two forms that each share a week with what was asked need not share one with each other.
    """
    spans = [asked, looked, *([beside] if beside else [])]
    shared = Span(max(span.first for span in spans), min(span.last for span in spans))
    return shared.days >= days_needed(asked, is_double=is_double)


def fills_from(asked: Span, *, is_double: bool) -> datetime.date:
    """Return the first day on which a form can answer the request."""
    return asked.first + datetime.timedelta(days=days_needed(asked, is_double=is_double) - 1)


def last_day_over(today: datetime.date) -> datetime.date:
    """Return the last day by which a request was asked that ends by itself today: a week ago.

    So what is held of a double observation is read a week later at most, whatever the other does.
    """
    return today - GRACE


def due_before(meets_on: datetime.date | None, today: datetime.date) -> datetime.date:
    """Return by when to ask: a week before the meeting, not before tomorrow; without one within two weeks."""
    if meets_on is None:
        return today + LOOK_BACK
    return max(meets_on - BEFORE_MEETING, today + datetime.timedelta(days=1))


def look_from(due_on: datetime.date, born_on: datetime.date) -> datetime.date:
    """Return from when on to look: the two weeks before the day, in the child's life."""
    return max(due_on - LOOK_BACK, born_on)
