"""My children: the list, and registering a child."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.decorators import at_most, signed_in
from accounts.http import Request
from accounts.permissions import Permission
from assessments.actions import children as actions
from assessments.decorators import child_view
from assessments.erasure_queries import n_pressing
from assessments.exceptions import NumberTaken
from assessments.forms.child import ChildForm
from assessments.grant_queries import n_to_review
from assessments.heads import head_of
from assessments.models import Child
from assessments.queries.caseload import caseload
from audit.actions import record
from audit.events import EventType

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
        "n_pressing": n_pressing(request.access, timezone.localdate()),
        "can_manage_rights": bool(request.access.teams_where(Permission.RIGHTS_MANAGE)),
        "has_teams": bool(request.access.by_team or request.access.by_case),
    }
    return render(request, "assessments/child_list.html", context)


@at_most("search")
@signed_in
@require_POST
def child_search(request: Request) -> HttpResponse:
    """Remember what is searched for, out of the address, and show the list."""
    request.session[SEARCH] = request.POST.get("search", "").strip()[:60]
    return redirect("child-list")


@signed_in
@require_http_methods(["GET", "POST"])
def child_register(request: Request) -> HttpResponse:
    """Register a child in one of the teams where the user may."""
    if not request.access.teams_where(Permission.CHILD_REGISTER):
        raise PermissionDenied
    form = ChildForm(request.POST or None, access=request.access, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            child = actions.register_child(child=form.save(commit=False), by=request.user)
        except NumberTaken:
            form.add_error("reference", ChildForm.NUMBER_TAKEN)
        else:
            messages.success(request, _("%(name)s is registered.") % {"name": child.first_name})
            return redirect("child-detail", child_id=child.pk)
    return render(request, "assessments/child_form.html", {"form": form, "head": None})


@child_view(Permission.CHILD_CHANGE, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def child_change(request: Request, child: Child) -> HttpResponse:
    """Change what is registered about a child."""
    form = ChildForm(request.POST or None, instance=child, access=request.access, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_child(child=form.save(commit=False), by=request.user)
        except NumberTaken:
            form.add_error("reference", ChildForm.NUMBER_TAKEN)
        else:
            messages.success(request, _("Saved."))
            return redirect("child-detail", child_id=child.pk)
    child.refresh_from_db()
    return render(request, "assessments/child_form.html", {"form": form, "head": head_of(request, child)})


@child_view(Permission.CHILD_VIEW)
@require_GET
def child_detail(request: Request, child: Child) -> HttpResponse:
    """Go to the first page of the child that this person may see."""
    may_see_profile = request.access.has(Permission.PROFILE_VIEW, child.team_id)
    return redirect("profile" if may_see_profile else "assessment-list", child_id=child.pk)
