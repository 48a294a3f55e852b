"""Who looked at this child: for the child and its parents, shown by a professional."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from accounts.decorators import at_most
from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from logbook.forms.period import PeriodForm
from logbook.queries.child import lines_about
from logbook.words.tables import log_csv, row_of


@child_view(Permission.LOG_VIEW_CHILD, reads=EventType.LOG_READ)
@require_GET
def child_log(request: Request, child: Child) -> HttpResponse:
    """Show who did what about a child, by day."""
    form = PeriodForm(request.GET or None, child=child, today=timezone.localdate())
    span = form.span
    lines = lines_about(child, span.first, span.last) if span else []
    context = {
        "head": head_of(request, child),
        "form": form,
        "span": span,
        "rows": [row_of(line, child.first_name) for line in lines],
        "chosen": request.GET.urlencode(),
    }
    return render(request, "logbook/child_log.html", context)


@at_most("export")
@child_view(Permission.LOG_VIEW_CHILD, reads=EventType.LOG_EXPORTED)
@require_GET
def child_log_file(request: Request, child: Child) -> HttpResponse:
    """Send the same as a file for a spreadsheet."""
    span = PeriodForm(request.GET or None, child=child, today=timezone.localdate()).span
    if span is None:
        response = redirect("child-log", child_id=child.pk)
        response["Location"] += f"?{request.GET.urlencode()}"
        return response
    name = f"inzage-{slugify(child.reference) or 'kind'}-{span.last:%Y-%m-%d}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    text = log_csv(lines_about(child, span.first, span.last), child.first_name)
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)
