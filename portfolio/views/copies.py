"""Beginning a draft from a version, and ending versions and drafts: buttons, no pages of their own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.decorators import organisation_view
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from portfolio import actions
from portfolio.decorators import instrument_view, no_draft, with_draft
from portfolio.exceptions import NotADraft, NotPublished
from portfolio.models import InstrumentVersion
from revisions.exceptions import SeenOtherwise


@organisation_view(Permission.INSTRUMENT_MANAGE, reads=EventType.INSTRUMENTS_READ)
@require_POST
def instrument_copy(request: Request, organisation: Organisation, version_id: UUID) -> HttpResponse:
    """Make an instrument of one's own organisation that begins as this version."""
    visible = InstrumentVersion.objects.visible_to(request.access).in_use().on_strengths()
    version = get_object_or_404(visible.select_related("instrument"), pk=version_id)
    copy = actions.copy_instrument(version=version, organisation=organisation, by=request.user)
    messages.success(request, _("This is your copy, as a draft. Nobody fills it in until you publish it."))
    return redirect("instrument-change", version_id=copy.pk)


@instrument_view(Permission.INSTRUMENT_MANAGE)
@require_POST
def instrument_continue(request: Request, version: InstrumentVersion) -> HttpResponse:
    """Start the next version of one's own instrument."""
    draft = actions.start_version(version=version, by=request.user)
    messages.success(request, _("This is the draft of the next version."))
    return redirect("instrument-change", version_id=draft.pk)


@instrument_view(Permission.INSTRUMENT_MANAGE)
@require_POST
def instrument_retire(request: Request, version: InstrumentVersion) -> HttpResponse:
    """Offer a version no longer for new forms."""
    try:
        actions.retire_version(version=version, by=request.user)
    except NotPublished:
        messages.error(request, _("This version was not published, or is retired already."))
    else:
        messages.success(request, _("No new forms are started on this version. What was filled in stays."))
    return redirect("instrument-read", version_id=version.pk)


@instrument_view(Permission.INSTRUMENT_MANAGE)
@with_draft
@require_POST
def instrument_discard(request: Request, version: InstrumentVersion) -> HttpResponse:
    """Throw a draft away, as it was seen."""
    try:
        actions.discard_draft(version=version, seen_digest=request.POST.get("seen", ""), by=request.user)
    except NotADraft:
        return no_draft(request, version)
    except SeenOtherwise:
        messages.error(request, _("Someone changed this draft after you opened it. It is still there."))
        return redirect("instrument-read", version_id=version.pk)
    messages.success(request, _("The draft is gone."))
    return redirect("instrument-list")
