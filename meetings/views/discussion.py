"""Writing about one child in a meeting: lines of one's own, the action that comes of one, the next evaluation."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from meetings.actions import discussion as actions
from meetings.decorators import item_view, meeting_view
from meetings.exceptions import NotYours
from meetings.form_parts.line import LineForm, NewLineForm
from meetings.forms.discussion import DecidedForm, EvaluationForm
from meetings.models import AgendaItem, Line, Meeting
from meetings.queries.discussion import discussion_of
from revisions.actions import mark_of
from revisions.decorators import as_seen
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in

WRITES = (Permission.DISCUSSION_WRITE, Permission.PROFILE_VIEW)
READS = EventType.DISCUSSION_READ


def to_discussion(item: AgendaItem, box: str = "") -> HttpResponse:
    """Go back to the page of the discussion; `box` is chosen there for the next line."""
    address = reverse("discussion", args=[item.child_id, item.pk])
    return redirect(f"{address}?vak={box}" if box else address)


def line_page(request: Request, item: AgendaItem, form: Any, title: str, **more: Any) -> HttpResponse:
    """Show a form about one child in a meeting on a page of its own."""
    head = head_of(request, item.child)
    context = {"form": form, "head": head, "item": item, "child": item.child, "title": title, **more}
    return render(request, "meetings/line_form.html", context)


@child_view(Permission.MEETING_VIEW, Permission.PROFILE_VIEW, reads=READS)
@require_GET
@item_view
def discussion_lines(request: Request, item: AgendaItem) -> HttpResponse:
    """Send what is written by now, when it is not what the page has; a page asks every few seconds.

    `gezien` in the address is the count that the page shows; where that is still so the answer is empty (204).
    """
    if revision_in(request.GET.get("gezien", "")) == item.revision:
        return HttpResponse(status=204)
    shown = discussion_of(item, request.user)
    can_write = shown.is_open and request.access.has(Permission.DISCUSSION_WRITE, item.child.team_id)
    html = render_to_string("meetings/_boxes.html", {"shown": shown, "can_write": can_write})
    return JsonResponse({"revision": item.revision, "html": html})


@child_view(*WRITES, reads=READS)
@require_http_methods(["GET", "POST"])
@item_view
def line_add(request: Request, item: AgendaItem) -> HttpResponse:
    """Add a line; what others write at the same time stands beside it."""
    form = NewLineForm(request.POST or None, item=item)
    if request.method == "POST" and form.is_valid():
        line = actions.add_line(line=form.save(commit=False), by=request.user)
        return to_discussion(item, line.box)
    return line_page(request, item, form, _("Add a line"))


@child_view(*WRITES, reads=READS, back="minutes-list")
@require_http_methods(["GET", "POST"])
@item_view
def line_change(request: Request, item: AgendaItem, line_id: UUID) -> HttpResponse:
    """Change one's own line."""
    line = get_object_or_404(Line.objects.select_related("written_by"), item=item, pk=line_id)
    if line.written_by_id != request.user.pk:
        raise NotYours
    form = LineForm(request.POST or None, instance=line)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_line(
                line=form.save(commit=False), seen_revision=form.revision_seen, by=request.user
            )
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
        else:
            return to_discussion(item, line.box)
    return line_page(request, item, form, _("Change your line"), line=line)


@child_view(*WRITES, back="minutes-list")
@require_POST
@as_seen("discussion", "child_id", "item_id")
@item_view
def line_remove(request: Request, item: AgendaItem, line_id: UUID) -> HttpResponse:
    """Take one's own line back."""
    line = get_object_or_404(Line, item=item, pk=line_id)
    seen = revision_in(request.POST.get("seen", ""))
    actions.remove_line(line=line, seen_revision=seen, by=request.user)
    messages.success(request, _("Your line is taken back."))
    return to_discussion(item)


@child_view(*WRITES, Permission.ACTION_WRITE, reads=READS, back="minutes-list")
@require_http_methods(["GET", "POST"])
@item_view
def line_action(request: Request, item: AgendaItem, line_id: UUID) -> HttpResponse:
    """Put a decision in the plan: who does it, and by when."""
    line = get_object_or_404(Line, item=item, pk=line_id, box=Line.Box.DECISION)
    form = DecidedForm(request.POST or None, line=line, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        seen = form.revision_seen
        try:
            actions.put_in_plan(
                line=line, action=form.save(commit=False), seen_revision=seen, by=request.user
            )
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
        else:
            return to_discussion(item)
    return line_page(request, item, form, _("Make an action of it"), decision=line)


@child_view(*WRITES, reads=READS)
@require_http_methods(["GET", "POST"])
@item_view
def evaluation_change(request: Request, item: AgendaItem) -> HttpResponse:
    """Set the day on which one looks again together."""
    form = EvaluationForm(request.POST or None, item=item, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_evaluation(
                item=item,
                day=form.cleaned_data["evaluates_on"],
                seen_mark=form.revision_seen,
                by=request.user,
            )
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current, revision=mark_of(otherwise.current.evaluates_on))
        else:
            return to_discussion(item)
    return line_page(request, item, form, _("Next evaluation"))


@meeting_view(Permission.MEETING_VIEW)
@require_GET
def meeting_pause(request: Request, meeting: Meeting) -> HttpResponse:
    """Show the screen between two families: no name, no number, nothing of anybody."""
    return render(request, "meetings/pause.html", {"meeting": meeting})
