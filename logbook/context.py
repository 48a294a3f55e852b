"""What the start pages say of the log."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from logbook.queries.month import nag_for


def log_nag(request: HttpRequest) -> dict[str, object]:
    """Say which months of the log should have been signed off; asked of the database only when shown."""
    access = getattr(request, "access", None)
    return {"log_nag": SimpleLazyObject(lambda: access and nag_for(access, timezone.localdate()))}
