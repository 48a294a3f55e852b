"""What a child or a parent says about a signed form or an event."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.decorators import with_signed_form
from assessments.models import Assessment
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from rights.actions.statements import add_statement
from rights.forms.statement import StatementForm
from rights.models import Statement


def add(request: Request, statement: Statement, about: str, then: dict[str, Any]) -> HttpResponse:
    """Show the form for a statement about something, or keep it and go back to what it is about."""
    posted = request.POST if request.method == "POST" else None
    form = StatementForm(posted, instance=statement, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        add_statement(statement=form.save(commit=False), by=request.user)
        messages.success(request, _("Saved. It stays beside what it is about."))
        return redirect(**then)
    context = {"form": form, "head": head_of(request, statement.child), "about": about}
    return render(request, "rights/statement_form.html", context)


@child_view(Permission.RIGHTS_VIEW, reads=EventType.CHILD_READ)
@with_signed_form
@require_http_methods(["GET", "POST"])
def form_statement_add(request: Request, child: Child, signed: Assessment) -> HttpResponse:
    """Put a statement beside a signed form."""
    about = f"{signed.title} · {signed}"
    then = {"to": "assessment-read", "child_id": child.pk, "assessment_id": signed.pk}
    return add(request, Statement(child=child, assessment=signed), about, then)


@child_view(Permission.RIGHTS_VIEW, reads=EventType.CHILD_READ, back="life-event-list")
@require_http_methods(["GET", "POST"])
def event_statement_add(request: Request, child: Child, event_id: UUID) -> HttpResponse:
    """Put a statement beside an event."""
    if not request.access.has(Permission.LIFE_EVENT_VIEW, child.team_id):
        raise PermissionDenied
    event = get_object_or_404(child.life_events, pk=event_id)
    then = {"to": "life-event-list", "child_id": child.pk}
    return add(request, Statement(child=child, life_event=event), event.title, then)
