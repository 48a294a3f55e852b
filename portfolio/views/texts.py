"""A draft as YAML: changed as a text, or from a file; and a new instrument that way."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.decorators import at_most, organisation_view
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from portfolio import actions
from portfolio.decorators import instrument_view, no_draft, with_draft
from portfolio.exceptions import NotADraft
from portfolio.exchange.yaml_text import text_of
from portfolio.forms.text import FileForm, SourceForm, TextForm
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import names_in_use
from portfolio.rules.differences import differences
from portfolio.rules.reading import DefinitionError, read_definition
from portfolio.words import change_rows, error_sentence
from revisions.exceptions import SeenOtherwise


@at_most("upload", is_posted=True)
@instrument_view(Permission.INSTRUMENT_MANAGE)
@with_draft
@require_http_methods(["GET", "POST"])
def instrument_text(request: Request, version: InstrumentVersion) -> HttpResponse:
    """Change a draft as YAML, typed or from a file."""
    form, file = text_forms(request, TextForm, text_of(version.document), version.instrument.organisation_id)
    conflict = None
    if form.is_bound and form.is_valid():
        try:
            seen = request.POST.get("seen", "")
            actions.change_draft(version=version, document=form.document, seen_digest=seen, by=request.user)
        except NotADraft:
            return no_draft(request, version)
        except SeenOtherwise as changed:
            version.digest = changed.current.digest
            now = read_definition(changed.current.document)
            conflict = change_rows(differences(now, read_definition(form.document)))
        except DefinitionError as error:
            form.add_error("text", error_sentence(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("instrument-read", version_id=version.pk)
    is_conflict = conflict is not None
    context = {"version": version, "form": form, "file": file, "is_conflict": is_conflict, "rows": conflict}
    status = 409 if is_conflict else 400 if form.errors or file.errors else 200
    return render(request, "portfolio/instrument_text.html", context, status=status)


@at_most("upload", is_posted=True)
@organisation_view(Permission.INSTRUMENT_MANAGE, reads=EventType.INSTRUMENTS_READ)
@require_http_methods(["GET", "POST"])
def instrument_add(request: Request, organisation: Organisation) -> HttpResponse:
    """Make a new instrument, or a new version of one's own, from YAML."""
    form, file = text_forms(request, SourceForm, "", organisation.pk)
    if form.is_bound and form.is_valid():
        try:
            draft = actions.draft_definition(
                document=form.document,
                organisation=organisation,
                source=form.cleaned_data["source"],
                may_replace=False,
                by=request.user,
            )
        except DefinitionError as error:
            form.add_error("text", error_sentence(error))
        else:
            messages.success(request, _("This is a draft. Nobody fills it in until you publish it."))
            return redirect("instrument-read", version_id=draft.pk)
    status = 400 if form.errors or file.errors else 200
    return render(request, "portfolio/instrument_add.html", {"form": form, "file": file}, status=status)


def text_forms(
    request: Request, kind: type[TextForm], text: str, organisation_id: UUID | None
) -> tuple[TextForm, FileForm]:
    """Return the form with the text and the form for a file; what is in a file is taken for the text."""
    if request.method != "POST":
        return kind(initial={"text": text}), FileForm()
    if "text" in request.POST:
        return kind(request.POST, versions=names_in_use(organisation_id)), FileForm()
    file = FileForm(request.POST, request.FILES)
    if not file.is_valid():
        return kind(initial={"text": text}), file
    if file.left_out:
        fields = ", ".join(file.left_out)
        messages.info(
            request, _("Not taken over, as a form here has no place for it: %(fields)s.") % {"fields": fields}
        )
    posted = request.POST.copy()
    posted["text"] = file.cleaned_data["file"]
    return kind(posted, versions=names_in_use(organisation_id)), file
