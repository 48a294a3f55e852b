"""What a child or a parent says about something that was written down: one page for each kind of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import View, child_view
from children.models import Child
from rights.actions.statements import add_statement
from rights.forms.statement import StatementForm
from rights.models import Statement
from rights.queries.stated import SUBJECTS, Subject


def add(request: Request, child: Child, subject: Subject, record_id: UUID | None = None) -> HttpResponse:
    """Show the form for a statement about something, or keep it and go back to what it is about."""
    record = get_object_or_404(subject.rows(child), pk=record_id) if subject.name else child
    about: dict[str, Any] = {subject.name: record} if subject.name else {"is_on_plan": True}
    statement = Statement(child=child, **about)
    posted = request.POST if request.method == "POST" else None
    form = StatementForm(posted, instance=statement, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        add_statement(statement=form.save(commit=False), by=request.user)
        messages.success(request, _("Saved. It stays beside what it is about."))
        page, ids = subject.back(record)
        return HttpResponseRedirect(reverse(page, kwargs={"child_id": child.pk, **ids}))
    context = {
        "form": form,
        "head": head_of(request, child),
        "title": subject.title,
        "about": subject.words(record),
    }
    return render(request, "rights/statement_form.html", context)


def statement_view(name: str, *, back: str = "child-detail") -> View:
    """Return the view that puts a statement beside one kind of record; `back` is the page for who finds it removed."""
    subject = SUBJECTS[name]

    @child_view(Permission.RIGHTS_VIEW, *subject.needs, reads=EventType.CHILD_READ, back=back)
    @require_http_methods(["GET", "POST"])
    def statement_add(request: Request, child: Child, **ids: UUID) -> HttpResponse:
        """Put a statement beside this record."""
        return add(request, child, subject, *ids.values())

    return statement_add


form_statement_add = statement_view("assessment")
event_statement_add = statement_view("life_event", back="life-event-list")
action_statement_add = statement_view("action", back="action-list")
judgement_statement_add = statement_view("judgement", back="judgement-list")
minutes_statement_add = statement_view("minutes")
advice_statement_add = statement_view("advice")
plan_statement_add = statement_view("")
