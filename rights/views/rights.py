"""The rights of a child and its parents: everything about a child, put together and handed over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.decorators import at_most
from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.queries.apart import n_held
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child, Retention
from paper.page_slots import one_of_few
from paper.pdf_slots import with_slot
from rights.actions import archives as actions
from rights.files.archive import archive_file
from rights.forms.archive import ArchiveForm
from rights.queries.erasures import kept_until_in, years_in
from rights.queries.records_of_child import digest_of, everything_about, passages_in


@child_view(Permission.RIGHTS_VIEW, reads=EventType.RIGHTS_READ)
@require_GET
def right_list(request: Request, child: Child) -> HttpResponse:
    """Show what was asked about this child's file, and what was done."""
    kept, years = kept_in(child), years_in(child.organisation_id)
    context = {
        "head": head_of(request, child),
        "archives": child.archives.select_related("made_by"),
        "requests": child.erasure_requests.select_related("decided_by", "approved_by"),
        "kept": kept,
        "years": years[kept.kind],
        "until": kept_until_in(kept, child, years),
        "today": timezone.localdate(),
        "can_approve": request.access.has(Permission.ERASURE_APPROVE, child.team_id),
        "can_manage": request.access.has(Permission.RIGHTS_MANAGE, child.team_id),
    }
    return render(request, "rights/right_list.html", context)


def kept_in(child: Child) -> Retention:
    """Return how long a file is kept; an open file that nobody decided on is kept as youth help."""
    return getattr(child, "retention", None) or Retention(child=child)


@child_view(Permission.RIGHTS_MANAGE, reads=EventType.ARCHIVE_READ)
@require_http_methods(["GET", "POST"])
def archive_make(request: Request, child: Child) -> HttpResponse:
    """Show every passage in someone's own words, and ask whom it is about before it is handed over."""
    before = child.archives.first()
    form = ArchiveForm(
        request.POST if request.method == "POST" else None,
        child=child,
        age=child.age_on(timezone.localdate()),
        passages=list(passages_in(everything_about(child))),
        before=before.marks if before else {},
    )
    if request.method == "POST" and form.is_valid():
        actions.make_archive(archive=form.archive(), by=request.user)
        messages.success(request, _("The archive is ready to be fetched."))
        return redirect("right-list", child_id=child.pk)
    context = {"head": head_of(request, child), "form": form, "n_waiting": n_held(child)}
    return render(request, "rights/archive_form.html", context)


@at_most("archive")
@one_of_few
@child_view(Permission.RIGHTS_MANAGE)
@require_GET
@with_slot
def archive_file_get(request: Request, child: Child, archive_id: UUID) -> HttpResponse:
    """Send the archive; the export is in the log before the answer leaves."""
    archive = get_object_or_404(child.archives, pk=archive_id)
    belongings = everything_about(child)
    if digest_of(passages_in(belongings)) != archive.seen:
        messages.info(request, _("Something was written since. Look through the passages once more."))
        return redirect("archive-make", child_id=child.pk)
    file = archive_file(child, archive, belongings)
    actions.hand_over_archive(archive=archive, by=request.user)
    made_on = timezone.localdate(archive.made_at)
    headers = {"Content-Disposition": f'attachment; filename="alles-{made_on:%Y-%m-%d}.zip"'}
    return HttpResponse(file, content_type="application/zip", headers=headers)
