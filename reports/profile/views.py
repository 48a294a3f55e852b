"""The profile page."""

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
from paper.page_slots import one_of_few
from reliability.queries.parameters import errors_of
from reports.profile.helping import helping
from reports.profile.page import profile_page
from reports.profile.signs import sign_strip
from reports.queries.forms import definitions_of, readings_of, summary_in
from reports.queries.life_course import around_for
from reports.queries.signs import outcome_of, sign_readings_of
from reports.rules.elements import merged_elements


@one_of_few
@child_view(Permission.PROFILE_VIEW, reads=EventType.PROFILE_READ)
@require_GET
def profile(request: Request, child: Child) -> HttpResponse:
    """Show the strengths of a child by one form, and what every observer saw."""
    readings = readings_of(child)
    around, definitions = around_for(request.access, child, is_course=False), definitions_of(readings)
    page = profile_page(
        child,
        readings,
        None if around.adversities is None else list(around.adversities),
        definitions,
        request.GET.get("vorm", ""),
        errors_of(child, readings),
    )
    signs = sign_readings_of(child)
    context = {
        "strip": sign_strip(child.first_name, signs, outcome_of(signs)),
        "can_fill": request.access.has(Permission.ASSESSMENT_FILL, child.team_id),
        "head": head_of(request, child, summary_in(readings)),
        "page": page,
        "helping": helping(around, page.columns, merged_elements(definitions)) if page else None,
        "home": home_facts_of(child),
    }
    return render(request, "reports/profile/profile.html", context)
