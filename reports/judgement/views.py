"""How it went since an adversity: the facts laid out, and what the team makes of them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from lifecourse.models import LifeEvent
from paper.page_slots import one_of_few
from reliability.queries.parameters import errors_of
from reports.judgement.forms import JudgementForm
from reports.judgement.page import since_page
from reports.queries.forms import definitions_of, readings_of, summary_in
from reports.queries.signs import outcome_of, sign_readings_of
from reviews.actions.judgements import add_judgement
from reviews.models import Judgement
from reviews.queries.judgements import judged_adversities, judgements_on, standing_judgement
from revisions.exceptions import SeenOtherwise

READS = (Permission.LIFE_EVENT_VIEW, Permission.PROFILE_VIEW)


@child_view(*READS, reads=EventType.JUDGEMENTS_READ)
@require_GET
def judgement_list(request: Request, child: Child) -> HttpResponse:
    """Show every adversity with the judgement that stands."""
    context = {"head": head_of(request, child), "judged": judged_adversities(child)}
    return render(request, "reports/judgement/judgement_list.html", context)


@one_of_few
@child_view(*READS, reads=EventType.JUDGEMENTS_READ)
@require_GET
def judgement(request: Request, child: Child, event_id: UUID) -> HttpResponse:
    """Show the facts around one adversity, with every judgement on it."""
    adversity = get_object_or_404(child.life_events, pk=event_id)
    can_write = request.access.has(Permission.JUDGEMENT_WRITE, child.team_id)
    context = {**laid_out(request, child, adversity), "can_write": can_write}
    return render(request, "reports/judgement/judgement.html", context)


@child_view(Permission.JUDGEMENT_WRITE, *READS, reads=EventType.JUDGEMENTS_READ, back="judgement-list")
@require_http_methods(["GET", "POST"])
def judgement_add(request: Request, child: Child, event_id: UUID) -> HttpResponse:
    """Judge how it went; a colleague's judgement in the meantime is shown, and nothing written is lost."""
    adversity = get_object_or_404(child.life_events, pk=event_id)
    form = JudgementForm(
        request.POST or None,
        adversity=adversity,
        standing=standing_judgement(adversity),
        today=timezone.localdate(),
    )
    if request.method == "POST" and form.is_valid() and is_added(request, form):
        messages.success(request, _("Saved."))
        return redirect("judgement", child_id=child.pk, event_id=adversity.pk)
    context = {**laid_out(request, child, adversity), "form": form}
    return render(request, "reports/judgement/judgement.html", context)


def is_added(request: Request, form: JudgementForm) -> bool:
    """Add the judgement; or, when a colleague was first, tell so in the form."""
    judged: Judgement = form.save(commit=False)
    try:
        add_judgement(judgement=judged, seen=form.cleaned_data["seen"], by=request.user)
    except SeenOtherwise:
        form.look_again(standing_judgement(judged.adversity))
        return False
    return True


def laid_out(request: Request, child: Child, adversity: LifeEvent) -> dict[str, Any]:
    """Return the facts around an adversity and the judgements on it, for the page."""
    readings, signs = readings_of(child), sign_readings_of(child)
    return {
        "head": head_of(request, child, summary_in(readings)),
        "adversity": adversity,
        "page": since_page(
            list(child.life_events.all()),
            adversity,
            (readings, definitions_of(readings), errors_of(child, readings)),
            (signs, outcome_of(signs)),
        ),
        "judgements": judgements_on(adversity),
        "can_state": request.access.has(Permission.RIGHTS_VIEW, child.team_id),
    }
