"""Whether the organisation keeps the day of birth of children."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.decorators import organisation_view
from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.rules.events import EventType
from consents.actions.birth_days import keep_birth_days
from consents.forms.birth_days import BirthDaysForm
from revisions.actions import mark_of
from revisions.exceptions import SeenOtherwise


@organisation_view(Permission.RETENTION_MANAGE, reads=EventType.BIRTH_DAYS_READ)
@require_http_methods(["GET", "POST"])
def birth_days(request: Request, organisation: Organisation) -> HttpResponse:
    """Choose whether the day of birth is kept; a colleague's choice in the meantime is told."""
    posted = request.POST if request.method == "POST" else None
    form = BirthDaysForm(posted, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        keeps, seen = form.cleaned_data["keeps_birth_day"], form.revision_seen
        try:
            keep_birth_days(organisation=organisation, keeps=keeps, seen_mark=seen, by=request.user)
        except SeenOtherwise as otherwise:
            form.seen_otherwise(otherwise.current, revision=mark_of(otherwise.current.keeps_birth_day))
        else:
            messages.success(request, _("Saved."))
            return redirect("birth-days")
    return render(request, "consents/birth_days.html", {"form": form, "organisation": organisation})
