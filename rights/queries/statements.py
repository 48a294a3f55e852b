"""Reading what a child or a parent said about a record."""

from dataclasses import dataclass

from children.models import Child
from rights.models import Statement
from rights.queries.stated import about_in_words

ON_ADVERSITY = {"life_event": None, "judgement": None}


@dataclass(frozen=True)
class Stated:
    """A statement, and what it is about in words."""

    statement: Statement
    about: str


def statements_of(child: Child, *, with_events: bool) -> list[Stated]:
    """Return what child and parents said; about events and judgements only where those are shown. One query.

    What was said about a form that was withdrawn is left out, as the form is.
    """
    found = child.statements.filter(assessment__withdrawal=None)
    found = found.select_related(
        *("recorded_by", "assessment", "life_event", "action", "judgement__adversity"),
        *("minutes__item__meeting", "advice__signed_by"),
    ).defer("assessment__document", "assessment__scores", "minutes__document")
    shown = found if with_events else found.filter(**ON_ADVERSITY)
    return [Stated(one, about_in_words(one)) for one in shown]
