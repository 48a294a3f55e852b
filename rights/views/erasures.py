"""Destroying what is kept of a child: asked for, decided, approved by a second person; and how long it is kept."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from accounts.rules.two_people import NotTwoPeople, Obstacle
from accounts.words import why_not_two
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child, Retention
from revisions.decorators import just_before
from revisions.exceptions import SeenOtherwise
from rights.actions import erasures as actions
from rights.actions.retention import change_retention
from rights.exceptions import AlreadyAsked, OnHold
from rights.forms.decision import ApproveForm, DecideForm, records_to_choose
from rights.forms.request import AskForm
from rights.forms.retention import RetentionForm
from rights.models import ErasureRequest
from rights.queries.erasures import kept_until_in, obstacle_to_approval, rows_of, years_in
from rights.queries.records_of_child import counted, everything_about

ON_HOLD = gettext_lazy("Something holds destruction up: see how long this file is kept.")


@child_view(Permission.RIGHTS_MANAGE, reads=EventType.RIGHTS_READ)
@require_http_methods(["GET", "POST"])
def erasure_ask(request: Request, child: Child) -> HttpResponse:
    """Write down that someone asks for destruction."""
    posted = request.POST if request.method == "POST" else None
    asked = ErasureRequest(child=child)
    form = AskForm(posted, instance=asked, child=child, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        made = actions.ask_erasure(request=form.save(commit=False), by=request.user)
        messages.success(request, _("The request is saved. Now decide on it."))
        return redirect("erasure-decide", child_id=child.pk, request_id=made.pk)
    return render(request, "rights/erasure_ask.html", {"head": head_of(request, child), "form": form})


@child_view(Permission.RIGHTS_MANAGE, reads=EventType.ERASURE_READ)
@require_http_methods(["GET", "POST"])
def erasure_decide(request: Request, child: Child, request_id: UUID) -> HttpResponse:
    """Decide on a request: all of it, some records, or nothing."""
    asked = get_object_or_404(child.erasure_requests, pk=request_id)
    if asked.is_done:
        return done_already(request, child)
    posted = request.POST if request.method == "POST" else None
    records = list(records_to_choose(everything_about(child)))
    form = DecideForm(posted, request=asked, age=child.age_on(timezone.localdate()), records=records)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide_erasure(request=form.decided(), seen_revision=form.revision_seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
        except OnHold:
            form.add_error("answer", ON_HOLD)
        else:
            messages.success(request, _("The decision is saved."))
            return redirect("right-list", child_id=child.pk)
    context = {"head": head_of(request, child), "form": form, "asked": asked}
    return render(request, "rights/erasure_decide.html", context)


@child_view(Permission.ERASURE_APPROVE, reads=EventType.ERASURE_READ)
@require_http_methods(["GET", "POST"])
def erasure_approve(request: Request, child: Child, request_id: UUID) -> HttpResponse:
    """Show what would be destroyed to a second person, who approves and thereby destroys it."""
    asked = get_object_or_404(child.erasure_requests.exclude(decision=""), pk=request_id)
    if asked.is_done or not asked.is_granted:
        return done_already(request, child)
    if request.method == "GET" and (obstacle := obstacle_to_approval(asked, request.user)):
        return not_second(request, child, obstacle)
    posted = request.POST if request.method == "POST" else None
    form = ApproveForm(posted, revision=asked.revision)
    if request.method == "POST" and form.is_valid():
        try:
            actions.approve_erasure(request=asked, seen_revision=form.revision_seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
        except NotTwoPeople as refused:
            return not_second(request, child, refused.obstacle)
        except OnHold:
            form.add_error(None, ON_HOLD)
        else:
            messages.success(
                request, _("It is destroyed. The certificate is with what the coordinator looks after.")
            )
            return redirect("child-list") if asked.is_whole else redirect("right-list", child_id=child.pk)
    goes = {table: len(ids) for table, ids in rows_of(asked).items()}
    context = {"head": head_of(request, child), "form": form, "asked": asked, "counts": counted(goes)}
    return render(request, "rights/erasure_approve.html", context)


def not_second(request: Request, child: Child, obstacle: Obstacle) -> HttpResponse:
    """Refuse who decided; tell anyone else why the two do not count as two people."""
    if obstacle == Obstacle.SAME:
        raise NotAllowed(_("You decided this yourself. A colleague approves it."))
    messages.error(request, why_not_two(obstacle))
    return redirect("right-list", child_id=child.pk)


def done_already(request: Request, child: Child) -> HttpResponse:
    """Say that a colleague was first with a request, and go where it can be seen; 404 for who only looks."""
    if request.method == "GET":
        raise Http404
    return just_before(request, "right-list", child_id=child.pk)


@child_view(Permission.RIGHTS_MANAGE, reads=EventType.RIGHTS_READ)
@require_http_methods(["GET", "POST"])
def retention_change(request: Request, child: Child) -> HttpResponse:
    """Close or reopen the file, choose how long it is kept, and what holds destruction up."""
    kept = Retention.objects.filter(pk=child.pk).first() or Retention(child=child)
    posted = request.POST if request.method == "POST" else None
    form = RetentionForm(posted, instance=kept, child=child, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        try:
            change_retention(
                retention=form.save(commit=False), seen_revision=form.revision_seen, by=request.user
            )
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
        else:
            messages.success(request, _("Saved."))
            return redirect("right-list", child_id=child.pk)
    n_drafts = child.assessments.drafts().count()
    context = {"head": head_of(request, child), "form": form, "n_drafts": n_drafts}
    return render(request, "rights/retention_change.html", context)


@child_view(Permission.RIGHTS_MANAGE)
@require_POST
def destruction_propose(request: Request, child: Child) -> HttpResponse:
    """Propose to destroy a file that was kept long enough; a colleague approves."""
    kept = Retention.objects.filter(pk=child.pk).first() or Retention(child=child)
    until = kept_until_in(kept, child, years_in(child.organisation_id))
    if until is None or until > timezone.localdate():
        messages.error(request, _("This file has to be kept longer."))
        return redirect("right-list", child_id=child.pk)
    try:
        actions.propose_destruction(child=child, by=request.user)
    except OnHold:
        messages.error(request, ON_HOLD)
    except AlreadyAsked:
        return just_before(request, "right-list", child_id=child.pk)
    else:
        messages.success(request, _("Proposed. A colleague of the team has to approve it."))
    return redirect("right-list", child_id=child.pk)
