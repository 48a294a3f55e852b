"""Filling in: one page of items, one answer by itself, the check page and the signature."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from accounts.security.sealing import seal_of
from assessments.actions import assessments as actions
from assessments.decorators import with_own_draft
from assessments.exceptions import AlreadySigned, Incomplete
from assessments.forms.observation import CONTENT, ObservationForm, signature_of
from assessments.forms.saving import SaveForm, choices_for
from assessments.models import Answer, Assessment
from assessments.queries.forms import (
    draft_answers,
    knows_form,
    page_states,
    read_pages,
    writers_before,
)
from assessments.queries.quick_notes import notes_at
from assessments.rules.answered import answered_in
from assessments.rules.exposure import saw_little
from assessments.rules.open_statements import without_score
from assessments.rules.payloads import BadPayload, load_object
from assessments.rules.safety import is_unsafe_at_home
from assessments.rules.screens import screens_of
from assessments.words import wording_of
from audit.rules.events import EventType
from children.child_header import told_apart
from children.decorators import child_view
from children.models import Child
from children.rules.voices import OWN_VOICES
from lifecourse.queries.missed_moments import missed_moments_of
from portfolio.words import in_words
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in


@child_view(Permission.ASSESSMENT_FILL, reads=EventType.ASSESSMENT_READ, back="assessment-list")
@with_own_draft
@require_http_methods(["GET", "POST"])
def assessment_fill(request: Request, child: Child, draft: Assessment, number: int) -> HttpResponse:
    """Show one page of items; posted, save what changed and go where the button says."""
    form = page_form(request, child, draft, number)
    if request.POST.get("goto") == "stop" and draft.is_own_voice and not draft.corrects_id:
        return stop(request, draft)
    if request.method == "POST" and form.is_valid():
        changes = form.changes(clear=request.POST.get("clear", ""), leave=request.POST.get("take", ""))
        try:
            form.conflicts = actions.save_answers(assessment=draft, changes=changes, by=request.user)
        except AlreadySigned:
            messages.error(
                request, _("This form was signed in the meantime. What you just filled in is not in it.")
            )
            return redirect("assessment-read", child_id=child.pk, assessment_id=draft.pk)
        if not form.conflicts:
            return redirect(next_page(request, child, draft, number))
        form.answers = draft_answers(draft)
    return show_page(request, child, draft, form, number)


def stop(request: Request, draft: Assessment) -> HttpResponse:
    """Keep only that a child or a parent did not want to, and end kindly; signed just now, it stays."""
    try:
        moment = actions.stop_at_no(assessment=draft, by=request.user)
    except AlreadySigned:
        messages.error(request, _("This form was signed in the meantime. It stays."))
        return redirect("assessment-read", child_id=draft.child_id, assessment_id=draft.pk)
    return redirect("assessment-stopped", child_id=draft.child_id, moment_id=moment.pk)


@child_view(Permission.ASSESSMENT_FILL, reads=EventType.ASSESSMENTS_READ)
@require_GET
def assessment_stopped(request: Request, child: Child, moment_id: UUID) -> HttpResponse:
    """Thank a child or a parent who stopped, and say that only the no was kept."""
    seen = missed_moments_of(child, access=request.access, user=request.user)
    moment = get_object_or_404(seen, pk=moment_id)
    is_to_child = moment.observer_role == OWN_VOICES[0]
    age = child.age_on(timezone.localdate())
    context = {"child": child, "age": age, "moment": moment, "is_to_child": is_to_child}
    return render(request, "assessments/assessment_stopped.html", context)


def page_form(request: Request, child: Child, draft: Assessment, number: int) -> ObservationForm:
    """Return the form of one page, with what was posted."""
    screens = screens_of(draft.form)
    if not 1 <= number <= len(screens):
        raise Http404
    return ObservationForm(
        request.POST if request.method == "POST" else None,
        wording=wording_of(draft.form, draft, get_language() or "nl"),
        screen=screens[number - 1],
        answers=draft_answers(draft),
        notes=notes_at(draft, screens[number - 1].items),
    )


def show_page(
    request: Request, child: Child, draft: Assessment, form: ObservationForm, number: int
) -> HttpResponse:
    """Render one page of items; 409 when an answer was changed elsewhere, 400 when one was refused.

    A window that is on the form already asks with `X-Part` for what differs from page to page, and no more.
    """
    answered = answered_in(form.definition, form.answers)
    saved = [answer.saved_at for answer in form.answers.values()]
    pages = page_states(form.definition, answered, form.language)
    context: dict[str, Any] = {
        "child": child,
        "told_apart": told_apart(child),
        "draft": draft,
        "title": form.definition.title.in_language(form.language),
        "form": form,
        "pages": pages,
        "page": pages[number - 1],
        "previous": pages[number - 2] if number > 1 else None,
        "next": pages[number] if number < len(pages) else None,
        "introduction": form.wording.introduction if number == 1 else "",
        "is_intro_open": number == 1 and not knows_form(draft),
        "is_to_child": form.wording.is_to_child,
        "is_own": form.wording.is_own_voice,
        "is_aloud": form.wording.is_aloud,
        "saved_at": max(saved, default=None),
        "n_answered": len(answered),
        "n_items": len(form.definition.items_asked),
        "seal": seal_of(request.user.pk, draft.pk),
        "handed_over": sorted(Counter(writers_before(draft, form.answers).values()).items()),
    }
    status = 409 if form.conflicts else 400 if form.errors else 200
    name = "_fill_page" if "X-Part" in request.headers else "assessment_fill"
    return render(request, f"assessments/{name}.html", context, status=status)


def next_page(request: Request, child: Child, draft: Assessment, number: int) -> str:
    """Return the address behind the button that was pressed."""
    base = {"child_id": child.pk, "assessment_id": draft.pk}
    definition = draft.form
    last = len(screens_of(definition))
    goto = request.POST.get("goto", "")
    for button in ("clear", "keep", "take"):
        if (item_key := request.POST.get(button)) in definition.items_asked:
            return reverse("assessment-fill", kwargs={**base, "number": number}) + f"#item-{item_key}"
    if goto == "later":
        messages.success(request, _("Your draft is saved. You can go on later, on any device."))
        return reverse("assessment-list", kwargs={"child_id": child.pk})
    if goto.isdecimal() and len(goto) < 4 and 1 <= int(goto) <= last:
        return reverse("assessment-fill", kwargs={**base, "number": int(goto)})
    if goto == "check" or number == last:
        return reverse("assessment-check", kwargs=base)
    return reverse("assessment-fill", kwargs={**base, "number": number + 1})


@child_view(Permission.ASSESSMENT_FILL)
@require_http_methods(["PUT"])
def answer_save(request: Request, child: Child, assessment_id: UUID, item_key: str) -> HttpResponse:
    """Save one answer; the reply says what stands in the database and since when.

    A signed form answers 410 here, not with the redirect that a person would get: the page asks.
    """
    draft = get_object_or_404(child.assessments.present().with_people(), pk=assessment_id)
    if draft.observer_id != request.user.pk:
        raise NotAllowed(_("This form is of a colleague, who fills it in and changes it."))
    definition = draft.form
    item = definition.items_asked.get(item_key)
    if item is None:
        return JsonResponse({"message": _("This statement is not in the form.")}, status=404)
    try:
        form = SaveForm(load_object(request.body), choices=choices_for(definition, item))
    except BadPayload:
        return JsonResponse({"message": _("What was sent could not be read.")}, status=400)
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        return JsonResponse({"field": field, "message": str(errors[0])}, status=400)
    try:
        answer = actions.save_answer(assessment=draft, item_key=item_key, by=request.user, **form.arguments())
    except AlreadySigned:
        return JsonResponse({"message": _("This form was signed in the meantime.")}, status=410)
    except SeenOtherwise as changed:
        current = changed.current
        wording = wording_of(definition, draft, get_language() or "nl")
        words = wording.choice(item, current.choice if current else "")
        is_followed = current is not None and current.key_before_last == form.cleaned_data["key"]
        return JsonResponse({"words": words, "is_followed": is_followed, **state_of(current)}, status=409)
    return JsonResponse(state_of(answer))


def state_of(answer: Answer | None) -> dict[str, Any]:
    """Return what the page needs to know of a saved answer."""
    content = {field: getattr(answer, field) if answer else "" for field in CONTENT}
    at = date_format(timezone.localtime(answer.saved_at), "H:i") if answer else ""
    return {
        **content,
        "revision": answer.revision if answer else 0,
        "shown": signature_of(answer),
        "saved_at": at,
    }


@child_view(Permission.ASSESSMENT_FILL, reads=EventType.ASSESSMENT_READ, back="assessment-list")
@with_own_draft
@require_http_methods(["GET", "POST"])
def assessment_check(request: Request, child: Child, draft: Assessment) -> HttpResponse:
    """Show all answers; posted, sign exactly what was shown."""
    if request.method == "POST":
        seen = revision_in(request.POST.get("seen_revision", ""))
        try:
            signed = actions.sign_assessment(
                assessment=draft,
                seen_revision=seen,
                wants_to_talk=request.POST.get("talk") == "yes",
                by=request.user,
            )
        except AlreadySigned:
            signed = draft
        except SeenOtherwise:
            messages.error(
                request, _("Something changed after you opened this page. Read it again before you sign.")
            )
            return redirect("assessment-check", child_id=child.pk, assessment_id=draft.pk)
        except Incomplete:
            messages.error(request, _("The form cannot be signed yet. Below you see what is missing."))
            return redirect("assessment-check", child_id=child.pk, assessment_id=draft.pk)
        return redirect("assessment-done", child_id=child.pk, assessment_id=signed.pk)
    definition = draft.form
    answers = draft_answers(draft)
    contents = {key: {field: getattr(answer, field) for field in CONTENT} for key, answer in answers.items()}
    writers = writers_before(draft, answers)
    wording = wording_of(definition, draft, get_language() or "nl")
    pages = read_pages(wording, contents, writers)
    read = [answer for page in pages for answer in page.answers if not answer.is_apart]
    context = {
        "child": child,
        "told_apart": told_apart(child),
        "draft": draft,
        "title": definition.title.in_language(get_language() or "nl"),
        "pages": pages,
        "is_to_child": wording.is_to_child,
        "n_screens": pages[-1].screen,
        "open_answers": [
            (page.screen, answer) for page in pages for answer in page.answers if answer.is_open
        ],
        "without_score": [
            in_words(element.name).lower()
            for element in without_score(definition, {key: answer.choice for key, answer in answers.items()})
        ],
        "handed_over": sorted(Counter(writers.values()).items()),
        "saw_little": saw_little(draft.observer_role, draft.hours_seen),
        "is_unsafe": is_unsafe_at_home(contents),
        "lacking": [answer for answer in read if answer.lacks_reason],
        "can_sign": any(not answer.is_open for answer in read) and not any(a.lacks_reason for a in read),
    }
    name = "assessment_check_own" if draft.is_own_voice else "assessment_check"
    return render(request, f"assessments/{name}.html", context)
