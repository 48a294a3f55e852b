"""The minutes of a child: closing them, correcting them, and reading what was decided."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from meetings.actions.minutes import close_minutes, reopen_minutes
from meetings.decorators import item_view
from meetings.exceptions import NotClosed, NothingSaid, NotYet
from meetings.forms.minutes import WRITTEN_SINCE, ClosingForm
from meetings.models import AgendaItem, Minutes
from meetings.queries.discussion import discussion_of
from meetings.queries.minutes import STATED, Closed, colleagues_at, minutes_of, versions_of
from meetings.rules.minutes import unpacked
from meetings.views.discussion import to_discussion
from meetings.words.minutes import boxes_of
from revisions.decorators import as_seen
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in

CLOSES = (Permission.MINUTES_CLOSE, Permission.PROFILE_VIEW)


@child_view(Permission.MINUTES_VIEW, reads=EventType.MINUTES_READ)
@require_GET
def minutes_list(request: Request, child: Child) -> HttpResponse:
    """Show what was decided about a child, the latest meeting first."""
    found = minutes_of(child)
    context = {"head": head_of(request, child), "found": found}
    return render(request, "meetings/minutes_list.html", context)


@child_view(Permission.MINUTES_VIEW, reads=EventType.MINUTES_READ)
@require_GET
def minutes_read(request: Request, child: Child, minutes_id: UUID) -> HttpResponse:
    """Show one version of the minutes, with the way to the others; it prints as it stands."""
    found = child.minutes.select_related("item__meeting", "closed_by").prefetch_related(STATED)
    minutes = get_object_or_404(found, pk=minutes_id)
    written, versions = unpacked(minutes.document), versions_of(minutes)
    is_last = minutes == versions[-1]
    may_close = request.access.has(Permission.MINUTES_CLOSE, child.team_id)
    context = {
        "head": head_of(request, child),
        "closed": Closed(minutes, written, None if is_last else versions[-1]),
        "boxes": boxes_of(written),
        "versions": versions,
        "is_open_again": not minutes.item.is_closed,
        "can_state": is_last and request.access.has(Permission.RIGHTS_VIEW, child.team_id),
        "can_correct": is_last and minutes.item.is_closed and may_close,
    }
    return render(request, "meetings/minutes_read.html", context)


@child_view(*CLOSES, reads=EventType.DISCUSSION_READ)
@require_http_methods(["GET", "POST"])
@item_view
def minutes_close(request: Request, item: AgendaItem) -> HttpResponse:
    """Close what was written about a child in a meeting; what was added meanwhile is looked at first."""
    if item.is_closed:
        return to_discussion(item)
    before = item.minutes.filter(corrected_by=None).first()
    form = closing_form(request, item, before)
    if request.method == "POST" and form.is_valid():
        try:
            made = close(request, item, form)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current, message=WRITTEN_SINCE)
            item.revision = otherwise.current.revision
        else:
            messages.success(request, _("The minutes are closed."))
            return redirect("minutes-read", child_id=item.child_id, minutes_id=made.pk)
    shown = discussion_of(item, request.user)
    head = head_of(request, item.child)
    context = {
        "form": form,
        "head": head,
        "item": item,
        "child": item.child,
        "shown": shown,
        "before": before,
    }
    return render(request, "meetings/minutes_close.html", context)


def closing_form(request: Request, item: AgendaItem, before: Minutes | None) -> ClosingForm:
    """Return the form, filled with what was posted."""
    names = [person.full_name for person in colleagues_at(item.meeting)]
    return ClosingForm(
        request.POST or None, item=item, colleagues=names, before=before, today=timezone.localdate()
    )


def close(request: Request, item: AgendaItem, form: ClosingForm) -> Minutes:
    """Close the minutes as a valid form says; say why when that cannot be."""
    try:
        return close_minutes(
            item=item,
            present=form.people(),
            evaluates_on=form.cleaned_data["evaluates_on"],
            reason=form.cleaned_data.get("reason", ""),
            seen_revision=form.revision_seen,
            by=request.user,
        )
    except NotYet as early:
        raise NotAllowed(_("This meeting is still to come. Close the minutes when it was held.")) from early
    except NothingSaid as empty:
        raise NotAllowed(_("Nothing is written about this child yet.")) from empty


@child_view(*CLOSES)
@require_POST
@as_seen("minutes-list", "child_id")
@item_view
def minutes_reopen(request: Request, item: AgendaItem) -> HttpResponse:
    """Open the lines again for a correction; the closed version stays."""
    try:
        seen = revision_in(request.POST.get("seen", ""))
        reopen_minutes(item=item, seen_revision=seen, by=request.user)
    except NotClosed as opened:
        raise NotAllowed(_("These minutes are open already.")) from opened
    messages.success(
        request, _("Each can correct the own lines now. Close the minutes again when that is done.")
    )
    return to_discussion(item)
