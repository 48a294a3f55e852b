"""The reliability of the own instruments, for the behavioural scientist."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import at_most, organisation_view
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import definition_of
from reliability import actions
from reliability.queries.computed import figures_shown
from reliability.queries.forms import strength_forms
from reliability.queries.versions import in_use, versions_of, versions_on_strengths
from reliability.rules.anonymous_table import TooFew, table_csv
from reliability.rules.figures import KINDS
from reliability.words.page import reliability_page
from revisions.decorators import just_before
from revisions.exceptions import SeenOtherwise
from revisions.form_parts import revision_in


def version_in(organisation: Organisation, version_id: UUID) -> InstrumentVersion:
    """Return a version on strengths that this organisation can have forms of, or answer 404."""
    versions = versions_on_strengths(organisation).select_related("instrument")
    return get_object_or_404(versions, pk=version_id)


@organisation_view(Permission.RELIABILITY_VIEW, reads=EventType.RELIABILITY_READ)
@require_GET
def reliability_list(request: Request, organisation: Organisation) -> HttpResponse:
    """Show the instrument versions, and what is switched on."""
    context = {"organisation": organisation, "versions": versions_of(organisation)}
    return render(request, "reliability/reliability_list.html", context)


@organisation_view(Permission.RELIABILITY_VIEW, reads=EventType.RELIABILITY_READ)
@require_GET
def reliability_detail(request: Request, organisation: Organisation, version_id: UUID) -> HttpResponse:
    """Show every figure of one version."""
    version = version_in(organisation, version_id)
    figures, computed_at = figures_shown(organisation, version)
    page = reliability_page(str(version), definition_of(version.pk), figures)
    context = {
        "organisation": organisation,
        "version_id": version.pk,
        "page": page,
        "computed_at": computed_at,
        "in_use": in_use(organisation).get(version.pk),
        "can_switch": request.access.has_in(Permission.RELIABILITY_SWITCH, organisation.pk),
    }
    return render(request, "reliability/reliability_detail.html", context)


@at_most("export")
@organisation_view(Permission.RELIABILITY_VIEW, reads=EventType.RELIABILITY_EXPORTED)
@require_GET
def reliability_table(
    request: Request, organisation: Organisation, version_id: UUID, element: str, table: str
) -> HttpResponse:
    """Send the anonymous table of one strength; with too few forms there is none yet."""
    version = version_in(organisation, version_id)
    found = [forms for forms in strength_forms(organisation, version) if forms.element == element]
    try:
        text = table_csv(found[0], table)
    except (IndexError, KeyError) as unknown:
        raise Http404 from unknown
    except TooFew:
        messages.info(request, _("There are too few forms for this table yet."))
        return redirect("reliability-detail", version_id=version.pk)
    name = f"{slugify(f'{version}-{element}-{table}')}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


@organisation_view(Permission.RELIABILITY_VIEW, reads=EventType.RELIABILITY_READ)
@require_POST
def reliability_compute(request: Request, organisation: Organisation, version_id: UUID) -> HttpResponse:
    """Let the figures of a version be computed anew, in the background."""
    version = version_in(organisation, version_id)
    actions.compute_later(organisation.pk, version.pk)
    messages.success(request, _("The figures are computed anew. Load the page again in a minute."))
    return redirect("reliability-detail", version_id=version.pk)


@organisation_view(Permission.RELIABILITY_SWITCH, reads=EventType.RELIABILITY_READ)
@require_POST
def reliability_on(request: Request, organisation: Organisation, version_id: UUID) -> HttpResponse:
    """Put the figures that were seen to use."""
    version = version_in(organisation, version_id)
    kind = request.POST.get("kind", "")
    if kind not in KINDS:
        raise Http404
    seen = request.POST.get("seen", "")
    try:
        n = actions.switch_on_parameters(
            organisation=organisation, version=version, kind=kind, seen_digest=seen, by=request.user
        )
    except SeenOtherwise:
        actions.keep_figures(organisation=organisation, version=version)
        messages.error(request, _("New forms changed the figures since you saw them. Look again."))
    except actions.NothingToSwitchOn:
        messages.error(request, _("There are too few forms to switch anything on."))
    else:
        switched_on = ngettext("Switched on for %(n)s strength.", "Switched on for %(n)s strengths.", n)
        messages.success(request, switched_on % {"n": n})
    return redirect("reliability-detail", version_id=version.pk)


@organisation_view(Permission.RELIABILITY_SWITCH, reads=EventType.RELIABILITY_READ)
@require_POST
def reliability_off(request: Request, organisation: Organisation, version_id: UUID) -> HttpResponse:
    """Take the figures out of use."""
    version = version_in(organisation, version_id)
    seen = revision_in(request.POST.get("seen", ""))
    try:
        n = actions.switch_off_parameters(
            organisation=organisation, version=version, seen_mark=seen, by=request.user
        )
    except SeenOtherwise:
        messages.error(request, _("A colleague put other figures to use since you saw these. Look again."))
    else:
        if not n:
            return just_before(request, "reliability-detail", version_id=version.pk)
        messages.success(request, _("Switched off. Every difference can be chance again."))
    return redirect("reliability-detail", version_id=version.pk)
