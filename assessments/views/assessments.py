"""The observation forms of a child: the list, starting, reading, correcting, throwing away."""

from collections import Counter
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.actions import assessments as actions
from assessments.actions.corrections import start_correction
from assessments.decorators import with_own_draft, with_signed_form
from assessments.exceptions import (
    AlreadyCorrected,
    AlreadySigned,
    AlreadyWithdrawn,
    NotOffered,
    SentByLink,
    StillHeld,
)
from assessments.forms.frame import FrameForm
from assessments.forms.start import StartForm
from assessments.models import Assessment, ObservationRequest
from assessments.queries.asked import open_requests_to
from assessments.queries.forms import forms_of, published_instruments, read_pages
from assessments.queries.home_facts import silence_on_home
from assessments.queries.starting import first_guess, guess_for
from assessments.queries.withdrawals import may_withdraw, withdrawals_of
from assessments.rules.documents import all_answers, written_for
from assessments.words import frames_apart, wording_of
from audit.rules.events import EventType
from children.child_header import head_of, named, told_apart
from children.decorators import child_view
from children.models import Child
from children.queries.doubles import namesakes_of
from portfolio.rules.outcomes import STRENGTHS, Form
from revisions.actions import mark_of
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in


@child_view(Permission.CHILD_VIEW, reads=EventType.ASSESSMENTS_READ)
@require_GET
def assessment_list(request: Request, child: Child) -> HttpResponse:
    """Show the signed forms and the open drafts that this person may see."""
    can_fill = request.access.has(Permission.ASSESSMENT_FILL, child.team_id)
    context = {
        "head": head_of(request, child),
        "forms": forms_of(child, access=request.access, user=request.user),
        "withdrawals": withdrawals_of(child, access=request.access, user=request.user),
        "can_account": request.access.has(Permission.ASSESSMENT_WITHDRAW, child.team_id),
        "can_fill": can_fill,
        "asked": open_requests_to(request.user, [child])[child.pk] if can_fill else [],
        "today": timezone.localdate(),
    }
    return render(request, "assessments/assessment_list.html", context)


@child_view(Permission.ASSESSMENT_FILL, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def assessment_start(request: Request, child: Child) -> HttpResponse:
    """Ask which form, in which role, where, over which period; then open the first page."""
    today, instruments = timezone.localdate(), published_instruments(child.organisation_id)
    asked = request.GET.get("vorm", "")
    guess = first_guess(child, request.user, today, asked=asked, instruments=instruments)
    if wanted := open_request_in(request, child):
        guess = guess_for(guess, wanted, today, instruments=instruments)
    form = StartForm(
        request.POST or None, child=child, today=today, instruments=instruments, initial=guess.initial
    )
    if request.method == "POST" and form.is_valid():
        try:
            return start(request, form.assessment())
        except NotOffered:
            form.add_error("instrument", _("This form is no longer offered. Choose another one."))
    drafts = child.assessments.drafts().filter(observer=request.user).with_people().newest_work_first()
    context = {
        "form": form,
        "speaks_for_itself": form.speaks_for_itself(),
        "as_last": guess.last if guess.is_whole and not form.is_bound else None,
        "asked_title": "" if form.is_bound else title_of(instruments.get(guess.initial["instrument"])),
        "wanted": wanted,
        "days": (guess.initial["period_from"], guess.initial["period_to"]),
        "head": head_of(request, child),
        "drafts": drafts,
        "told_apart": told_apart(child),
        "namesakes": named(namesakes_of(child, request.user)),
    }
    return render(request, "assessments/assessment_start.html", context)


def open_request_in(request: Request, child: Child) -> ObservationRequest | None:
    """Return what the address says that this person was asked, while it is still to be answered."""
    try:
        wanted = UUID(request.GET.get("vraag", ""))
    except ValueError:
        return None
    asked = open_requests_to(request.user, [child])[child.pk]
    return next((one for one in asked if one.pk == wanted), None)


def title_of(form: Form | None) -> str:
    """Return the name of a form in the language of the page; empty for none."""
    return form.title.in_language(get_language() or "nl") if form else ""


def start(request: Request, assessment: Assessment) -> HttpResponse:
    """Start a draft and open its first page, or that of the draft there is."""
    draft = actions.start_assessment(assessment=assessment, by=request.user)
    if draft.pk == assessment.pk:
        return redirect("assessment-fill", child_id=draft.child_id, assessment_id=draft.pk, number=1)
    kept, dropped = frames_apart(draft, assessment)
    if not dropped:
        messages.info(request, _("You have a draft of this form already. Here it is."))
    else:
        message = _(
            "You have a draft of this form already; here it is. In it stands: %(kept)s. What you chose just now is not"
            " taken over: %(dropped)s. If that is what holds, press ‘Change’."
        )
        messages.warning(request, message % {"kept": kept, "dropped": dropped})
    return redirect("assessment-fill", child_id=draft.child_id, assessment_id=draft.pk, number=1)


@child_view(Permission.ASSESSMENT_FILL, reads=EventType.ASSESSMENT_READ, back="assessment-list")
@with_own_draft
@require_http_methods(["GET", "POST"])
def assessment_frame(request: Request, child: Child, draft: Assessment) -> HttpResponse:
    """Change role, setting, period or hours of a draft."""
    form = FrameForm(request.POST or None, instance=draft, child=child, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        seen = form.revision_seen
        try:
            actions.change_frame(assessment=form.save(commit=False), seen_mark=seen, by=request.user)
        except SeenOtherwise as otherwise:
            now = otherwise.current
            form.seen_otherwise(now, revision=mark_of(*actions.frame_of(now)))
        else:
            messages.success(request, _("Saved."))
            return redirect("assessment-fill", child_id=child.pk, assessment_id=draft.pk, number=1)
    context = {"form": form, "child": child, "told_apart": told_apart(child), "draft": draft}
    return render(request, "assessments/assessment_frame.html", context)


@child_view(Permission.CHILD_VIEW, reads=EventType.ASSESSMENT_READ)
@with_signed_form
@require_GET
def assessment_read(request: Request, child: Child, signed: Assessment) -> HttpResponse:
    """Show a signed form as it was signed."""
    is_own = signed.observer_id == request.user.pk
    can_add = is_own and request.access.has(Permission.ASSESSMENT_FILL, child.team_id)
    definition, answers = signed.form, all_answers(signed.document or {})
    writers = {key: name for key, row in answers.items() if (name := written_for(row))}
    context = {
        "head": head_of(request, child),
        "assessment": signed,
        "definition": definition,
        "pages": read_pages(wording_of(definition, signed, get_language() or "nl"), answers, writers),
        "silence": silence_on_home(definition, answers),
        "handed_over": sorted(Counter(writers.values()).items()),
        "statements": signed.statements.select_related("recorded_by"),
        "can_state": request.access.has(Permission.RIGHTS_VIEW, child.team_id) and not signed.is_held,
        "can_correct": can_add and not (signed.is_replaced or signed.sent_by or signed.is_held),
        "can_withdraw": may_withdraw(signed, access=request.access, user=request.user),
        "can_ask_signs": can_add and definition.kind == STRENGTHS,
        "can_export": request.access.has(Permission.REPORT_EXPORT, child.team_id) and not signed.is_replaced,
    }
    return render(request, "assessments/assessment_read.html", context)


@child_view(Permission.ASSESSMENT_FILL)
@require_POST
def assessment_correct(request: Request, child: Child, assessment_id: UUID) -> HttpResponse:
    """Open a corrected version of one's own signed form; it says why."""
    signed = get_object_or_404(child.assessments.readable_by(request.user), pk=assessment_id)
    if signed.observer_id != request.user.pk:
        raise NotAllowed(_("This form is of a colleague, who fills it in and changes it."))
    reason = request.POST.get("reason", "").strip()[:300]
    if not reason:
        messages.error(request, _("Say in a few words why you correct this form."))
        return redirect("assessment-read", child_id=child.pk, assessment_id=signed.pk)
    try:
        draft = start_correction(assessment=signed, reason=reason, by=request.user)
    except AlreadyWithdrawn:
        messages.error(request, _("This observation was withdrawn already."))
        return redirect("assessment-list", child_id=child.pk)
    except AlreadyCorrected:
        messages.error(request, _("This form was corrected already. Correct the newest version."))
        return redirect("assessment-read", child_id=child.pk, assessment_id=signed.pk)
    except StillHeld:
        messages.error(request, _("You can correct this form once your colleague signed too."))
        return redirect("assessment-read", child_id=child.pk, assessment_id=signed.pk)
    except SentByLink:
        messages.error(request, _("This came by a link. Ask this person again when something is not right."))
        return redirect("assessment-read", child_id=child.pk, assessment_id=signed.pk)
    if draft.correction_reason != reason:
        kept = _("You were already correcting this form. The reason you gave then stays: %(reason)s")
        messages.warning(request, kept % {"reason": draft.correction_reason})
    return redirect("assessment-fill", child_id=child.pk, assessment_id=draft.pk, number=1)


@child_view(Permission.ASSESSMENT_FILL, back="assessment-list")
@with_own_draft
@require_POST
def assessment_discard(request: Request, child: Child, draft: Assessment) -> HttpResponse:
    """Throw away one's own draft."""
    try:
        seen = revision_in(request.POST.get("seen", ""))
        actions.discard_draft(assessment=draft, seen_revision=seen, by=request.user)
    except SeenOtherwise:
        messages.warning(
            request, _("This draft was filled in further after you opened this page. It is still there.")
        )
    except AlreadySigned:
        messages.error(request, _("This form was signed in the meantime. It stays."))
    else:
        messages.success(request, _("The draft is gone."))
    return redirect("assessment-list", child_id=child.pk)
