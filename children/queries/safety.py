"""What the pages on safety show: whom to ask, and where specialist help stands, in words."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Membership, Organisation
from accounts.rules.permissions import Permission
from accounts.rules.roles import ROLES
from children.models import Child, SafetyContact, SpecialistHelp
from typed.sorting import by_name

FILLING_IN = [role for role, held in ROLES.items() if Permission.SAFETY_CONTACT_WRITE in held]


@dataclass(frozen=True)
class ContactCard:
    """Whom to ask in one organisation; when nothing is filled in, who can do that."""

    organisation: str
    contact: SafetyContact | None
    filled_in_by: list[str]


def contacts_of(organisations: Collection[UUID]) -> list[ContactCard]:
    """Return a card for each organisation; two queries."""
    found = Organisation.objects.filter(pk__in=organisations).select_related("safety_contact")
    holders = Membership.objects.filter(
        organisation__in=organisations, role__in=FILLING_IN, ended_at=None, user__is_active=True
    )
    named = list(holders.order_by(*by_name("user__full_name")).values_list("organisation", "user__full_name"))
    return [
        ContactCard(
            organisation=organisation.name,
            contact=contact_in(organisation),
            filled_in_by=[name for place, name in named if place == organisation.pk],
        )
        for organisation in found.order_by(*by_name("name"))
    ]


def contact_in(organisation: Organisation) -> SafetyContact | None:
    """Return the contact that was filled in; None for none, and for one that was emptied."""
    contact = getattr(organisation, "safety_contact", None)
    return contact if contact and contact.name else None


def help_of(child: Child) -> list[SpecialistHelp]:
    """Return what was noted on specialist help, newest first: the first one holds."""
    return list(child.specialist_help.select_related("recorded_by"))


def help_line(history: list[SpecialistHelp]) -> str:
    """Say where specialist help stands, in one sentence: the same on screen and on paper."""
    if not history:
        return _("Specialist help: not known. Nobody has noted it yet.")
    now = history[0]
    return _("Specialist help: %(status)s, since %(day)s. Noted on %(noted)s by %(who)s.") % {
        "status": now.get_status_display(),
        "day": date_format(now.on, "j F Y"),
        "noted": date_format(timezone.localtime(now.recorded_at), "j F Y"),
        "who": now.recorded_by.full_name,
    }
