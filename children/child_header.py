"""The head that every page of a child carries: who it is about, and where one can go from here."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.http import Request
from accounts.rules.permissions import Permission
from children.models import Child, Grant
from children.models.retention import closed_on
from children.queries.child_access import Reach
from children.queries.discussed import Discussed, discussed_of
from children.queries.open_draft import OpenDraft, open_draft_of
from children.queries.summary import Summary, summary_of
from paper.dates_and_numbers import near_day


@dataclass(frozen=True)
class ChildPage:
    """A page of a child to which the header leads, and the other pages that belong to it, by URL name."""

    name: str
    label: Promise
    permission: Permission
    under: frozenset[str] = frozenset()

    def current(self, name: str) -> str:
        """Return the value of aria-current on the page of this name, empty when it belongs elsewhere."""
        return "page" if name == self.name else "true" if name in self.under else ""


@dataclass(frozen=True)
class Entrance:
    """One entrance in the header; with several pages it leads to the first, which shows a row of them."""

    label: Promise
    pages: tuple[ChildPage, ...]


def _page(name: str, label: Promise, permission: Permission, *under: str) -> ChildPage:
    return ChildPage(name, label, permission, frozenset(under))


UNDER_JUDGEMENT = ("judgement", "judgement-add", "judgement-statement")
UNDER_ASKED = ("request-add", "request-stop", "request-pass-on")
MOMENTS = ("coping-add", "coping-change", "coping-remove")
NOTES = ("quick-note-add", "quick-note-change", "quick-note-remove")
UNDER_PROFILE = ("strengthening", "talking-points", "talking-points-remove")
UNDER_PLAN = (
    *("action-add", "action-change", "action-remove", "action-statement"),
    *("plan-statement", "family-plan-add"),
    *("goal-add", "goal-change", "goal-remove", "goal-score", "goal-score-remove"),
)
ENTRANCES = (
    Entrance(_("Profile"), (_page("profile", _("Profile"), Permission.PROFILE_VIEW, *UNDER_PROFILE),)),
    Entrance(
        _("Course"),
        (
            _page("trajectory", _("Course"), Permission.PROFILE_VIEW, "trajectory-figure"),
            _page("comparison", _("Side by side"), Permission.PROFILE_VIEW),
            _page("difference-list", _("Where we differ"), Permission.PROFILE_VIEW),
            _page("judgement-list", _("How did it go since?"), Permission.LIFE_EVENT_VIEW, *UNDER_JUDGEMENT),
        ),
    ),
    Entrance(
        _("What is going on"),
        (
            _page(
                "life-event-list",
                _("What is going on"),
                Permission.LIFE_EVENT_VIEW,
                *("life-event-add", "life-event-change", "life-event-remove", "life-event-statement"),
                "circumstance-check",
            ),
        ),
    ),
    Entrance(
        _("What helps"),
        (
            _page(
                "resource-list",
                _("Resources"),
                Permission.RESOURCE_VIEW,
                *("resource-add", "resource-change", "resource-remove", "resource-end"),
                *("resource-use-add", "resource-use-remove"),
            ),
            _page("coping-list", _("Hard moments"), Permission.CHILD_VIEW, *MOMENTS),
            _page("action-list", _("Plan and actions"), Permission.PROFILE_VIEW, *UNDER_PLAN),
            _page(
                "minutes-list",
                _("Agreed in meetings"),
                Permission.MINUTES_VIEW,
                *("minutes-read", "minutes-close", "minutes-reopen", "discussion", "discussion-lines"),
                *("line-add", "line-change", "line-remove", "line-action", "evaluation-change"),
                "minutes-statement",
            ),
            _page(
                "advice-list",
                _("Advice"),
                Permission.ADVICE_VIEW,
                *("advice-ask", "advice-give", "advice-answer", "advice-statement"),
            ),
        ),
    ),
    Entrance(
        _("Observations"),
        (
            _page(
                "assessment-list",
                _("Observations"),
                Permission.CHILD_VIEW,
                *("assessment-start", "assessment-import", "assessment-read", "assessment-export"),
                *("assessment-frame", "assessment-fill", "answer-save", "assessment-check"),
                *("assessment-discard", "assessment-done", "assessment-stopped", "assessment-correct"),
                *("draft-hand-over", "draft-clear"),
                *("assessment-withdraw", "assessment-copy", "withdrawn-ask", "withdrawn-read"),
                *("missed-moment-add", "missed-moment-change", "missed-moment-remove"),
                *("assessment-statement", "request-decline"),
            ),
            _page("request-list", _("Asked colleagues"), Permission.OBSERVATION_ASK, *UNDER_ASKED),
            _page(
                "invitation-list",
                _("Invitations"),
                Permission.INVITATION_MANAGE,
                *("invitation-add", "invitation-detail", "invitation-check"),
                *("invitation-letter", "invitation-renew", "invitation-withdraw"),
            ),
            _page("quick-note-list", _("Quick notes"), Permission.CHILD_VIEW, *NOTES),
        ),
    ),
)
REPORT = _page("report", _("Make a report"), Permission.REPORT_EXPORT, "report-pdf", "child-export", "child-export-file")
START = _page("assessment-start", _("New observation"), Permission.ASSESSMENT_FILL)
NOTE = _page("quick-note-add", _("Quick note"), Permission.ASSESSMENT_FILL)
SAFETY = _page(
    "child-safety",
    _("Worried about safety?"),
    Permission.CHILD_VIEW,
    *("specialist-help-add", "safety-note-list", "safety-note-add", "safety-note-correct"),
)
# what is not needed every day: under "More"
PRIVACY = (
    _page("child-change", _("Particulars"), Permission.CHILD_CHANGE),
    _page(
        "grant-list",
        _("Who has access"),
        Permission.CASE_MANAGE,
        *("case-add", "cover-add", "grant-end", "child-move"),
    ),
    _page(
        "consent-board",
        _("Consent and authority"),
        Permission.CONSENT_VIEW,
        *("consent-child", "consent-party", "authority-add", "authority-change"),
    ),
    _page(
        "right-list",
        _("Rights on this file"),
        Permission.RIGHTS_VIEW,
        *("archive-make", "archive-file", "erasure-ask", "erasure-decide", "erasure-approve"),
        *("retention-change", "destruction-propose"),
    ),
    _page("child-log", _("Who looked into this file"), Permission.LOG_VIEW_CHILD, "child-log-file"),
)


class PageLink(NamedTuple):
    """A page of the child in the header; `current` is the value of aria-current, empty on another page."""

    label: str | Promise
    url: str
    current: str = ""


@dataclass(frozen=True)
class Head:
    """The child, when it is due, and the entrances that this person may use.

    `row` holds the pages of the entrance on screen when it has several; `privacy` stands under "More". `start`
    begins an observation, `note` a quick note, `report` makes a report; None for who may not. `draft` is this person's own, read when shown;
    so is `discussed`, the next meeting of the team about the child.
    `notice` says on what grounds someone from outside the team sees this, or that the file was closed; else empty.
    """

    child: Child
    age: int
    due: str = ""
    is_due: bool = False
    tabs: Sequence[PageLink] = ()
    row: Sequence[PageLink] = ()
    privacy: Sequence[PageLink] = ()
    start: PageLink | None = None
    note: PageLink | None = None
    report: PageLink | None = None
    draft: OpenDraft | SimpleLazyObject | None = None
    discussed: Discussed | SimpleLazyObject | None = None
    safety: str = ""
    notice: str = ""

    @property
    def is_under_more(self) -> bool:
        """Whether the page on screen stands under "More"."""
        return any(link.current for link in self.privacy) or bool(self.report and self.report.current)


def head_of(request: Request, child: Child, summary: Summary | None = None) -> Head:
    """Return the head for the page on screen. One query, none with `summary`; shown, a draft takes two and a meeting one."""
    place = request.resolver_match.url_name if request.resolver_match else ""
    today, closed = timezone.localdate(), closed_on(child)
    last_on = (summary or summary_of(child)).last_on

    def may_open(page: ChildPage) -> bool:
        return request.access.has(page.permission, child.team_id)

    def link(page: ChildPage) -> PageLink:
        return PageLink(page.label, reverse(page.name, args=[child.pk]), page.current(place or ""))

    tabs, row = [], []
    for entrance in ENTRANCES:
        links = [link(page) for page in entrance.pages if may_open(page)]
        current = next((found.current for found in links if found.current), "")
        if len(links) > 1 and current:
            row, current = links, "true"
        if links:
            tabs.append(PageLink(entrance.label, links[0].url, current))
    start = link(START) if may_open(START) else None
    return Head(
        child=child,
        age=child.age_on(today),
        due="" if closed else due_words(child, last_on),
        is_due=not closed and child.is_due(last_on, today),
        tabs=tabs,
        row=row,
        privacy=[link(page) for page in PRIVACY if may_open(page)],
        start=start,
        note=link(NOTE) if may_open(NOTE) else None,
        report=link(REPORT) if may_open(REPORT) else None,
        draft=SimpleLazyObject(lambda: open_draft_of(child, request.user) if start else None),
        discussed=SimpleLazyObject(lambda: discussed_of(child, request.access, today)),
        safety=SAFETY.current(place or ""),
        notice=notice_of(getattr(request, "reach", None), closed),
    )


def due_words(child: Child, last_on: datetime.date | None) -> str:
    """Say since when an observation is due, or when the next one is."""
    due_on = child.due_after(last_on)
    if due_on is None:
        return gettext("no observation yet")
    today = timezone.localdate()
    day = {"day": near_day(due_on, today)}
    return gettext("since %(day)s") % day if due_on <= today else gettext("Next time: %(day)s") % day


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


def notice_of(reach: Reach | None, closed: datetime.date | None) -> str:
    """Say on what grounds someone from outside the team sees this child, or that its file was closed."""
    grant = reach.grant if reach else None
    if grant is None or grant.ends_at is None:
        return closed_notice(closed) if closed else ""
    until = {"until": date_format(timezone.localtime(grant.ends_at), "j F Y H:i")}
    if grant.kind == Grant.Kind.COVER:
        return gettext("You cover for a colleague, until %(until)s.") % until
    if grant.kind == Grant.Kind.ADVICE:
        return gettext("You were asked for advice. You can read along until %(until)s.") % until
    return gettext("Emergency access until %(until)s. Every page you open is looked at afterwards.") % until


def closed_notice(closed: datetime.date) -> str:
    """Say since when a file is closed, and what that means."""
    day = {"day": date_format(closed, "j F Y")}
    return gettext("This file was closed on %(day)s. It can be read and no longer be added to.") % day
