"""The queue of the site, for an administrator."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.decorators import organisation_view
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from background.actions import retry_failed
from background.queries import queue_state

view = organisation_view(Permission.QUEUE_MANAGE, reads=EventType.QUEUE_READ)


@view
@require_GET
def queue(request: Request, organisation: Organisation) -> HttpResponse:
    """Show how much waits, what failed and whether there is a worker; the same for all organisations of the site."""
    return render(request, "background/queue.html", {"state": queue_state(timezone.now())})


@view
@require_POST
def job_retry(request: Request, organisation: Organisation, job_id: int) -> HttpResponse:
    """Let a job that failed be tried once more."""
    job = get_object_or_404(ProcrastinateJob.objects.filter(status="failed"), pk=job_id)
    if retry_failed(job=job, by=request.user):
        messages.success(request, _("It will be tried again."))
    return redirect("queue")
