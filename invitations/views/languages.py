"""The languages in which someone can be asked: how each stands, and all its texts beside the Dutch."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.decorators import organisation_view
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from invitations.actions.languages import approve_language, switch_off_language
from invitations.forms import ApprovalForm
from invitations.queries.languages import (
    approvals,
    side_by_side,
    standing_of,
    standing_of_languages,
    texts_in_use,
)
from portfolio.queries.languages import languages
from portfolio.rules.languages import Language
from revisions.exceptions import SeenOtherwise

view = organisation_view(Permission.LANGUAGE_APPROVE, reads=EventType.LANGUAGES_READ)


@view
@require_GET
def language_list(request: Request, organisation: Organisation) -> HttpResponse:
    """Show how each language stands: approved by whom, changed since, or a concept that nobody read."""
    return render(request, "invitations/language_list.html", {"lines": standing_of_languages(organisation)})


@view
@require_http_methods(["GET", "POST"])
def language_texts(request: Request, organisation: Organisation, code: str) -> HttpResponse:
    """Show every text beside the Dutch; posted, approve them."""
    language = language_or_404(code)
    form = ApprovalForm(request.POST or None, digest=language.digest)
    if request.method == "POST" and form.is_valid():
        try:
            approve_language(organisation=organisation, language=language, by=request.user, **form.approved)
        except SeenOtherwise:
            form.data = {**request.POST.dict(), "seen_digest": language.digest, "is_right": ""}
            form.add_error(None, _("The texts changed since you opened this page. Read them again."))
        else:
            messages.success(request, _("From now on people can be asked in this language."))
            return redirect("language-list")
    needed = texts_in_use(organisation)
    context = {
        "line": standing_of(language, approvals(organisation.pk).get(code), needed),
        "rows": side_by_side(language, needed),
        "form": form,
    }
    return render(request, "invitations/language_texts.html", context)


@view
@require_POST
def language_off(request: Request, organisation: Organisation, code: str) -> HttpResponse:
    """Ask nobody in this language any more."""
    switch_off_language(organisation=organisation, language=language_or_404(code), by=request.user)
    messages.success(request, _("Nobody is asked in this language any more."))
    return redirect("language-list")


def language_or_404(code: str) -> Language:
    """Return a language that there is, or answer 404."""
    language = languages().get(code)
    if language is None:
        raise Http404
    return language
