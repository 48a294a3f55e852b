"""A form that was signed on the wrong child: take it back, take its answers over, and account for it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.actions import withdrawals as actions
from assessments.decorators import with_signed_form, with_withdrawn_form
from assessments.exceptions import AlreadyCopied, AlreadyWithdrawn, DraftExists, NotOffered
from assessments.forms.withdrawals import CopyForm, ReasonForm
from assessments.models import Assessment
from assessments.queries.forms import read_pages
from assessments.queries.withdrawals import children_to_copy_to, is_copied, may_withdraw, own_copy_of
from assessments.rules.documents import all_answers, written_for
from assessments.words import wording_of
from audit.rules.events import EventType
from children.child_header import head_of, told_apart
from children.decorators import child_view
from children.models import Child


@child_view(Permission.CHILD_VIEW, reads=EventType.ASSESSMENT_READ)
@with_signed_form
@require_http_methods(["GET", "POST"])
def assessment_withdraw(request: Request, child: Child, signed: Assessment) -> HttpResponse:
    """Say what taking a form back does, ask why, and take it back: its observer or a coordinator."""
    if not may_withdraw(signed, access=request.access, user=request.user):
        raise NotAllowed(_("This form is of a colleague. Who filled it in or a coordinator can withdraw it."))
    hint = _("Who accounts for it later reads this. Name no other child.")
    form = ReasonForm(request.POST or None, button=_("Withdraw this observation"), help_text=hint)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_assessment(
                assessment=signed, reason=form.cleaned_data["reason"], by=request.user
            )
        except AlreadyWithdrawn:
            messages.info(request, _("This observation was withdrawn already."))
        else:
            messages.success(request, _("Withdrawn. It is on no page of this child any more."))
        return redirect("assessment-list", child_id=child.pk)
    context = {
        "head": head_of(request, child),
        "told_apart": told_apart(child),
        "assessment": signed,
        "form": form,
    }
    return render(request, "assessments/assessment_withdraw.html", context)


@child_view(Permission.ASSESSMENT_FILL, reads=EventType.CHILD_READ)
@with_withdrawn_form
@require_http_methods(["GET", "POST"])
def assessment_copy(request: Request, child: Child, withdrawn: Assessment) -> HttpResponse:
    """Let the observer take the answers of a withdrawn form over to a draft about the right child."""
    if withdrawn.observer_id != request.user.pk:
        raise NotAllowed(_("This form is of a colleague, who can take the answers over."))
    if withdrawn.is_replaced:
        raise Http404
    if is_copied(withdrawn):
        return copied(request, child, withdrawn)
    near = children_to_copy_to(withdrawn, request.user)
    form = CopyForm(request.POST or None, assessment=withdrawn, children=near)
    if request.method == "POST" and form.is_valid():
        try:
            return copy(request, withdrawn, form.cleaned_data["child"])
        except DraftExists:
            form.add_error(
                "child", _("You have a draft of this form already. Sign it or throw it away first.")
            )
        except AlreadyCopied:
            return copied(request, child, withdrawn)
        except NotOffered:
            form.add_error("child", _("This form is no longer offered."))
    context = {"head": head_of(request, child), "assessment": withdrawn, "form": form}
    return render(request, "assessments/assessment_copy.html", context)


def copy(request: Request, withdrawn: Assessment, child: Child) -> HttpResponse:
    """Start the draft about the right child and show all of it."""
    draft = actions.copy_withdrawn(assessment=withdrawn, child=child, by=request.user)
    messages.success(request, _("The answers are in a draft. Read them; nothing is signed yet."))
    return redirect("assessment-check", child_id=child.pk, assessment_id=draft.pk)


def copied(request: Request, child: Child, withdrawn: Assessment) -> HttpResponse:
    """Say that the answers were taken over already, with the form in which they stand."""
    copy = own_copy_of(withdrawn, request.user)
    context = {"head": head_of(request, child), "assessment": withdrawn, "copy": copy}
    return render(request, "assessments/assessment_copied.html", context)


@child_view(Permission.ASSESSMENT_WITHDRAW, reads=EventType.CHILD_READ)
@with_withdrawn_form
@require_http_methods(["GET", "POST"])
def withdrawn_ask(request: Request, child: Child, withdrawn: Assessment) -> HttpResponse:
    """Ask why someone has to read a withdrawn form; the reason is kept, and opens it for an hour."""
    form = ReasonForm(request.POST or None, button=_("Read it"), help_text=_("This is kept."))
    if request.method == "POST" and form.is_valid():
        reading = actions.add_reading(
            assessment=withdrawn, reason=form.cleaned_data["reason"], by=request.user
        )
        return redirect("withdrawn-read", child.pk, withdrawn.pk, reading.pk)
    context = {"head": head_of(request, child), "assessment": withdrawn, "form": form}
    return render(request, "assessments/withdrawn_ask.html", context)


@child_view(Permission.ASSESSMENT_WITHDRAW, reads=EventType.WITHDRAWN_READ)
@with_withdrawn_form
@require_GET
def withdrawn_read(request: Request, child: Child, withdrawn: Assessment, reading_id: UUID) -> HttpResponse:
    """Show a withdrawn form to who gave a reason within the hour; who came later is asked again."""
    reading = get_object_or_404(withdrawn.withdrawn_readings.filter(read_by=request.user), pk=reading_id)
    if not reading.is_open:
        return redirect("withdrawn-ask", child_id=child.pk, assessment_id=withdrawn.pk)
    wording = wording_of(withdrawn.form, withdrawn, get_language() or "nl")
    answers = all_answers(withdrawn.document or {})
    writers = {key: name for key, row in answers.items() if (name := written_for(row))}
    context = {
        "head": head_of(request, child),
        "assessment": withdrawn,
        "title": withdrawn.title,
        "reading": reading,
        "pages": read_pages(wording, answers, writers),
    }
    return render(request, "assessments/withdrawn_read.html", context)
