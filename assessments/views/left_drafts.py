"""Drafts without a writer, for the coordinator: hand over or throw away; what stands in them is not shown."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import team_view
from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.actions.left_drafts import discard_left_draft, hand_over_draft
from assessments.exceptions import AlreadySigned, HasDraft, StillReached
from assessments.forms.left_drafts import HandOverForm
from assessments.queries.asked import left_requests
from assessments.queries.left_drafts import (
    can_be_handed_over,
    left_draft_rows,
    left_drafts,
    left_drafts_in_order,
)
from audit.actions import record
from audit.rules.events import EventType
from children.decorators import child_view
from children.models import Child
from revisions.decorators import as_seen, just_before
from revisions.form_parts import revision_in

PER_PAGE = 20


@team_view(Permission.DRAFT_HAND_OVER)
@require_GET
@transaction.atomic
def draft_list(request: Request) -> HttpResponse:
    """Show the drafts without a writer of one's teams: about whom, by whom, how much stands in them.

    And what was asked of who can no longer open the child.
    """
    record(EventType.LEFT_DRAFTS_READ, by=request.user)
    page = Paginator(left_drafts_in_order(request.access), PER_PAGE).get_page(request.GET.get("pagina"))
    rows = left_draft_rows(page.object_list)
    pairs = [(row, HandOverForm(draft=row.draft) if row.can_be_handed_over else None) for row in rows]
    context = {"rows": pairs, "page": page, "asked": left_requests(request.access)}
    return render(request, "assessments/draft_list.html", context)


@child_view(Permission.DRAFT_HAND_OVER, back="draft-list")
@as_seen("draft-list")
@require_POST
def draft_hand_over(request: Request, child: Child, assessment_id: UUID) -> HttpResponse:
    """Hand a draft over to a colleague of the team."""
    draft = get_object_or_404(left_drafts(request.access).filter(child=child), pk=assessment_id)
    form = HandOverForm(request.POST, draft=draft)
    if not can_be_handed_over(draft):
        messages.error(request, _("Nobody can go on with this draft. It can be thrown away."))
    elif not form.is_valid():
        messages.error(request, _("Choose a colleague who goes on with it."))
    else:
        try:
            to, seen = form.cleaned_data["to"], revision_in(request.POST.get("seen", ""))
            hand_over_draft(assessment=draft, seen_revision=seen, to=to, by=request.user)
        except HasDraft:
            messages.error(
                request, _("This colleague has a draft of this form already. Choose someone else.")
            )
        except (AlreadySigned, StillReached):
            return just_before(request, "draft-list")
        else:
            messages.success(request, _("Handed over. What was written keeps the name of who wrote it."))
    return redirect("draft-list")


@child_view(Permission.DRAFT_HAND_OVER, back="draft-list")
@as_seen("draft-list")
@require_POST
def draft_clear(request: Request, child: Child, assessment_id: UUID) -> HttpResponse:
    """Throw a draft without a writer away."""
    draft = get_object_or_404(left_drafts(request.access).filter(child=child), pk=assessment_id)
    try:
        seen = revision_in(request.POST.get("seen", ""))
        discard_left_draft(assessment=draft, seen_revision=seen, by=request.user)
    except (AlreadySigned, StillReached):
        return just_before(request, "draft-list")
    messages.success(request, _("The draft is gone."))
    return redirect("draft-list")
