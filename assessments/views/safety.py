"""The page on safety of one child: what to do, whom to ask, and what is known, forms included."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.queries.home_facts import home_facts_of
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from children.queries.safety import contacts_of, help_line, help_of


@child_view(Permission.CHILD_VIEW, reads=EventType.CHILD_READ)
@require_GET
def child_safety(request: Request, child: Child) -> HttpResponse:
    """Show what to do, what forms say of the home and where help stands; the notes have a page of their own."""
    may_read = request.access.has(Permission.PROFILE_VIEW, child.team_id)
    history = help_of(child) if may_read else []
    context = {
        "head": head_of(request, child),
        "cards": contacts_of([child.organisation_id]),
        "home": home_facts_of(child) if may_read else None,
        "help_line": help_line(history) if may_read else "",
        "history": history[1:],
        "can_view_notes": request.access.has(Permission.SAFETY_VIEW, child.team_id),
        "can_write": request.access.has(Permission.SAFETY_WRITE, child.team_id),
    }
    return render(request, "assessments/child_safety.html", context)
