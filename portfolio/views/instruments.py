"""Instruments to look at and to take along: the list, and one version in full."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.decorators import signed_in
from accounts.http import Request
from accounts.rules.permissions import Permission
from audit.actions import record
from audit.rules.events import EventType
from portfolio.decorators import instrument_view
from portfolio.models import InstrumentVersion
from portfolio.queries.instrument_page import read_signs, read_version, titles_of
from portfolio.queries.instruments import form_in, instruments_for, versions_beside
from portfolio.queries.notations import NOTATIONS
from portfolio.rules.outcomes import OutcomeDefinition
from portfolio.rules.reading import DefinitionError
from portfolio.words import audience_name, error_sentence


@signed_in
@require_GET
@transaction.atomic
def instrument_list(request: Request) -> HttpResponse:
    """Show the shared instruments, the outcome strip apart, and those of one's own organisation."""
    record(EventType.INSTRUMENTS_READ, by=request.user)
    rows = instruments_for(request.access)
    context = {
        "shared": [row for row in rows if row.is_on_strengths and not row.organisation],
        "own": [row for row in rows if row.organisation],
        "strips": [row for row in rows if not row.is_on_strengths],
        "can_manage": bool(request.access.organisations_where(Permission.INSTRUMENT_MANAGE)),
    }
    return render(request, "portfolio/instrument_list.html", context)


@instrument_view()
@require_GET
def instrument_read(request: Request, version: InstrumentVersion) -> HttpResponse:
    """Show everything that a version says and asks."""
    if isinstance(form := form_in(version), OutcomeDefinition):
        return strip_read(request, version, form)
    manages_own = request.access.has_in(Permission.INSTRUMENT_MANAGE, version.instrument.organisation_id)
    context = {
        "version": version,
        "page": read_version(form),
        "audience": audience_name(form.audience),
        "beside": titles_of(versions_beside(version)),
        "can_copy": bool(request.access.organisations_where(Permission.INSTRUMENT_MANAGE))
        and not version.is_draft,
        "can_change": manages_own and version.is_draft,
        "can_continue": manages_own and not version.is_draft,
        "can_retire": manages_own and version.is_published,
    }
    return render(request, "portfolio/instrument_read.html", context)


def strip_read(request: Request, version: InstrumentVersion, definition: OutcomeDefinition) -> HttpResponse:
    """Show everything that a version of the outcome strip says and asks; nobody copies or changes it."""
    context = {
        "version": version,
        "definition": definition,
        "signs": read_signs(definition),
        "audience": audience_name(definition.audience),
    }
    return render(request, "portfolio/strip_read.html", context)


@instrument_view()
@require_GET
def instrument_download(request: Request, version: InstrumentVersion, notation: str) -> HttpResponse:
    """Send a version as a file, as `export_instrument` writes it; what would lose something is not sent."""
    if (found := NOTATIONS.get(notation)) is None:
        raise Http404
    try:
        text = found.write(version)
    except DefinitionError as error:
        messages.error(request, error_sentence(error))
        return redirect("instrument-read", version_id=version.pk)
    headers = {"Content-Disposition": f'attachment; filename="{found.file_name(version)}"'}
    return HttpResponse(text, content_type=found.content_type, headers=headers)
