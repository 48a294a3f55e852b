"""My children: the list, and registering a child."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.decorators import at_most, signed_in
from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.actions import record
from audit.queries import last_change
from audit.rules.events import EventType
from children.actions import children as actions
from children.child_header import Named, head_of, named
from children.decorators import child_view
from children.exceptions import NumberTaken
from children.forms.child import ChildForm
from children.models import Child
from children.queries.doubles import likely_doubles
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import Change

FORM_ID = "registration"  # the button of the remark on a double lies outside the form
IDENTITY = {"first_name", "birth_month", "birth_year", "reference"}


@at_most("register")
@signed_in
@require_http_methods(["GET", "POST"])
def child_register(request: Request) -> HttpResponse:
    """Register a child in one of the teams where the user may."""
    if not request.access.teams_where(Permission.CHILD_REGISTER):
        raise PermissionDenied
    form = child_form(request, Child())
    doubles = doubles_in(request, form)
    if request.method == "POST" and not doubles and form.is_valid():
        try:
            child = actions.register_child(child=form.save(commit=False), by=request.user)
        except NumberTaken:
            form.add_error("reference", ChildForm.NUMBER_TAKEN)
        else:
            messages.success(request, _("%(name)s is registered.") % {"name": child.first_name})
            return redirect("child-detail", child_id=child.pk)
    return render(request, "children/child_form.html", {"form": form, "head": None, "doubles": doubles})


@child_view(Permission.CHILD_CHANGE, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def child_change(request: Request, child: Child) -> HttpResponse:
    """Change what is registered about a child; a colleague's change in the meantime is shown, not overwritten."""
    form = child_form(request, child)
    doubles = doubles_in(request, form)
    if request.method == "POST" and not doubles and form.is_valid():
        seen = form.revision_seen
        try:
            actions.change_child(child=form.save(commit=False), seen_revision=seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current, Change(*last_change(otherwise.current, child.pk)))
        except NumberTaken:
            form.add_error("reference", ChildForm.NUMBER_TAKEN)
        else:
            messages.success(request, _("Saved."))
            return redirect("child-detail", child_id=child.pk)
    child.refresh_from_db()
    context = {"form": form, "head": head_of(request, child), "doubles": doubles}
    return render(request, "children/child_form.html", context)


def doubles_in(request: Request, form: ChildForm) -> list[Named]:
    """Return whom the registration may double, unless this person just said of them that it is another child."""
    form.helper.form_id = FORM_ID
    if request.method != "POST" or not form.is_valid() or not IDENTITY & {*form.changed_data}:
        return []
    found = likely_doubles(form.instance, request.user)
    if not found or request.POST.get("is_another") == ",".join(str(other.pk) for other in found):
        return []
    record(EventType.CHILDREN_SEARCHED, by=request.user)
    return named(found)


def child_form(request: Request, child: Child) -> ChildForm:
    """Return the form for a child, new or known, filled with what was posted."""
    return ChildForm(request.POST or None, instance=child, access=request.access, today=timezone.localdate())


@child_view(Permission.CHILD_VIEW)
@require_GET
def child_detail(request: Request, child: Child) -> HttpResponse:
    """Go to the first page of the child that this person may see."""
    may_see_profile = request.access.has(Permission.PROFILE_VIEW, child.team_id)
    return redirect("profile" if may_see_profile else "assessment-list", child_id=child.pk)
