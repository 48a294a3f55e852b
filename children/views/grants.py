"""Who may see a child, and on what grounds."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.queries import last_change
from audit.rules.events import EventType
from children.actions import grants as actions
from children.child_header import head_of
from children.decorators import child_view
from children.exceptions import AlreadyGranted, NumberTaken
from children.forms.grants import CaseForm, CoverForm, MoveForm
from children.models import Child
from children.queries.grants import people_around
from revisions.actions import mark_of
from revisions.decorators import just_before
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import Change

Form = CaseForm | CoverForm | MoveForm


def page(request: Request, child: Child, given: Form | None = None) -> HttpResponse:
    """Show the page, with the form that was sent and could not be used."""
    forms: list[Form] = [
        CaseForm(child=child, prefix="case"),
        CoverForm(child=child, now=timezone.now(), prefix="cover"),
        MoveForm(child=child, prefix="move"),
    ]
    case, cover, move = [given if type(given) is type(form) else form for form in forms]
    context = {
        "head": head_of(request, child),
        "around": people_around(child),
        "case_form": case,
        "cover_form": cover,
        "move_form": move if request.access.has(Permission.CHILD_MOVE, child.team_id) else None,
    }
    return render(request, "children/grant_list.html", context, status=400 if given else 200)


@child_view(Permission.CASE_MANAGE, reads=EventType.GRANTS_READ)
@require_GET
def grant_list(request: Request, child: Child) -> HttpResponse:
    """Show who may see this child, and on what grounds."""
    return page(request, child)


def add(request: Request, child: Child, form: CaseForm | CoverForm) -> HttpResponse:
    """Add the grant of a good form, or show the page again."""
    if not form.is_valid():
        return page(request, child, form)
    try:
        actions.add_grant(grant=form.grant(), by=request.user)
    except AlreadyGranted:
        return just_before(request, "grant-list", child_id=child.pk)
    messages.success(request, _("Saved. It works from the next page on."))
    return redirect("grant-list", child_id=child.pk)


@child_view(Permission.CASE_MANAGE, reads=EventType.GRANTS_READ)
@require_POST
def case_add(request: Request, child: Child) -> HttpResponse:
    """Entrust the child to a colleague of the team."""
    return add(request, child, CaseForm(request.POST, child=child, prefix="case"))


@child_view(Permission.CASE_MANAGE, reads=EventType.GRANTS_READ)
@require_POST
def cover_add(request: Request, child: Child) -> HttpResponse:
    """Let a colleague of another team cover for a while."""
    return add(request, child, CoverForm(request.POST, child=child, now=timezone.now(), prefix="cover"))


@child_view(Permission.CASE_MANAGE)
@require_POST
def grant_end(request: Request, child: Child, grant_id: UUID) -> HttpResponse:
    """End a grant at once."""
    if actions.end_grant(grant=get_object_or_404(child.grants, pk=grant_id), by=request.user):
        messages.success(request, _("Ended, from now on."))
    else:
        messages.info(request, _("This had ended already."))
    return redirect("grant-list", child_id=child.pk)


@child_view(Permission.CHILD_MOVE, reads=EventType.GRANTS_READ)
@require_POST
def child_move(request: Request, child: Child) -> HttpResponse:
    """Move the child to another team of the organisation."""
    form = MoveForm(request.POST, child=child, prefix="move")
    if not form.is_valid():
        return page(request, child, form)
    team = form.cleaned_data["team"]
    try:
        actions.move_child(child=child, team=team, seen_mark=form.revision_seen, by=request.user)
    except NumberTaken:
        actions.refuse_move(child=child, by=request.user)
        form.add_error("team", _("That team has a child with this number. Talk with its coordinator first."))
        return page(request, child, form)
    except SeenOtherwise as otherwise:
        now = otherwise.current
        form.seen_otherwise(now, Change(*last_change(now, child.pk)), revision=mark_of(now.team_id))
        return page(request, child, form)
    messages.success(
        request, _("%(name)s is now in %(team)s.") % {"name": child.first_name, "team": team.name}
    )
    return redirect("child-list")
