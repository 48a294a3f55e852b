"""How an invitation stands, in words for professionals."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from children.models.observer import language_name
from invitations.models import Invitation
from portfolio.queries.instruments import form_of


@dataclass(frozen=True)
class Line:
    """One invitation in the list: what is to be done with it, if anything."""

    invitation: Invitation
    form: str
    how: str
    is_to_check: bool
    language: str


def line_of(invitation: Invitation) -> Line:
    """Return how an invitation stands, with its day."""
    language = language_name(invitation.language) if invitation.language else ""
    return Line(invitation, title_of(invitation), how_it_stands(invitation), invitation.waits, language)


def title_of(invitation: Invitation) -> str:
    """Return the name of the form in the language of the page."""
    return form_of(invitation.instrument_version_id).title.in_language(get_language() or "nl")


def how_it_stands(invitation: Invitation) -> str:
    """Say how it stands: asked until when, sent on which day, or what became of it."""
    state = Invitation.State(invitation.state)
    if invitation.is_live and invitation.expires_at <= timezone.now():
        return str(Invitation.State.EXPIRED.label)
    if invitation.is_live:
        until = date_format(invitation.last_day, "j F")
        return _("%(state)s, the link works until %(until)s") % {"state": state.label, "until": until}
    if invitation.sent_at is None:
        return str(state.label)
    day = {"day": date_format(timezone.localtime(invitation.sent_at), "j F")}
    if invitation.waits:
        return _("sent on %(day)s, to be checked") % day
    if invitation.set_aside_as:
        return _("sent on %(day)s, set aside") % day
    return _("sent on %(day)s, taken up") % day
