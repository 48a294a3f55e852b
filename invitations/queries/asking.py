"""Who may be asked about a child, and with which forms."""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from assessments.queries.forms import published_instruments
from children.models import Child
from consents.queries.asking import Reason
from consents.queries.asking import may_ask as consent_to_ask
from consents.rules.deciding import Purpose, State
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
    """Return why this kind of person may not be asked about a child now, in words; empty when nobody said no.

    The one place to ask: the form shows the reason and the action refuses. Two queries.
    """
    consent = consent_to_ask(child, PURPOSES[Invitation.Kind(kind)], timezone.localdate())
    return consent.words if isinstance(consent, Reason) and consent.state is State.REFUSED else ""


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
