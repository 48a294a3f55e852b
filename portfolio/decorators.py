"""Where a request meets an instrument: what someone may not know of is 404, what someone may not do is 403."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.http import Request
from accounts.rules.permissions import SIGNED_IN, Permission
from audit.actions import record
from audit.queries import was_removed
from audit.rules.events import EventType
from portfolio.models import InstrumentVersion

View = Callable[..., HttpResponse]


def instrument_view(
    permission: Permission | None = None, *, reads: EventType = EventType.INSTRUMENTS_READ
) -> Callable[[View], View]:
    """Give the view a version within the user's reach, or answer 404.

    With a permission the version must belong to an organisation in which the user holds it, or 403: a
    shared instrument is changed by nobody. Showing the page is an event in the log, in one transaction.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        @transaction.atomic
        def wrapped(request: Request, version_id: UUID, **kwargs: Any) -> HttpResponse:
            if permission and not request.access.organisations_where(permission):
                raise PermissionDenied
            visible = InstrumentVersion.objects.visible_to(request.access)
            try:
                version = visible.select_related("instrument__organisation").get(pk=version_id)
                if permission and not request.access.has_in(permission, version.instrument.organisation_id):
                    raise PermissionDenied
                response = view(request, version, **kwargs)
            except InstrumentVersion.DoesNotExist as gone:  # thrown away by someone, maybe just now
                if permission and request.method == "POST" and was_removed([version_id]):
                    return tell_gone(request)
                raise Http404 from gone
            if response.content:  # a redirect or a refused method shows nothing
                record(reads, target=version, by=request.user)
            return response

        wrapped.permission = permission or SIGNED_IN  # type: ignore[attr-defined]
        return wrapped

    return decorate


def tell_gone(request: Request) -> HttpResponse:
    """Say that the draft was thrown away meanwhile, with what was typed and the ways on; status 410."""
    texts = [text for _name, all_of_it in request.POST.lists() for text in all_of_it if len(text.split()) > 1]
    whole = [("text", text) for text in request.POST.getlist("text")]
    context = {
        "texts": texts,
        "fields": whole,
        "anew": reverse("instrument-add") if whole else "",
        "back": reverse("instrument-list"),
    }
    return render(request, "portfolio/instrument_gone.html", context, status=410)


def with_draft(view: View) -> View:
    """Give the view a version that can still change; what is published can only be read."""

    @wraps(view)
    def wrapped(request: Request, version: InstrumentVersion, **kwargs: Any) -> HttpResponse:
        if not version.is_draft:
            return no_draft(request, version)
        return view(request, version, **kwargs)

    return wrapped


def no_draft(request: Request, version: InstrumentVersion) -> HttpResponse:
    """Say that a version does not change any more, where it can be read."""
    messages.info(request, _("This version is published and does not change any more. Start a new version."))
    return redirect("instrument-read", version_id=version.pk)
