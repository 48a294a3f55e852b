"""Emergency access: opening it with a reason, and looking at it afterwards."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.decorators import team_view
from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from accounts.rules.two_people import NotTwoPeople, Obstacle
from accounts.words import why_not_two
from audit.actions import record
from audit.rules.events import EventType
from children.actions import grants as actions
from children.exceptions import TooOften
from children.forms.grants import EmergencyForm, ReviewForm
from children.models import Child
from children.queries.grants import emergencies_for, emergency_rows
from revisions.decorators import just_before
from revisions.exceptions import SeenOtherwise
from typed.rules.folding import number_key


@team_view(Permission.EMERGENCY_OPEN)
@require_http_methods(["GET", "POST"])
def emergency_open(request: Request) -> HttpResponse:
    """Open a child of the organisation for some hours, for someone outside its team."""
    form = EmergencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            if answer := opened(request, form):
                return answer
        except TooOften:
            form.add_error(None, _("You tried this too often today. Call a coordinator."))
        else:
            form.add_error(
                "reference", _("No child with this number could be opened. The attempt is in the log.")
            )
    return render(request, "children/emergency_open.html", {"form": form})


@transaction.atomic
def opened(request: Request, form: EmergencyForm) -> HttpResponse | None:
    """Open the child with the number and go there; None when there is none, which counts as an attempt too."""
    key, reason = number_key(form.cleaned_data["reference"]), form.cleaned_data["reason"]
    found = list(Child.objects.filter(organisation__in=request.access.organisations, reference_key=key))
    if not found:
        actions.refuse_emergency(by=request.user)
        return None
    for child in found:  # two teams may know a child by one number
        actions.open_emergency(child=child, reason=reason, by=request.user)
    return redirect("child-detail", child_id=found[0].pk) if len(found) == 1 else redirect("child-list")


@team_view(Permission.EMERGENCY_REVIEW)
@require_GET
@transaction.atomic
def emergency_list(request: Request) -> HttpResponse:
    """Show the emergency accesses to children of one's teams, with what was opened."""
    return page(request)


def page(request: Request, given: ReviewForm | None = None) -> HttpResponse:
    """Show the accesses, each with its form; `given` is one that was sent and could not be used."""
    record(EventType.EMERGENCIES_READ, by=request.user)
    rows = []
    for row in emergency_rows(request.access):
        is_given = given is not None and given.grant.pk == row.grant.pk
        rows.append((row, given if is_given else ReviewForm(grant=row.grant)))
    return render(request, "children/emergency_list.html", {"rows": rows, "form": given})


@team_view(Permission.EMERGENCY_REVIEW)
@require_POST
@transaction.atomic
def emergency_review(request: Request, grant_id: UUID) -> HttpResponse:
    """Sign off an emergency access, with what one found."""
    grant = get_object_or_404(emergencies_for(request.access), pk=grant_id)
    form = ReviewForm(request.POST, grant=grant)
    if not form.is_valid():
        return page(request, form)
    try:
        actions.review_emergency(grant=grant, note=form.cleaned_data["note"], by=request.user)
    except NotTwoPeople as refused:
        if refused.obstacle == Obstacle.SAME:
            words = _("You opened this access yourself. A colleague looks at it afterwards.")
            raise NotAllowed(words) from refused
        messages.error(request, why_not_two(refused.obstacle))
    except SeenOtherwise:
        return just_before(request, "emergency-list")
    else:
        messages.success(request, _("Signed off."))
    return redirect("emergency-list")
