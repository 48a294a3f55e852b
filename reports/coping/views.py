"""What helped: the moments that asked something of a child, and the palette of ways that they show."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from lifecourse.queries.coping import episodes_of
from reports.coping.page import palette_page
from reports.rules.coping_palette import READABLE_FROM

PER_PAGE = 20


@child_view(Permission.CHILD_VIEW, reads=EventType.COPING_READ)
@require_GET
def coping_list(request: Request, child: Child) -> HttpResponse:
    """Show the palette and its moments; who may not see those of colleagues sees the own ones."""
    episodes = episodes_of(child, access=request.access, user=request.user)
    context = {
        "head": head_of(request, child),
        "palette": palette_page(episodes),
        "readable_from": READABLE_FROM,
        "page": Paginator(episodes, PER_PAGE).get_page(request.GET.get("pagina")),
        "sees_all": request.access.has(Permission.COPING_VIEW, child.team_id),
        "can_write": request.access.has(Permission.COPING_WRITE, child.team_id),
    }
    return render(request, "reports/coping/palette.html", context)
