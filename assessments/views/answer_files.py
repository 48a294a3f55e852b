"""Answers in and out as FHIR R4: a signed form to a file, a file to a draft."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.decorators import at_most
from accounts.http import Request
from accounts.rules.permissions import Permission
from assessments.actions import assessments as actions
from assessments.decorators import with_signed_form
from assessments.exceptions import DraftExists, NotOffered
from assessments.forms.answers_file import AnswersFileForm
from assessments.models import Assessment
from assessments.queries.forms import published_instruments
from assessments.queries.starting import first_guess
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from portfolio.exchange.fhir.provenance import Provenance


@at_most("export")
@child_view(Permission.REPORT_EXPORT)
@with_signed_form
@require_GET
def assessment_export(request: Request, child: Child, signed: Assessment) -> HttpResponse:
    """Send a signed form as a QuestionnaireResponse; the export is in the log before the answer leaves."""
    if signed.is_replaced:
        messages.info(request, _("This form was corrected. Download the corrected version."))
        return redirect("assessment-read", child_id=child.pk, assessment_id=signed.pk)
    with_words = "woorden" in request.GET
    response = actions.export_response(assessment=signed, with_words=with_words, by=request.user)
    name = f"antwoorden-{signed.instrument_version.instrument.key}-{signed.period_to:%Y-%m-%d}.json"
    return HttpResponse(
        json.dumps(response, ensure_ascii=False, indent=2),
        content_type="application/fhir+json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@at_most("upload", is_posted=True)
@child_view(Permission.ASSESSMENT_FILL, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def assessment_import(request: Request, child: Child) -> HttpResponse:
    """Ask for a file and the frame; start a draft with its answers, or say all that does not fit."""
    today, instruments = timezone.localdate(), published_instruments(child.organisation_id)
    guess = first_guess(child, request.user, today, asked="", instruments=instruments)
    form = AnswersFileForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        child=child,
        today=today,
        instruments=instruments,
        initial=guess.initial,
    )
    if form.is_bound and form.is_valid():
        try:
            return start_from(request, form)
        except DraftExists:
            form.add_error(
                "file", _("You have a draft of this form already. Sign it or throw it away first.")
            )
        except NotOffered:
            form.add_error("file", _("This form is no longer offered."))
    context = {"form": form, "head": head_of(request, child)}
    return render(request, "assessments/assessment_import.html", context, status=400 if form.errors else 200)


def start_from(request: Request, form: AnswersFileForm) -> HttpResponse:
    """Start a draft with the answers in a file and show all of them."""
    draft = actions.start_with_answers(assessment=form.assessment(), answers=form.answers, by=request.user)
    messages.success(request, _("The answers are in a draft. Read them; nothing is signed yet."))
    if form.provenance and (said := said_in_file(form.provenance)):
        messages.warning(request, said)
    return redirect("assessment-check", child_id=draft.child_id, assessment_id=draft.pk)


def said_in_file(provenance: Provenance) -> str:
    """Return what a file says of when, about whom and by whom, for the person who will sign to confirm."""
    said = {
        _("filled in on %(said)s"): date_format(provenance.day, "j F Y")
        if provenance.day
        else provenance.authored,
        _("about %(said)s"): provenance.about,
        _("by %(said)s"): provenance.by,
    }
    parts = [words % {"said": found} for words, found in said.items() if found]
    sentence = _("The file says of itself: %(said)s. Sign only when that is right.")
    return sentence % {"said": "; ".join(parts)} if parts else ""
