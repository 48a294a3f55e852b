"""The main navigation: its entries, and to which of them each page of the site belongs."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import ResolverMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from accounts.access import Access
from accounts.rules.permissions import Permission


@dataclass(frozen=True)
class Entry:
    """A part of the site: its label, the URL name of its first page, and the permission without which it is hidden."""

    label: str | Promise
    page: str
    permission: Permission | None = None

    def is_open_to(self, access: Access) -> bool:
        """Say whether this person may open it, in any team or organisation."""
        permission = self.permission
        return permission is None or bool(
            access.organisations_where(permission) or access.teams_where(permission)
        )


@dataclass(frozen=True)
class Menu:
    """Entries that belong together: the work of one role beside that with children."""

    label: str | Promise
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class ShownEntry:
    """An entry as the template writes it; `current` is the value of aria-current, empty when it is not active.

    A menu has its `entries` and no address.
    """

    label: str | Promise
    url: str
    current: str
    entries: tuple["ShownEntry", ...] = ()


@dataclass(frozen=True)
class Navigation:
    """What the header of the site shows one person: its entries, and whether there are children to search."""

    entries: tuple[ShownEntry, ...]
    has_children: bool
    can_open_emergency: bool


CHILDREN = Entry(_("Children"), "child-list")
MEETINGS = Entry(_("Meetings"), "meeting-list", Permission.MEETING_VIEW)
ADVICE = Entry(_("Advice that is asked"), "advice-asked", Permission.ADVICE_GIVE)
INSTRUMENTS = Entry(_("Instruments"), "instrument-list")
RIGHTS = Entry(_("Rights and retention"), "right-overview", Permission.RIGHTS_MANAGE)
EMERGENCIES = Entry(_("Emergency access"), "emergency-list", Permission.EMERGENCY_REVIEW)
DATA = Entry(_("Take data out"), "export-list", Permission.DATA_EXPORT)
LEFT_DRAFTS = Entry(_("Drafts without a writer"), "draft-list", Permission.DRAFT_HAND_OVER)
PEOPLE = Entry(_("People"), "people", Permission.PEOPLE_MANAGE)
LOG = Entry(_("Log"), "log-list", Permission.LOG_REVIEW)
RELIABILITY = Entry(_("Reliability"), "reliability-list", Permission.RELIABILITY_VIEW)
TERMS = Entry(_("Retention terms"), "retention-terms", Permission.RETENTION_MANAGE)
BIRTH_DAYS = Entry(_("Day of birth"), "birth-days", Permission.RETENTION_MANAGE)
LANGUAGES = Entry(_("Languages"), "language-list", Permission.LANGUAGE_APPROVE)
CONTACT = Entry(_("Safeguarding contact"), "safety-contact", Permission.SAFETY_CONTACT_WRITE)
QUEUE = Entry(_("Background work"), "queue", Permission.QUEUE_MANAGE)
COORDINATION = Menu(_("Coordination"), (RIGHTS, EMERGENCIES, LEFT_DRAFTS, DATA))
ORGANISATION = Menu(
    _("Organisation"), (PEOPLE, LOG, RELIABILITY, TERMS, BIRTH_DAYS, LANGUAGES, CONTACT, QUEUE)
)
BAR = (CHILDREN, MEETINGS, ADVICE, INSTRUMENTS, COORDINATION, ORGANISATION)
ENTRIES = tuple(entry for part in BAR for entry in (part.entries if isinstance(part, Menu) else (part,)))

# Pages by the module or package of their view; the longest name that fits decides. None: under no entry.
ENTRY_OF_VIEWS: dict[str, Entry | None] = {
    "config.requests.probes": None,
    "accounts.views": None,
    "accounts.views.colleague": PEOPLE,
    "accounts.views.people": PEOPLE,
    "accounts.views.roles": PEOPLE,
    "accounts.views.teams": PEOPLE,
    "background.views": QUEUE,
    "reminders.views": None,
    "portfolio.views": INSTRUMENTS,
    "children.views": CHILDREN,
    "lifecourse.views": CHILDREN,
    "assessments.views": CHILDREN,
    "assessments.views.preview": INSTRUMENTS,
    "reviews.views": CHILDREN,
    "advice.views": CHILDREN,
    "advice.views.asked": ADVICE,
    "consents.views": CHILDREN,
    "invitations.views": CHILDREN,
    "invitations.views.languages": LANGUAGES,
    "meetings.views": MEETINGS,
    "logbook.views.child": CHILDREN,
    "logbook.views.lines": LOG,
    "logbook.views.month": LOG,
    "reliability.views": RELIABILITY,
    "exports.views": DATA,
    "rights.views": CHILDREN,
    "reports": CHILDREN,
}
# Pages by URL name, where a module of views holds pages of two kinds or is Django's; these go before the modules.
ENTRY_OF_PAGES: dict[str, Entry | None] = {
    "draft-list": LEFT_DRAFTS,
    "emergency-list": EMERGENCIES,
    "emergency-review": EMERGENCIES,
    "right-overview": RIGHTS,
    "certificate": RIGHTS,
    "retention-terms": TERMS,
    "birth-days": BIRTH_DAYS,
    "safety-contact": CONTACT,
    "safety-steps": None,
    "discussion": MEETINGS,
    **dict.fromkeys(("child-export", "child-export-file"), CHILDREN),
    **dict.fromkeys(("minutes-list", "minutes-read"), CHILDREN),
    "language-set": None,
    "password-restore": CHILDREN,  # a link by mail, opened by someone who is signed in already
}


def entry_of(page: str | None, module: str) -> Entry | None:
    """Return the entry of a page, by its URL name and the module of its view; raise KeyError without a place."""
    if page in ENTRY_OF_PAGES:
        return ENTRY_OF_PAGES[page]
    names = module.split(".")
    packages = (".".join(names[:n]) for n in range(len(names), 0, -1))
    for package in packages:
        if package in ENTRY_OF_VIEWS:
            return ENTRY_OF_VIEWS[package]
    raise KeyError(f"{page} of {module} has no place in the main navigation: add it to config/navigation.py")


def current(entry: Entry, match: ResolverMatch | None) -> str:
    """Return "page" on the entry's first page, "true" on the other pages under it, else nothing."""
    if match is None or entry_of(match.url_name, match.func.__module__) is not entry:
        return ""
    return "page" if match.url_name == entry.page else "true"


def sees_children(access: Access) -> bool:
    """Say whether this person can have children: who works for the organisation and in no team has none."""
    return bool(access.by_team or access.by_case) or not access.by_organisation


def shown_entries(access: Access, match: ResolverMatch | None) -> tuple[ShownEntry, ...]:
    """Return the entries that this person may open, in the order of the screen; a menu of one is that one."""

    def shown(entry: Entry) -> ShownEntry:
        return ShownEntry(entry.label, reverse(entry.page), current(entry, match))

    found = []
    for part in BAR:
        entries = part.entries if isinstance(part, Menu) else (part,)
        if part is CHILDREN and not sees_children(access):
            continue
        links = tuple(shown(entry) for entry in entries if entry.is_open_to(access))
        if isinstance(part, Menu) and len(links) > 1:
            is_here = any(link.current for link in links)
            found.append(ShownEntry(part.label, "", "true" if is_here else "", links))
        else:
            found.extend(links)
    return tuple(found)


def navigation(request: HttpRequest) -> dict[str, object]:
    """Give templates what the header shows; worked out only where a template asks for it."""
    access = getattr(request, "access", None)
    if access is None:
        return {}

    def worked_out() -> Navigation:
        return Navigation(
            entries=shown_entries(access, request.resolver_match),
            has_children=sees_children(access),
            can_open_emergency=bool(access.teams_where(Permission.EMERGENCY_OPEN)),
        )

    return {"navigation": SimpleLazyObject(worked_out)}
