"""What the list of children says of answers that came by a link."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from invitations.models import Invitation
from invitations.queries.overview import to_check_by


def to_check(request: HttpRequest) -> dict[str, object]:
    """Return what came in for this person as `invitations_to_check`; asked of the database only when shown."""
    access: Any = getattr(request, "access", None)
    user: Any = getattr(request, "user", None)
    return {"invitations_to_check": SimpleLazyObject(lambda: waiting_for(access, user))}


def waiting_for(access: Any, user: Any) -> list[Invitation]:
    """Return what waits for someone; nothing for who did not sign in."""
    return list(to_check_by(access, user)) if access and user.is_authenticated else []
