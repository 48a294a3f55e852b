"""The list of children, and the search in it."""

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import at_most, signed_in
from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.queries.caseload import caseload
from assessments.queries.left_drafts import n_left_drafts
from audit.actions import record
from audit.rules.events import EventType
from children.queries.grants import n_to_review
from revisions.decorators import changes_no_record

PER_PAGE = 50


SEARCH = "child_search"  # in the session, for a name does not belong in an address


@signed_in
@require_GET
@transaction.atomic
def child_list(request: Request) -> HttpResponse:
    """Show the children of one's teams: last observation, what is due, open drafts."""
    search = request.session.get(SEARCH, "")
    rows = caseload(access=request.access, user=request.user, search=search, today=timezone.localdate())
    record(EventType.CHILDREN_SEARCHED if search else EventType.CASELOAD_READ, by=request.user)
    only_due = request.GET.get("toon") == "aan-de-beurt"
    shown = [row for row in rows if row.is_due] if only_due else rows
    context = {
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("pagina")),
        "search": search,
        "only_due": only_due,
        "n_due": sum(row.is_due for row in rows),
        "can_register": bool(request.access.teams_where(Permission.CHILD_REGISTER)),
        "can_open_emergency": bool(request.access.teams_where(Permission.EMERGENCY_OPEN)),
        "n_emergencies": n_to_review(request.access),
        "n_left_drafts": n_left_drafts(request.access),
        "can_manage_rights": bool(request.access.teams_where(Permission.RIGHTS_MANAGE)),
        "has_teams": bool(request.access.by_team or request.access.by_case),
        "works_for_organisation": bool(request.access.by_organisation),
    }
    return render(request, "assessments/child_list.html", context)


@changes_no_record
@at_most("search")
@signed_in
@require_POST
def child_search(request: Request) -> HttpResponse:
    """Remember what is searched for, out of the address, and show the list."""
    request.session[SEARCH] = request.POST.get("search", "").strip()[:60]
    return redirect("child-list")
