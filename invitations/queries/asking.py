"""Who may be asked about a child, and with which forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from assessments.queries.forms import published_instruments
from children.models import Child
from consents.queries.asking import Reason, answer_to
from consents.queries.asking import may_ask as consent_to_ask
from consents.queries.standing import standing_for
from consents.rules.deciding import Purpose
from invitations.models import Invitation
from invitations.rules.asking import suits
from portfolio.rules.outcomes import Form

PURPOSES = {
    Invitation.Kind.CHILD: Purpose.ASK_CHILD,
    Invitation.Kind.PARENT: Purpose.ASK_PARENTS,
    Invitation.Kind.FOSTER_CARER: Purpose.ASK_NETWORK,
    Invitation.Kind.TEACHER: Purpose.ASK_SCHOOL,
    Invitation.Kind.NETWORK: Purpose.ASK_NETWORK,
}


def may_ask(*, child: Child, kind: str) -> str:
    """Return why this kind of person may not be asked about a child now, in words; empty when everyone said yes.

    The one place to ask: the form shows the reason and the action refuses. Two queries.
    """
    consent = consent_to_ask(child, PURPOSES[Invitation.Kind(kind)], timezone.localdate())
    return consent.words if isinstance(consent, Reason) else ""


@dataclass(frozen=True)
class Stop:
    """Some kinds of people who may not be asked now for one reason, with the page on which an answer is noted."""

    whom: str
    why: str
    url: str
    label: str


def stops_for(child: Child, kinds: Iterable[str]) -> list[Stop]:
    """Return whom one may not ask now and why, by kind in the order given; two queries."""
    standing, today = standing_for(child), timezone.localdate()
    found = (
        (kind, answer_to(standing, PURPOSES[Invitation.Kind(kind)], today)) for kind in dict.fromkeys(kinds)
    )
    return [
        Stop(str(Invitation.Kind(kind).label), reason.words, reason.url, reason.label)
        for kind, reason in found
        if isinstance(reason, Reason)
    ]


@dataclass(frozen=True)
class Choice:
    """One way to ask: whom, with which version of a form."""

    kind: str
    version_id: UUID
    form: Form

    @property
    def key(self) -> str:
        """How the choice is called in a form that is posted."""
        return f"{self.kind}.{self.version_id}"


def choices_for(child: Child) -> list[Choice]:
    """Return whom one can ask with which published form, for the child's age today."""
    age = child.age_on(timezone.localdate())
    return [
        Choice(kind, version_id, form)
        for kind in Invitation.Kind.values
        for version_id, form in published_instruments(child.organisation_id).items()
        if suits(kind, audience=form.audience, ages=form.ages, age=age)
    ]
