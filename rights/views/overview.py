"""For who looks after the rights in a team: requests that wait, files by the end of their term, what was destroyed."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.decorators import organisation_view, team_view
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.actions import record
from audit.rules.events import EventType
from paper.pdf import render_pdf
from paper.pdf_slots import with_slot
from revisions.actions import mark_of
from revisions.exceptions import SeenOtherwise
from rights.actions.retention import change_terms
from rights.forms.retention import TermsForm
from rights.queries.erasures import erasures_for, kept_files, requests_for, years_in
from rights.queries.records_of_child import counted


@team_view(Permission.RIGHTS_MANAGE)
@require_GET
@transaction.atomic
def right_overview(request: Request) -> HttpResponse:
    """Show what waits, what may be destroyed and what was."""
    record(EventType.RIGHTS_OVERVIEW_READ, by=request.user)
    today = timezone.localdate()
    context = {
        "requests": sorted(requests_for(request.access).waiting(), key=lambda asked: asked.due_on),
        "files": kept_files(request.access, today),
        "erasures": erasures_for(request.access),
        "today": today,
    }
    return render(request, "rights/right_overview.html", context)


@team_view(Permission.RIGHTS_MANAGE)
@require_GET
@transaction.atomic
@with_slot
def certificate(request: Request, erasure_id: UUID) -> HttpResponse:
    """Send the certificate of destruction: what kinds and how many, when and by whom; no content."""
    erasure = get_object_or_404(erasures_for(request.access), pk=erasure_id)
    context = {
        "erasure": erasure,
        "organisation": Organisation.objects.get(pk=erasure.organisation_key),
        "counts": counted(erasure.counts),
        "made_on": timezone.localdate(),
    }
    pdf = render_pdf("rights/certificate.html", context)
    record(EventType.CERTIFICATE_EXPORTED, target=erasure, child_id=erasure.child_key, by=request.user)
    headers = {"Content-Disposition": f'attachment; filename="vernietiging-{erasure.pk}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@organisation_view(Permission.RETENTION_MANAGE, reads=EventType.RETENTION_TERMS_READ)
@require_http_methods(["GET", "POST"])
def retention_terms(request: Request, organisation: Organisation) -> HttpResponse:
    """Show and change for how many years the organisation keeps its files."""
    posted = request.POST if request.method == "POST" else None
    form = TermsForm(posted, years=years_in(organisation.pk))
    if request.method == "POST" and form.is_valid():
        seen = form.revision_seen
        try:
            change_terms(organisation=organisation, years=form.years(), seen_mark=seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current, revision=mark_of(otherwise.current))
        else:
            messages.success(request, _("Saved."))
            return redirect("retention-terms")
    return render(request, "rights/retention_terms.html", {"form": form})
