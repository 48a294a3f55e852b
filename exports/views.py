"""Taking data out: of one child at once, of a team or an organisation when it is ready."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.decorators import at_most
from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from children.child_header import head_of
from children.decorators import child_view
from children.models import Child
from exports import actions
from exports.decorators import export_view, note_place
from exports.exceptions import UnderWay
from exports.files.packages import CONTENT_TYPES, SUFFIXES
from exports.forms import ChildExportForm, PlaceExportForm
from exports.models import Export
from exports.queries.places import Place
from exports.rules.contents import Contents, Format
from exports.words import SHORT


@child_view(Permission.REPORT_EXPORT, Permission.ASSESSMENT_VIEW_ALL, reads=EventType.CHILD_READ)
@require_GET
def child_export(request: Request, child: Child) -> HttpResponse:
    """Ask in which format and how named; a good answer leads to the file."""
    form = ChildExportForm(request.GET if "format" in request.GET else None)
    if form.is_bound and form.is_valid():
        response = redirect("child-export-file", child_id=child.pk)
        response["Location"] += f"?{urlencode(form.cleaned_data)}"
        return response
    return render(request, "exports/child_export.html", {"head": head_of(request, child), "form": form})


@at_most("export")
@child_view(Permission.REPORT_EXPORT, Permission.ASSESSMENT_VIEW_ALL)
@require_GET
def child_export_file(request: Request, child: Child) -> HttpResponse:
    """Send the observations of a child; the export is in the log before the answer leaves."""
    form = ChildExportForm(request.GET)
    if not form.is_valid():
        return redirect("child-export", child_id=child.pk)
    file, suffix = actions.export_child(child=child, **form.chosen, by=request.user)
    return sent(file, suffix, to_practise=child.is_practice)


def sent(file: bytes, suffix: str, *, to_practise: bool = False) -> HttpResponse:
    """Return a file to be kept; its name names nobody."""
    name = f"{'oefenkind-' if to_practise else ''}waarnemingen-{timezone.localdate():%Y-%m-%d}.{suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(file, content_type=CONTENT_TYPES[suffix], headers=headers)


@at_most("data", is_posted=True)
@export_view
@require_http_methods(["GET", "POST"])
def export_list(request: Request, places: list[Place]) -> HttpResponse:
    """Show what this person asked for and how far it is, and ask for what else."""
    form = PlaceExportForm(request.POST if request.method == "POST" else None, places=places)
    if form.is_bound and form.is_valid():
        try:
            actions.ask_export(**form.chosen, by=request.user)
        except UnderWay:
            form.add_error(None, _("Another file is being made for you. Wait until it is ready, or stop it."))
        else:
            messages.success(request, _("The file is being made. Load the page again in a minute."))
            return redirect("export-list")
    exports = [(export, SHORT[Contents(export.contents)]) for export in Export.objects.of(request.user)]
    context = {"form": form, "exports": exports}
    return render(request, "exports/export_list.html", context)


@at_most("export")
@export_view
@require_GET
def export_file(request: Request, places: list[Place], export_id: UUID) -> HttpResponse:
    """Send a file that is ready, to the one who asked for it; the export is in the log before the answer leaves."""
    ready = Export.objects.of(request.user).defer(None).filter(file__isnull=False)
    export = get_object_or_404(ready, pk=export_id)
    place = Place(export.target)
    if place not in places:
        raise Http404
    note_place(request, place)
    actions.hand_over_export(target=export.target, by=request.user)
    return sent(bytes(export.file or b""), SUFFIXES[Format(export.format)])


@export_view
@require_POST
def export_remove(request: Request, places: list[Place], export_id: UUID) -> HttpResponse:
    """Stop what is being made, or throw a file away."""
    actions.remove_export(export=get_object_or_404(Export.objects.of(request.user), pk=export_id))
    messages.success(request, _("The file was thrown away."))
    return redirect("export-list")
