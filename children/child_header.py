"""The head that every page of a child carries: who it is about, and where one can go from here."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.http import Request
from accounts.rules.permissions import Permission
from children.models import Child, Grant
from children.models.retention import closed_on
from children.queries.child_access import Reach
from children.queries.summary import Summary, summary_of

# name of the page, its permission
TABS = {
    "profile": Permission.PROFILE_VIEW,
    "trajectory": Permission.PROFILE_VIEW,
    "assessment-list": Permission.CHILD_VIEW,
    "life-event-list": Permission.LIFE_EVENT_VIEW,
    "resource-list": Permission.RESOURCE_VIEW,
    "coping-list": Permission.CHILD_VIEW,
    "action-list": Permission.PROFILE_VIEW,
}
ACTIONS = {
    "report": Permission.REPORT_EXPORT,
    "assessment-start": Permission.ASSESSMENT_FILL,
}
LINKS = {
    "child-change": Permission.CHILD_CHANGE,
    "grant-list": Permission.CASE_MANAGE,
    "right-list": Permission.RIGHTS_VIEW,
    "child-log": Permission.LOG_VIEW_CHILD,
}


class PageLink(NamedTuple):
    """A page of the child in the header: its name, its address, and whether it stands out.

    A tab stands out when it is the page on screen, a button when it is the one to use most.
    """

    label: str
    url: str
    stands_out: bool = False


@dataclass(frozen=True)
class Head:
    """The child, the facts under its name, the tabs, buttons and links this person may use.

    `notice` says on what grounds someone from outside the team sees this, or that the file was closed; else empty.
    """

    child: Child
    age: int
    facts: list[str]
    tabs: list[PageLink]
    actions: list[PageLink]
    links: list[PageLink]
    notice: str


def head_of(request: Request, child: Child, current: str = "", summary: Summary | None = None) -> Head:
    """Return the head for a page; `current` is the URL name of the tab. One query, none with `summary`."""
    labels = {
        "profile": _("Profile"),
        "trajectory": _("Course"),
        "assessment-list": _("Observations"),
        "life-event-list": _("Events"),
        "resource-list": _("Resources"),
        "coping-list": _("What helped"),
        "action-list": _("Actions"),
        "report": _("Make a report"),
        "assessment-start": _("New observation"),
        "child-change": _("Registration"),
        "grant-list": _("Who can see this child"),
        "right-list": _("Rights of child and parents"),
        "child-log": _("Who looked at this child"),
    }

    def allowed(pages: dict[str, Permission], outstanding: str = "") -> list[PageLink]:
        held = [name for name, permission in pages.items() if request.access.has(permission, child.team_id)]
        return [PageLink(labels[name], reverse(name, args=[child.pk]), name == outstanding) for name in held]

    return Head(
        child=child,
        age=child.age_on(timezone.localdate()),
        facts=facts_of(summary or summary_of(child)),
        tabs=allowed(TABS, current),
        actions=allowed(ACTIONS, "assessment-start"),
        links=allowed(LINKS),
        notice=notice_of(getattr(request, "reach", None), closed_on(child)),
    )


class Named(NamedTuple):
    """A child with what tells it from another of the same name, for a list of children that look alike."""

    child: Child
    told_apart: str


def named(children: Iterable[Child]) -> list[Named]:
    """Return children with what tells each apart."""
    return [Named(child, told_apart(child)) for child in children]


def told_apart(child: Child) -> str:
    """Return what tells a child from another of the same name, in one line: age, number, team."""
    age = child.age_on(timezone.localdate())
    years = ngettext("%(age)s year", "%(age)s years", age) % {"age": age}
    return " · ".join([years, child.reference, child.team.name])


def facts_of(summary: Summary) -> list[str]:
    """Return what stands under the child's name: how many forms since when."""
    if summary.first_on is None or summary.last_on is None:
        return [_("no signed observation yet")]
    count = ngettext(
        "%(n)s observation since %(month)s", "%(n)s observations since %(month)s", summary.n_forms
    )
    return [
        count % {"n": summary.n_forms, "month": date_format(summary.first_on, "F Y")},
        _("last one on %(day)s") % {"day": date_format(summary.last_on, "j F Y")},
    ]


def notice_of(reach: Reach | None, closed: datetime.date | None) -> str:
    """Say on what grounds someone from outside the team sees this child, or that its file was closed."""
    grant = reach.grant if reach else None
    if grant is None or grant.ends_at is None:
        return closed_notice(closed) if closed else ""
    until = {"until": date_format(timezone.localtime(grant.ends_at), "j F Y H:i")}
    if grant.kind == Grant.Kind.COVER:
        return _("You cover for a colleague, until %(until)s.") % until
    return _("Emergency access until %(until)s. Every page you open is looked at afterwards.") % until


def closed_notice(closed: datetime.date) -> str:
    """Say since when a file is closed, and what that means."""
    day = {"day": date_format(closed, "j F Y")}
    return _("This file was closed on %(day)s. It can be read and no longer be added to.") % day
