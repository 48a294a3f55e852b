"""May someone be asked, quoted or shown something? The one question that papers, meetings and invitations put."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from children.models import Child
from consents.queries.standing import Standing, standing_for
from consents.rules.deciding import CHILD, Purpose, State, Verdict, judged


@dataclass(frozen=True)
class Allowed:
    """Everyone who has to agree said yes."""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class Reason:
    """Why it may not: nobody asked yet, or someone said no; in a sentence, with the page on which an answer is noted."""

    state: State
    words: str
    url: str = ""
    label: str = ""

    def __bool__(self) -> bool:
        return False


def may_ask(child: Child, purpose: Purpose, on: datetime.date, party: UUID | None = None) -> Allowed | Reason:
    """Say whether something may on a day; two queries. For words of one parent `party` names which."""
    return answer_to(standing_for(child), purpose, on, party)


def answer_to(
    standing: Standing, purpose: Purpose, on: datetime.date, party: UUID | None = None
) -> Allowed | Reason:
    """Say the same of a child whose consent was read already."""
    found = of_one(standing, str(party)) if party and purpose is Purpose.QUOTE_OWN else None
    found = found or standing.verdict(purpose, on)
    if found.state is State.ALLOWED:
        return Allowed()
    return Reason(found.state, reason_in_words(standing, found), *step_for(standing, found, purpose))


def step_for(standing: Standing, found: Verdict, purpose: Purpose) -> tuple[str, str]:
    """Return the page for what the reason asks, at its purpose, and what the way there is called."""
    child = standing.child.pk
    if found.lacks_holder and not found.refused_by:
        return reverse("authority-add", args=[child]), _("Note who has authority")
    key = [*found.refused_by, *found.to_ask][0]
    url = (
        reverse("consent-child", args=[child])
        if key == CHILD
        else reverse("consent-party", args=[child, key])
    )
    return f"{url}#div_id_{purpose.value}", _("Note what %(name)s says") % {"name": standing.name(key)}


def of_one(standing: Standing, key: str) -> Verdict:
    """Return the verdict on the own words of one parent."""
    said = standing.said(Purpose.QUOTE_OWN)
    return judged(frozenset({key}), said)


def reason_in_words(standing: Standing, found: Verdict) -> str:
    """Say in one sentence why something may not now."""
    if found.refused_by:
        return _("%(who)s said no.") % {"who": capfirst(standing.names(found.refused_by))}
    if found.lacks_holder:
        return _("It is not noted who has authority.")
    return _("Not asked yet: %(who)s.") % {"who": standing.names(found.to_ask)}
