"""How a view gets the places of which someone may take data out."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse

from accounts.http import Request
from accounts.models import Organisation
from accounts.rules.permissions import Permission
from audit.occasion import note
from exports.queries.places import Place, places_for

View = Callable[..., HttpResponse]


def export_view(view: View) -> View:
    """Give the view the teams and organisations of which someone may take data out, or answer 403."""

    @wraps(view)
    @transaction.atomic
    def wrapped(request: Request, **kwargs: Any) -> HttpResponse:
        places = places_for(request.access)
        if not places:
            raise PermissionDenied
        note_place(request, places[0])
        return view(request, places, **kwargs)

    wrapped.permission = Permission.DATA_EXPORT  # type: ignore[attr-defined]
    return wrapped


def note_place(request: Request, place: Place) -> None:
    """Note for the log in which role and where something is done."""
    basis = "organisation" if isinstance(place.target, Organisation) else "team"
    note(role=request.access.roles_in(place.id), organisation_id=str(place.organisation_id), basis=basis)
