"""Publishing a draft: first everything that changes, then for good."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import Request
from accounts.rules.permissions import Permission
from portfolio import actions
from portfolio.decorators import instrument_view, no_draft, with_draft
from portfolio.exceptions import NotADraft
from portfolio.forms.publishing import PublishForm
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import definition_in, definition_of, versions_before
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.differences import differences
from portfolio.words import ChangeRow, change_rows
from revisions.exceptions import SeenOtherwise


@instrument_view(Permission.INSTRUMENT_MANAGE)
@with_draft
@require_http_methods(["GET", "POST"])
def instrument_publish(request: Request, version: InstrumentVersion) -> HttpResponse:
    """Show what changes against the versions before, ask what may share a line, and publish what was seen."""
    before = versions_before(version)
    draft = definition_in(version)
    names = [str(other) for other in before]
    data = request.POST if request.method == "POST" else None
    form = PublishForm(data, names=names, declared=draft.comparable_with)
    if request.method == "POST" and form.is_valid():
        return publish(request, version, form)
    compared = [comparison(other, draft) for other in before]
    context = {
        "version": version,
        "draft": draft,
        "form": form,
        "comparisons": list(zip(compared, form.questions(), strict=True)),
    }
    return render(request, "portfolio/instrument_publish.html", context, status=400 if form.errors else 200)


@dataclass(frozen=True)
class Comparison:
    """What changes against one version, in words."""

    title: str
    number: str
    rows: list[ChangeRow]

    @property
    def n_weighty(self) -> int:
        """The number of changes that bear on what a score means."""
        return sum(row.is_weighty for row in self.rows)


def comparison(before: InstrumentVersion, draft: InstrumentDefinition) -> Comparison:
    """Hold a draft against one version."""
    definition = definition_of(before.pk)
    title = definition.title.in_language(get_language() or "nl")
    return Comparison(title, before.version, change_rows(differences(definition, draft)))


def publish(request: Request, version: InstrumentVersion, form: PublishForm) -> HttpResponse:
    """Publish the draft that was seen, and go where it can be read."""
    try:
        actions.publish_draft(
            version=version,
            comparable_with=form.comparable_with(),
            seen_digest=form.cleaned_data["seen"],
            by=request.user,
        )
    except NotADraft:
        return no_draft(request, version)
    except SeenOtherwise:
        messages.error(request, _("Someone changed this draft after you opened it. Read again what changes."))
        return redirect("instrument-publish", version_id=version.pk)
    messages.success(request, _("Published. From now on new forms are started on this version."))
    return redirect("instrument-read", version_id=version.pk)
