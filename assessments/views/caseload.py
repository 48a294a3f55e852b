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
from assessments.queries.asked import n_left_requests
from assessments.queries.caseload import caseload, matching
from assessments.queries.left_drafts import n_left_drafts
from audit.actions import record
from audit.rules.events import EventType
from children.queries.child_access import practised_by
from children.queries.grants import n_to_review
from revisions.decorators import changes_no_record

PER_PAGE = 50
FOUND_AT_MOST = 100  # by one search, on one page: the search is gone with the next page


SEARCH = "child_search"  # in the session, for a name does not belong in an address


@signed_in
@require_GET
@transaction.atomic
def child_list(request: Request) -> HttpResponse:
    """Show the children of one's teams: what was begun, who is due, the others; a search holds for one showing."""
    search = request.session.pop(SEARCH, "")
    rows = caseload(access=request.access, user=request.user, today=timezone.localdate())
    record(EventType.CHILDREN_SEARCHED if search else EventType.CASELOAD_READ, by=request.user)
    found = matching(rows, search)
    page = Paginator(found, FOUND_AT_MOST if search else PER_PAGE)
    context = {
        "page": page.get_page(request.GET.get("pagina")),
        "search": search,
        "n_children": len(rows),
        "n_drafts": sum(len(row.drafts) for row in rows),
        "n_asked": sum(len(row.asked) for row in rows),
        "today": timezone.localdate(),
        "n_due": sum(row.is_due for row in rows),
        "has_several_teams": len({row.child.team_id for row in rows}) > 1,
        "can_register": bool(request.access.teams_where(Permission.CHILD_REGISTER)),
        "can_open_emergency": bool(request.access.teams_where(Permission.EMERGENCY_OPEN)),
        "n_emergencies": n_to_review(request.access, request.user),
        "n_left_drafts": n_left_drafts(request.access),
        "n_left_requests": n_left_requests(request.access),
        "can_manage_rights": bool(request.access.teams_where(Permission.RIGHTS_MANAGE)),
        "has_teams": bool(request.access.by_team or request.access.by_case),
        "practice": practised_by(request.access, request.user).first(),
        "works_for_organisation": bool(request.access.by_organisation),
    }
    return render(request, "assessments/child_list.html", context)


@changes_no_record
@at_most("search")
@signed_in
@require_POST
def child_search(request: Request) -> HttpResponse:
    """Remember what is searched for until the list is shown, out of the address."""
    request.session[SEARCH] = request.POST.get("search", "").strip()[:60]
    return redirect("child-list")
