"""The family's own plan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from reviews.actions.family_plans import add_family_plan
from reviews.forms.family_plan import FamilyPlanForm
from reviews.models import FamilyPlan
from reviews.queries.plan import own_plan_in
from revisions.exceptions import SeenOtherwise


@child_view(Permission.ACTION_WRITE, reads=EventType.ACTIONS_READ)
@require_http_methods(["GET", "POST"])
def family_plan_add(request: Request, child: Child) -> HttpResponse:
    """Note how the family's own plan stands; the form begins with their words so far, and what stood before stays."""
    known = own_plan_in(list(child.family_plans.all()))
    plan = FamilyPlan(child=child)
    if known.made:
        plan.made_by, plan.text, plan.standing = known.made.made_by, known.made.text, known.made.standing
    form = FamilyPlanForm(
        request.POST or None, instance=plan, child=child, today=timezone.localdate(), revision=known.n_known
    )
    if request.method == "POST" and form.is_valid():
        try:
            add_family_plan(plan=form.save(commit=False), seen_revision=form.revision_seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current, revision=child.family_plans.count())
        else:
            messages.success(request, _("Saved."))
            return redirect("action-list", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "known": known}
    return render(request, "reviews/family_plan_form.html", context)
