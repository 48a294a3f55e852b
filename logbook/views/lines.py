"""The lines of the log of this month: for the privacy officer, when something has to be looked into now."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.decorators import at_most, organisation_view
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.actions import record
from audit.rules.events import EventType
from logbook.forms.lines import LinesForm
from logbook.queries.lines import LogLines, lines_in, span_of
from logbook.queries.month import mark_of
from revisions.decorators import changes_no_record


@changes_no_record
@at_most("search", is_posted=True)
@organisation_view(Permission.LOG_REVIEW, reads=EventType.LOG_READ)
@require_http_methods(["GET", "POST"])
def log_lines(request: Request, organisation: Organisation) -> HttpResponse:
    """Show the lines of this month, or what was posted asks for: no number and no name stands in an address."""
    form = LinesForm(request.POST or None, organisation=organisation, today=timezone.localdate())
    context = {
        "organisation": organisation,
        "form": form,
        "found": found_by(form, request, organisation),
        "children": [(child.reference, mark_of(str(child.pk)), child.team) for child in form.children],
    }
    return render(request, "logbook/log_lines.html", context)


def found_by(form: LinesForm, request: Request, organisation: Organisation) -> LogLines | None:
    """Return the lines that a form asks for, all of them without one; None when it cannot be right.

    Who looks for a child leaves an event at that child, which its parents can read.
    """
    if form.is_bound and not form.is_valid():
        return None
    asked = form.cleaned_data if form.is_bound else {}
    first, last = span_of(asked.get("day"), form.today)
    found = lines_in(
        organisation,
        first=first,
        last=last,
        children=form.children,
        colleague=asked.get("colleague"),
        before=asked.get("before"),
    )
    for child in form.children:
        record(EventType.LOG_SEARCHED, target=organisation, child_id=child.pk, by=request.user)
    return found
