"""Whether consent is there for what a case meeting does: sharing, quoting the child and showing adversity."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from children.models import Child
from consents.models import Consent
from consents.queries.standing import Standing, standing_of
from consents.rules.deciding import Purpose, State

FOR_MEETING = (Purpose.TEAM, Purpose.QUOTE_CHILD, Purpose.ADVERSITIES)


@dataclass(frozen=True)
class Readiness:
    """How far consent is for a meeting, and in words who said no to what or who still has to be asked."""

    state: State
    details: list[str]


def readiness_of(children: Sequence[Child], on: datetime.date) -> dict[UUID, Readiness]:
    """Return how far it is for each child on the day of a meeting; two queries."""
    return {pk: ready(standing, on) for pk, standing in standing_of(children).items()}


def ready(standing: Standing, on: datetime.date) -> Readiness:
    """Return how far it is for one child: a no goes before what was not asked."""
    verdicts = {purpose: standing.verdict(purpose, on) for purpose in FOR_MEETING}
    refused = [purpose for purpose, one in verdicts.items() if one.state is State.REFUSED]
    if refused:
        return Readiness(State.REFUSED, [str(Consent.Purpose(purpose.value).label) for purpose in refused])
    waiting = [one for one in verdicts.values() if one.state is State.NOT_ASKED]
    if not waiting:
        return Readiness(State.ALLOWED, [])
    if any(one.lacks_holder for one in waiting):
        return Readiness(State.NOT_ASKED, [_("who has authority is not noted")])
    names = standing.names([*{key for one in waiting for key in one.to_ask}])
    return Readiness(State.NOT_ASKED, [_("ask: %(who)s") % {"who": names}])
