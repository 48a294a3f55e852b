"""What is ready for a child in a meeting, in words, with the way to what is missing."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from assessments.queries.caseload import CaseloadRow
from children.models import Child
from children.models.observer import ObserverRole
from consents.queries.readiness import Readiness
from consents.rules.deciding import State as ConsentState
from meetings.models import Minutes
from meetings.rules.preparation import Answered, Asked, ByLink, Observed, State, Told
from paper.dates_and_numbers import near_day

Choices = list[tuple[str, object]]
CONSENTS: dict[ConsentState, tuple[State, str | Promise]] = {
    ConsentState.ALLOWED: (State.READY, gettext_lazy("given")),
    ConsentState.NOT_ASKED: (State.OPEN, gettext_lazy("not asked yet")),
    ConsentState.REFUSED: (State.REFUSED, gettext_lazy("someone said no")),
}


@dataclass(frozen=True)
class Row:
    """One child in a meeting, and where each part of the preparation stands.

    `since` is the day from which is counted.
    `signed_at` is when the last form was signed, `paper_at` when the report was made last; `forms` names, by role, the
    form with which child or parents are asked.
    """

    item_id: UUID
    child: Child
    meets_on: datetime.date
    age: int
    is_closed: bool
    since: datetime.date
    last_meeting: datetime.date | None
    observed: Observed
    asked: Sequence[Asked]
    child_told: Told
    parent_told: Told
    consent: Readiness
    signed_at: datetime.datetime | None
    paper_at: datetime.datetime | None
    forms: Mapping[str, str]


@dataclass(frozen=True)
class Cell:
    """One part of the preparation of one child: how far it is, in a few words, and where to go on, by up to two ways.

    `state` is empty where the site does not know how far it is.
    """

    label: str
    state: str
    head: str
    details: list[str] = field(default_factory=list)
    url: str = ""
    link: str = ""
    also_url: str = ""
    also_link: str = ""


@dataclass(frozen=True)
class Line:
    """One child as the page of a meeting shows it, with the minutes of the talk about it once these are closed."""

    row: Row
    facts: list[str]
    cells: list[Cell]
    minutes: Minutes | None = None


def lines_of(
    rows: Iterable[Row], today: datetime.date, minutes: Mapping[UUID, Minutes] | None = None
) -> list[Line]:
    """Return the children of a meeting in words; `minutes` are those that were closed, by agenda item."""
    closed = minutes or {}
    return [Line(row, facts_of(row, today), cells_of(row, today), closed.get(row.item_id)) for row in rows]


def facts_of(row: Row, today: datetime.date) -> list[str]:
    """Say how old the child is, its number, and from when is counted."""
    since = {"day": near_day(row.since, today)}
    counted = _("last meeting %(day)s") if row.last_meeting else _("counted from %(day)s")
    closed = [_("file closed")] if row.is_closed else []
    return [f"{years(row.age)} · {row.child.reference}", *closed, counted % since]


def cells_of(row: Row, today: datetime.date) -> list[Cell]:
    """Return the parts in the order of the page."""
    child = _("Words of the child")
    parents = _("Words of parents")
    return [
        observations(row, today),
        own_words(row, today, child, ObserverRole.CHILD, row.child_told),
        own_words(row, today, parents, ObserverRole.PARENT, row.parent_told),
        consent(row),
        report(row, today),
    ]


def observations(row: Row, today: datetime.date) -> Cell:
    """Say how many observations came in since the last meeting, and what is still to come."""
    seen, child = row.observed, [row.child.pk]
    details = []
    if seen.n_in:
        head = ngettext("%(n)s came in", "%(n)s came in", seen.n_in) % {"n": seen.n_in}
    else:
        head = _("none yet")
    if seen.last_on:
        details.append(_("the last one of %(day)s") % {"day": near_day(seen.last_on, today)})
    details += [_("draft of %(name)s") % {"name": name} for name in seen.drafts]
    details += [in_words(one, today) for one in row.asked]
    details += [
        _("%(name)s looked last on %(day)s") % {"name": look.name, "day": near_day(look.on, today)}
        for look in seen.late
    ]
    cell = Cell(_("Observations"), seen.state, head, details)
    if row.is_closed:
        return cell
    if row.asked:
        cell = replace(cell, also_url=reverse("request-list", args=child), also_link=_("Asked colleagues"))
    elif seen.state != State.READY or seen.late:
        url = f"{reverse('request-add', args=child)}?{urlencode({'overleg': row.meets_on.isoformat()})}"
        cell = replace(cell, also_url=url, also_link=_("Ask colleagues"))
    if seen.drafts:
        return replace(cell, url=reverse("assessment-list", args=child), link=_("To the drafts"))
    if seen.state == State.READY and not seen.late:
        return cell
    url = f"{reverse('assessment-start', args=child)}?vorm=kort"
    return replace(cell, url=url, link=_("New observation"))


def in_words(asked: Asked, today: datetime.date) -> str:
    """Say how it stands with one colleague who was asked; of a double observation never what it says."""
    said = {"name": asked.name, "day": near_day(asked.by, today), "why": asked.why}
    words = {
        Answered.OPEN: _("%(name)s was asked, by %(day)s"),
        Answered.LATE: _("%(name)s was asked by %(day)s, nothing came in yet"),
        Answered.IN: _("%(name)s was asked, came in"),
        Answered.HELD: _("%(name)s was asked, came in; read once both are signed"),
        Answered.NOT: _("%(name)s was asked, does not happen: %(why)s"),
    }[asked.state] % said
    return _("%(words)s (double observation)") % {"words": words} if asked.is_double else words


def own_words(row: Row, today: datetime.date, label: str, role: str, told: Told) -> Cell:
    """Say whether a child or a parent told it themselves since the last meeting."""
    day = near_day(told.last_on, today) if told.last_on else ""
    before = [_("the last time %(day)s") % {"day": day}] if day else []
    if told.state == State.READY:
        return Cell(label, told.state, day)
    if told.by_link:
        head = (
            _("asked by a link") if told.by_link == ByLink.ASKED else _("answered by a link, check it first")
        )
        url = "" if row.is_closed else reverse("invitation-list", args=[row.child.pk])
        return Cell(label, told.state, head, before, url, _("All invitations"))
    if told.state == State.UNDER_WAY:
        url = "" if row.is_closed else reverse("assessment-list", args=[row.child.pk])
        return Cell(label, told.state, _("begun, not signed"), before, url, _("To the drafts"))
    if told.state == State.NOT_NEEDED:
        return Cell(label, told.state, told.reason or _("no form for this age"), before)
    if row.is_closed:
        return Cell(label, told.state, _("not asked"), before)
    url = f"{reverse('assessment-start', args=[row.child.pk])}?{urlencode({'vorm': row.forms[role]})}"
    return Cell(label, told.state, _("not asked yet"), before, url, _("Fill in together"))


def consent(row: Row) -> Cell:
    """Say whether everyone agreed to what the meeting does, or who has to be asked."""
    state, head = CONSENTS[row.consent.state]
    url = reverse("consent-board", args=[row.child.pk])
    return Cell(_("Consent"), state, str(head), row.consent.details, url, _("Consent"))


def report(row: Row, today: datetime.date) -> Cell:
    """Say whether the report was made after the last form was signed."""
    if row.signed_at is None:
        return Cell(_("Report"), State.NOT_NEEDED, _("no observation yet"))
    asked = urlencode({"meeting_on": row.meets_on.isoformat()})
    url = f"{reverse('report', args=[row.child.pk])}?{asked}"
    if row.paper_at is None:
        return Cell(_("Report"), State.OPEN, _("not made yet"), [], url, _("Make the report"))
    made = _("made %(when)s") % {"when": moment(row.paper_at, today)}
    if row.paper_at < row.signed_at:
        late = [_("an observation came in after it")]
        return Cell(_("Report"), State.UNDER_WAY, made, late, url, _("Make it again"))
    return Cell(_("Report"), State.READY, made, [], url, _("Make it again"))


def moment(at: datetime.datetime, today: datetime.date) -> str:
    """Write a moment: of today the time, of another day that day."""
    here = timezone.localtime(at)
    return date_format(here, "H:i") if here.date() == today else near_day(here.date(), today)


def years(age: int) -> str:
    """Write an age."""
    return ngettext("%(age)s year", "%(age)s years", age) % {"age": age}


def child_choices(rows: Sequence[CaseloadRow]) -> Choices:
    """Return the children to choose from, with what helps to choose."""
    return [(str(row.child.pk), " · ".join(words_of(row))) for row in rows]


def words_of(row: CaseloadRow) -> list[str]:
    """Say who the child is and when its next observation is due."""
    if row.due_on is None:
        due = _("no observation yet")
    elif row.is_due:
        due = _("due since %(day)s") % {"day": row.due_in_words}
    else:
        due = _("next observation %(day)s") % {"day": row.due_in_words}
    return [row.child.first_name, years(row.age), row.child.reference, due]


def people_choices(people: Iterable[User]) -> Choices:
    """Return people to choose from, by name."""
    return [(str(person.pk), person.full_name) for person in people]
