"""A draft as forms: what stands around the items, one page of items, a page that is added."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import Request
from accounts.rules.permissions import Permission
from portfolio import actions
from portfolio.decorators import instrument_view, no_draft, with_draft
from portfolio.exceptions import NotADraft
from portfolio.forms.apart import ApartForm
from portfolio.forms.head import HeadForm
from portfolio.forms.page import NewPageForm, PageForm
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import keys_ever_used
from portfolio.rules.differences import differences
from portfolio.rules.reading import DefinitionError, read_definition
from portfolio.words import change_rows, error_sentence
from revisions.exceptions import SeenOtherwise

Form = HeadForm | PageForm | NewPageForm | ApartForm


@instrument_view(Permission.INSTRUMENT_MANAGE)
@with_draft
@require_http_methods(["GET", "POST"])
def instrument_change(request: Request, version: InstrumentVersion) -> HttpResponse:
    """Change what stands around the items, and the order of the pages."""
    form = HeadForm(posted(request), document=version.document)
    saved = save(request, version, form, "instrument-change")
    return saved or show(request, version, form, "portfolio/instrument_change.html")


@instrument_view(Permission.INSTRUMENT_MANAGE)
@with_draft
@require_http_methods(["GET", "POST"])
def instrument_page(request: Request, version: InstrumentVersion, page_key: str) -> HttpResponse:
    """Change one page: its title and items, their order, and one more."""
    if not any(page["key"] == page_key for page in version.document["pages"]):
        raise Http404
    form = PageForm(posted(request), page_key=page_key, **known(request, version))
    saved = save(request, version, form, "instrument-page", page_key=page_key)
    return saved or show(request, version, form, "portfolio/instrument_page.html")


@instrument_view(Permission.INSTRUMENT_MANAGE)
@with_draft
@require_http_methods(["GET", "POST"])
def instrument_page_add(request: Request, version: InstrumentVersion) -> HttpResponse:
    """Add a page with its first statement."""
    form = NewPageForm(posted(request), **known(request, version))
    saved = save(request, version, form, "instrument-change")
    return saved or show(request, version, form, "portfolio/instrument_page_add.html")


@instrument_view(Permission.INSTRUMENT_MANAGE)
@with_draft
@require_http_methods(["GET", "POST"])
def instrument_apart(request: Request, version: InstrumentVersion) -> HttpResponse:
    """Change the questions that stand apart from the strengths, and one more."""
    taken = keys_ever_used(version) if request.method == "POST" else ()
    form = ApartForm(posted(request), document=version.document, taken=taken)
    saved = save(request, version, form, "instrument-apart")
    return saved or show(request, version, form, "portfolio/instrument_apart.html")


def posted(request: Request) -> Mapping[str, Any] | None:
    """Return what was sent, if anything."""
    return request.POST if request.method == "POST" else None


def known(request: Request, version: InstrumentVersion) -> dict[str, Any]:
    """Return what a form needs to know to add an item."""
    is_sent = request.method == "POST"
    return {
        "document": version.document,
        "language": get_language() or "nl",
        "taken": keys_ever_used(version) if is_sent else (),
    }


def save(
    request: Request, version: InstrumentVersion, form: Form, then: str, **place: str
) -> HttpResponse | None:
    """Save what was posted and go on to the page `then`; nothing is returned when the form has to be shown (again).

    When someone else changed the draft meanwhile nothing is saved, and the form says what saving would do.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    document = form.document(version.document)
    try:
        definition = read_definition(document)
        actions.change_draft(
            version=version, document=document, seen_digest=form.cleaned_data["seen"], by=request.user
        )
    except NotADraft:
        return no_draft(request, version)
    except SeenOtherwise as changed:
        version.digest = changed.current.digest
        form.conflict = differences(read_definition(changed.current.document), definition)
        return None
    except DefinitionError as error:
        form.add_error(None, error_sentence(error))
        return None
    messages.success(request, _("Saved."))
    return redirect(reverse(then, kwargs={"version_id": version.pk, **place}))


def show(request: Request, version: InstrumentVersion, form: Form, template: str) -> HttpResponse:
    """Show a form; 409 when someone else changed the draft, 400 when something was refused."""
    conflict = change_rows(form.conflict) if form.conflict is not None else None
    context = {"version": version, "form": form, "is_conflict": conflict is not None, "rows": conflict}
    status = 409 if conflict is not None else 400 if form.errors else 200
    return render(request, template, context, status=status)
