"""The adversity in a child's life, and what presses on it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.exceptions import StillNeeded
from children.models import Child
from lifecourse.actions import life_events as actions
from lifecourse.forms.life_event import LifeEventForm
from lifecourse.models import LifeEvent
from lifecourse.queries.pressure import pressure_of
from lifecourse.rules.adversity import counts_of
from lifecourse.words.adversity import facts_in, happenings_in
from revisions.decorators import as_seen
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in


@child_view(Permission.LIFE_EVENT_VIEW, reads=EventType.LIFE_EVENTS_READ)
@require_GET
def life_event_list(request: Request, child: Child) -> HttpResponse:
    """Show what happened, newest first, with what can be counted; and what presses."""
    events = list(
        child.life_events.prefetch_related("statements__recorded_by").order_by("-started_on", "title")
    )
    counts = counts_of(happenings_in(events), timezone.localdate())
    context = {
        "head": head_of(request, child),
        "events": events,
        "facts": facts_in(counts) if counts else [],
        "pressure": pressure_of(child),
        "can_state": request.access.has(Permission.RIGHTS_VIEW, child.team_id),
        "can_write": request.access.has(Permission.LIFE_EVENT_WRITE, child.team_id),
    }
    return render(request, "lifecourse/life_event_list.html", context)


@child_view(Permission.LIFE_EVENT_WRITE, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def life_event_add(request: Request, child: Child) -> HttpResponse:
    """Add an event."""
    event = LifeEvent(child=child)
    form = LifeEventForm(request.POST or None, instance=event, child=child, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        actions.add_life_event(event=form.save(commit=False), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("life-event-list", child_id=child.pk)
    return render(
        request,
        "lifecourse/life_event_form.html",
        {"form": form, "head": head_of(request, child), "event": None},
    )


@child_view(
    Permission.LIFE_EVENT_WRITE,
    reads=EventType.LIFE_EVENTS_READ,
    back="life-event-list",
    anew="life-event-add",
)
@require_http_methods(["GET", "POST"])
def life_event_change(request: Request, child: Child, event_id: UUID) -> HttpResponse:
    """Change an event; a colleague's change in the meantime is shown, not overwritten."""
    event = get_object_or_404(child.life_events, pk=event_id)
    form = LifeEventForm(request.POST or None, instance=event, child=child, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        seen = form.revision_seen
        try:
            actions.change_life_event(event=form.save(commit=False), seen_revision=seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
        else:
            messages.success(request, _("Saved."))
            return redirect("life-event-list", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "event": event}
    return render(request, "lifecourse/life_event_form.html", context)


@child_view(Permission.LIFE_EVENT_WRITE, back="life-event-list")
@as_seen("life-event-change", "child_id", "event_id")
@require_POST
def life_event_remove(request: Request, child: Child, event_id: UUID) -> HttpResponse:
    """Take an event off the timeline."""
    event = get_object_or_404(child.life_events, pk=event_id)
    seen = revision_in(request.POST.get("seen", ""))
    try:
        actions.remove_life_event(event=event, seen_revision=seen, by=request.user)
    except StillNeeded:
        messages.error(
            request, _("Something that was written down rests on this event. That is why it stays.")
        )
    else:
        messages.success(request, _("The event is removed."))
    return redirect("life-event-list", child_id=child.pk)
