"""What the list of children says of the next meetings."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from meetings.queries.coming import next_meetings


def coming_meetings(request: HttpRequest) -> dict[str, object]:
    """Return the next meeting of each of one's teams as `next_meetings`; asked of the database only when shown."""
    access = getattr(request, "access", None)
    return {"next_meetings": SimpleLazyObject(lambda: access and next_meetings(access, timezone.localdate()))}
