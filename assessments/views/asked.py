"""Asking colleagues to observe: who was asked, asking, saying that it does not happen, stopping, passing on."""

import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.actions import asked as actions
from assessments.exceptions import AlreadyAsked, NoLongerAsked
from assessments.forms.asked import AskForm, DeclineForm, PassOnForm, StopForm
from assessments.models import ObservationRequest
from assessments.queries.asked import forms_to_ask, may_stop, requests_of
from assessments.queries.left_drafts import writers_for
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from revisions.decorators import as_seen, just_before
from revisions.form_parts import revision_in


@child_view(Permission.OBSERVATION_ASK, reads=EventType.OBSERVATION_REQUESTS_READ)
@require_GET
def request_list(request: Request, child: Child) -> HttpResponse:
    """Show who was asked and how it stands; what nobody answered in time ends here if it did not before."""
    today = timezone.localdate()
    actions.end_overdue(today, child=child, by=request.user)
    rows = requests_of(child, access=request.access, user=request.user)
    context = {
        "head": head_of(request, child),
        "open": [row for row in rows if row.request.is_open],
        "ended": [row for row in rows if not row.request.is_open],
        "today": today,
    }
    return render(request, "assessments/request_list.html", context)


@child_view(Permission.OBSERVATION_ASK, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def request_add(request: Request, child: Child) -> HttpResponse:
    """Ask whom to ask, for what and by when; from the page of a meeting by a week before it."""
    today = timezone.localdate()
    form = AskForm(
        request.POST or None,
        child=child,
        today=today,
        meets_on=day_in(request.GET.get("overleg", "")),
        colleagues=writers_for(child),
        instruments=forms_to_ask(child, today),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.ask_colleagues(
                request=form.save(commit=False),
                asked=form.people(),
                is_double=form.cleaned_data["is_double"],
                by=request.user,
            )
        except AlreadyAsked:
            form.already_asked()
        else:
            names = ", ".join(one.asked.full_name for one in made)
            messages.success(request, _("Asked: %(names)s.") % {"names": names})
            return redirect("request-list", child_id=child.pk)
    return render(request, "assessments/request_add.html", {"head": head_of(request, child), "form": form})


def day_in(text: str) -> datetime.date | None:
    """Return the day that an address names; None when it names none."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def found_in(child: Child, question_id: UUID) -> ObservationRequest:
    """Return a request about this child, or answer 404."""
    found = child.observation_requests.select_related("asked", "asked_by", "child__team")
    return get_object_or_404(found, pk=question_id)


@child_view(Permission.ASSESSMENT_FILL, reads=EventType.CHILD_READ)
@as_seen("assessment-list", "child_id")
@require_http_methods(["GET", "POST"])
def request_decline(request: Request, child: Child, question_id: UUID) -> HttpResponse:
    """Let who was asked say that it does not happen, and why."""
    found = found_in(child, question_id)
    if found.asked_id != request.user.pk:
        raise NotAllowed(_("A colleague was asked this, who can say that it does not happen."))
    form = DeclineForm(request.POST or None, initial={"seen": found.revision})
    if not found.is_open:
        return just_before(request, "assessment-list", child_id=child.pk)
    if request.method == "POST" and form.is_valid():
        why, seen = form.cleaned_data, revision_in(request.POST.get("seen", ""))
        try:
            actions.decline_request(
                request=found, reason=why["reason"], note=why["note"], seen_revision=seen, by=request.user
            )
        except NoLongerAsked:
            return just_before(request, "assessment-list", child_id=child.pk)
        messages.success(request, _("Thank you. Who asked you sees why it does not happen."))
        return redirect("child-list")
    context = {"head": head_of(request, child), "form": form, "asked": found}
    return render(request, "assessments/request_decline.html", context)


@child_view(Permission.OBSERVATION_ASK, reads=EventType.OBSERVATION_REQUESTS_READ)
@as_seen("request-list", "child_id")
@require_http_methods(["GET", "POST"])
def request_stop(request: Request, child: Child, question_id: UUID) -> HttpResponse:
    """Stop a question with the reason: who asked it, or a coordinator."""
    found = found_in(child, question_id)
    check_may_stop(found, request)
    form = StopForm(request.POST or None, initial={"seen": found.revision})
    if not found.is_open:
        return just_before(request, "request-list", child_id=child.pk)
    if request.method == "POST" and form.is_valid():
        note, seen = form.cleaned_data["note"], revision_in(request.POST.get("seen", ""))
        try:
            actions.stop_request(request=found, note=note, seen_revision=seen, by=request.user)
        except NoLongerAsked:
            return just_before(request, "request-list", child_id=child.pk)
        messages.success(request, _("The question is stopped."))
        return redirect("request-list", child_id=child.pk)
    context = {"head": head_of(request, child), "form": form, "asked": found}
    return render(request, "assessments/request_stop.html", context)


@child_view(Permission.OBSERVATION_ASK, reads=EventType.OBSERVATION_REQUESTS_READ)
@as_seen("request-list", "child_id")
@require_http_methods(["GET", "POST"])
def request_pass_on(request: Request, child: Child, question_id: UUID) -> HttpResponse:
    """Ask another colleague in the place of the first: who asked it, or a coordinator."""
    found = found_in(child, question_id)
    check_may_stop(found, request)
    form = PassOnForm(request.POST or None, request=found, initial={"seen": found.revision})
    if not found.is_open:
        return just_before(request, "request-list", child_id=child.pk)
    if request.method == "POST" and form.is_valid():
        to, seen = form.cleaned_data["to"], revision_in(request.POST.get("seen", ""))
        try:
            actions.pass_on(request=found, to=to, seen_revision=seen, by=request.user)
        except NoLongerAsked:
            return just_before(request, "request-list", child_id=child.pk)
        except AlreadyAsked:
            form.add_error("to", _("This colleague was asked this already. Choose someone else."))
        else:
            messages.success(request, _("Asked: %(names)s.") % {"names": to.full_name})
            return redirect("request-list", child_id=child.pk)
    context = {"head": head_of(request, child), "form": form, "asked": found}
    return render(request, "assessments/request_pass_on.html", context)


def check_may_stop(found: ObservationRequest, request: Request) -> None:
    """Raise `NotAllowed` unless this person asked, or coordinates the team."""
    if not may_stop(found, access=request.access, user=request.user):
        raise NotAllowed(
            _("A colleague asked this. Who asked it or a coordinator can stop it or pass it on.")
        )
