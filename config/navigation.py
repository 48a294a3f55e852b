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


@dataclass(frozen=True)
class ShownEntry:
    """An entry as the template writes it; `current` is the value of aria-current, empty when it is not active."""

    label: str | Promise
    url: str
    current: str


CHILDREN = Entry(_("Children"), "child-list")
INSTRUMENTS = Entry(_("Instruments"), "instrument-list")
RELIABILITY = Entry(_("Reliability"), "reliability-list", Permission.RELIABILITY_VIEW)
LOG = Entry(_("Log"), "log-list", Permission.LOG_REVIEW)
PEOPLE = Entry(_("People"), "people", Permission.PEOPLE_MANAGE)
ENTRIES = (CHILDREN, INSTRUMENTS, RELIABILITY, LOG, PEOPLE)

# Pages by the module or package of their view; the longest name that fits decides. None: under no entry.
ENTRY_OF_VIEWS: dict[str, Entry | None] = {
    "config.requests.probes": None,
    "accounts.views": None,
    "accounts.views.colleague": PEOPLE,
    "accounts.views.people": PEOPLE,
    "accounts.views.roles": PEOPLE,
    "accounts.views.teams": PEOPLE,
    "portfolio.views": INSTRUMENTS,
    "children.views": CHILDREN,
    "lifecourse.views": CHILDREN,
    "assessments.views": CHILDREN,
    "assessments.views.preview": INSTRUMENTS,
    "reviews.views": CHILDREN,
    "logbook.views.child": CHILDREN,
    "logbook.views.lines": LOG,
    "logbook.views.month": LOG,
    "reliability.views": RELIABILITY,
    "rights.views": CHILDREN,
    "reports": CHILDREN,
}
# Pages by URL name, where a module of views holds pages of two kinds or is Django's; these go before the modules.
ENTRY_OF_PAGES: dict[str, Entry | None] = {
    "safety-steps": None,
    "safety-contact": None,
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


def shown_entries(access: Access, match: ResolverMatch | None) -> list[ShownEntry]:
    """Return the entries that this person may open, in the order of the screen."""
    return [
        ShownEntry(entry.label, reverse(entry.page), current(entry, match))
        for entry in ENTRIES
        if entry.permission is None or access.organisations_where(entry.permission)
    ]


def navigation(request: HttpRequest) -> dict[str, object]:
    """Give templates the entries of the main navigation; worked out only where a template asks for them."""
    access = getattr(request, "access", None)
    if access is None:
        return {}
    return {"navigation": SimpleLazyObject(lambda: shown_entries(access, request.resolver_match))}
