"""Quick notes: everybody who observes a child writes them down and changes own ones."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.exceptions import NotAllowed
from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from lifecourse.actions import quick_notes as actions
from lifecourse.forms.quick_note import QuickNoteForm
from lifecourse.models import QuickNote
from lifecourse.queries import quick_notes as queries
from portfolio.queries.instruments import every_element
from revisions.decorators import as_seen
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in

PER_PAGE = 20


@child_view(Permission.CHILD_VIEW, reads=EventType.QUICK_NOTES_READ)
@require_GET
def quick_note_list(request: Request, child: Child) -> HttpResponse:
    """Show the notes that this person may see, the newest first: all, or those at the strength in `?kracht=`."""
    notes = queries.quick_notes_of(child, access=request.access, user=request.user)
    names = queries.names_of_strengths(child.organisation_id)
    asked = request.GET.get("kracht", "")
    chosen = asked if asked in names else ""
    shown = notes.filter(element=chosen) if chosen else notes
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "head": head_of(request, child),
        "page": page,
        "rows": [queries.NamedNote(note, names.get(note.element, note.element)) for note in page],
        "strengths": queries.strengths_in(notes, names),
        "chosen": chosen,
        "kept": f"&kracht={chosen}" if chosen else "",
        "chosen_name": names.get(chosen, ""),
        "sees_all": request.access.has(Permission.ASSESSMENT_VIEW_ALL, child.team_id),
        "can_write": request.access.has(Permission.ASSESSMENT_FILL, child.team_id),
    }
    return render(request, "lifecourse/quick_note_list.html", context)


@child_view(Permission.ASSESSMENT_FILL, reads=EventType.CHILD_READ)
@require_http_methods(["GET", "POST"])
def quick_note_add(request: Request, child: Child) -> HttpResponse:
    """Write a note: of today, at the place of last time."""
    place = queries.place_of_last_time(child, request.user)
    note = QuickNote(child=child, happened_on=timezone.localdate(), setting=place)
    form = form_for(request, note, queries.strengths_noted_lately(request.user))
    if request.method == "POST" and form.is_valid():
        actions.add_quick_note(note=form.save(commit=False), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("quick-note-list", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "note": None}
    return render(request, "lifecourse/quick_note_form.html", context)


@child_view(
    Permission.ASSESSMENT_FILL,
    reads=EventType.QUICK_NOTES_READ,
    back="quick-note-list",
    anew="quick-note-add",
)
@require_http_methods(["GET", "POST"])
def quick_note_change(request: Request, child: Child, quick_note_id: UUID) -> HttpResponse:
    """Change a note; a change made meanwhile in another window is told, not overwritten."""
    note = own_note(request, child, quick_note_id)
    form = form_for(request, note)
    if request.method == "POST" and form.is_valid():
        seen = form.revision_seen
        try:
            actions.change_quick_note(note=form.save(commit=False), seen_revision=seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current)
        else:
            messages.success(request, _("Saved."))
            return redirect("quick-note-list", child_id=child.pk)
    context = {"form": form, "head": head_of(request, child), "note": note}
    return render(request, "lifecourse/quick_note_form.html", context)


@child_view(Permission.ASSESSMENT_FILL, back="quick-note-list")
@as_seen("quick-note-change", "child_id", "quick_note_id")
@require_POST
def quick_note_remove(request: Request, child: Child, quick_note_id: UUID) -> HttpResponse:
    """Take a note away."""
    note, seen = own_note(request, child, quick_note_id), revision_in(request.POST.get("seen", ""))
    actions.remove_quick_note(note=note, seen_revision=seen, by=request.user)
    messages.success(request, _("The note is removed."))
    return redirect("quick-note-list", child_id=child.pk)


def own_note(request: Request, child: Child, note_id: UUID) -> QuickNote:
    """Return a note that this person wrote; 404 when there is none, `NotAllowed` for a colleague's."""
    note = get_object_or_404(child.quick_notes, pk=note_id)
    if note.recorded_by_id != request.user.pk:
        raise NotAllowed(_("A colleague wrote this note, and can change it."))
    return note


def form_for(request: Request, note: QuickNote, lately: list[str] | None = None) -> QuickNoteForm:
    """Return the form for a note, new or known; the strengths in `lately` come first."""
    return QuickNoteForm(
        request.POST or None,
        instance=note,
        child=note.child,
        today=timezone.localdate(),
        elements=every_element(note.child.organisation_id),
        lately=lately or [],
    )
