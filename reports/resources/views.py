"""The register of resources, beside what forms saw."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from lifecourse.queries.resources import pressing_now, resource_page
from reports.queries.forms import definitions_of, readings_of
from reports.resources.page import register
from reports.rules.differing import views_now
from reports.rules.elements import merged_elements


@child_view(Permission.RESOURCE_VIEW, reads=EventType.RESOURCES_READ)
@require_GET
def resource_list(request: Request, child: Child) -> HttpResponse:
    """Show the resources by domain; beside them what forms saw and what presses, to who may know of it."""
    sees_events = request.access.has(Permission.LIFE_EVENT_VIEW, child.team_id)
    sees_forms = request.access.has(Permission.PROFILE_VIEW, child.team_id)
    readings = readings_of(child) if sees_forms else []
    definitions = definitions_of(readings)
    domains = resource_page(child)
    context = {
        "head": head_of(request, child),
        "domains": register(domains, views_now(readings).views, merged_elements(definitions), definitions),
        "is_empty": all(domain.is_empty for domain in domains),
        "pressing": pressing_now(child) if sees_events else [],
        "can_write": request.access.has(Permission.RESOURCE_WRITE, child.team_id),
    }
    return render(request, "reports/resources/resource_list.html", context)
