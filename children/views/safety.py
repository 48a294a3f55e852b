"""Worry about safety: what to do, whom to ask, and noting it. The page of one child lies with its forms."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.decorators import organisation_view, signed_in
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.actions import safety as actions
from children.child_header import head_of
from children.decorators import child_view
from children.exceptions import AlreadyNoted
from children.forms.safety import SafetyContactForm, SafetyNoteForm, SpecialistHelpForm
from children.models import Child, SafetyContact, SafetyNote, SpecialistHelp
from children.queries.safety import contacts_of, help_line, help_of
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import NOBODY, Change


@signed_in
@require_GET
def safety_steps(request: Request) -> HttpResponse:
    """Show what to do when one worries about safety, and whom to ask; no child is involved."""
    context = {
        "cards": contacts_of(request.access.organisations),
        "can_fill_in": bool(request.access.organisations_where(Permission.SAFETY_CONTACT_WRITE)),
    }
    return render(request, "children/safety_steps.html", context)


@child_view(Permission.SAFETY_WRITE, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def specialist_help_add(request: Request, child: Child) -> HttpResponse:
    """Note where specialist help stands; a colleague's note in the meantime is told, not overwritten."""
    history = help_of(child)
    form = help_form(request, child, history[0].pk if history else 0)
    if request.method == "POST" and form.is_valid():
        noted = form.save(commit=False)
        try:
            actions.add_specialist_help(noted=noted, seen=form.revision_seen, by=request.user)
        except SeenOtherwise as otherwise:
            now = otherwise.current
            form.seen_otherwise(now, revision=now.pk if now else 0)
        else:
            messages.success(request, _("Saved."))
            return redirect("child-safety", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "help_line": help_line(history)}
    return render(request, "children/specialist_help_form.html", context)


def help_form(request: Request, child: Child, seen: int) -> SpecialistHelpForm:
    """Return the form, filled with what was posted; `seen` is the key of what stands there now."""
    posted = request.POST if request.method == "POST" else None
    noted = SpecialistHelp(child=child)
    return SpecialistHelpForm(posted, instance=noted, child=child, today=timezone.localdate(), revision=seen)


@child_view(Permission.SAFETY_VIEW, reads=EventType.SAFETY_NOTES_READ)
@require_GET
def safety_note_list(request: Request, child: Child) -> HttpResponse:
    """Show when the reporting code was considered, newest day first; nothing is counted."""
    context = {
        "head": head_of(request, child),
        "notes": child.safety_notes.select_related("recorded_by", "corrects", "correction"),
        "can_write": request.access.has(Permission.SAFETY_WRITE, child.team_id),
    }
    return render(request, "children/safety_note_list.html", context)


@child_view(Permission.SAFETY_WRITE, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def safety_note_add(request: Request, child: Child) -> HttpResponse:
    """Note that the reporting code was considered; sent twice, it is noted once."""
    form = note_form(request, SafetyNote(child=child))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_safety_note(note=form.save(commit=False), by=request.user)
        except AlreadyNoted:
            messages.info(request, _("You noted just this before. It is there once."))
        else:
            messages.success(request, _("Saved."))
        return redirect("safety-note-list", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "note": None}
    return render(request, "children/safety_note_form.html", context)


@child_view(Permission.SAFETY_WRITE, reads=EventType.SAFETY_NOTES_READ)
@require_http_methods(["GET", "POST"])
def safety_note_correct(request: Request, child: Child, note_id: UUID) -> HttpResponse:
    """Correct a note by a new one; the first stays."""
    note = get_object_or_404(child.safety_notes, pk=note_id)
    form = note_form(request, SafetyNote(child=child, corrects=note, step=note.step, on=note.on))
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_safety_note(note=form.save(commit=False), by=request.user)
        except AlreadyNoted:
            form.corrected_meanwhile()
        else:
            messages.success(request, _("Saved."))
            return redirect("safety-note-list", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "note": note}
    return render(request, "children/safety_note_form.html", context)


def note_form(request: Request, note: SafetyNote) -> SafetyNoteForm:
    """Return the form for a new note, filled with what was posted."""
    posted = request.POST if request.method == "POST" else None
    return SafetyNoteForm(posted, instance=note, child=note.child, today=timezone.localdate())


@organisation_view(Permission.SAFETY_CONTACT_WRITE, reads=EventType.SAFETY_CONTACT_READ)
@require_http_methods(["GET", "POST"])
def safety_contact(request: Request, organisation: Organisation) -> HttpResponse:
    """Say whom colleagues can ask; a change by another administrator is told, not overwritten."""
    posted = request.POST if request.method == "POST" else None
    contact = SafetyContact.objects.filter(organisation=organisation).first()
    form = SafetyContactForm(posted, instance=contact or SafetyContact(organisation=organisation))
    if request.method == "POST" and form.is_valid():
        seen = form.revision_seen
        try:
            actions.set_safety_contact(contact=form.save(commit=False), seen_revision=seen, by=request.user)
        except SeenOtherwise as otherwise:
            now = otherwise.current
            form.seen_otherwise(now, Change(now.changed_by.full_name, now.changed_at) if now else NOBODY)
        else:
            messages.success(request, _("Saved."))
            return redirect("safety-steps")
    return render(request, "children/safety_contact.html", {"form": form, "organisation": organisation})
