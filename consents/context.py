"""What the list of children says of birthdays after which the child itself has to be asked."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from consents.queries.birthdays import birthdays_for


def birthdays(request: HttpRequest) -> dict[str, object]:
    """Return the birthdays that ask something as `birthdays`; asked of the database only when shown."""
    access = getattr(request, "access", None)
    return {"birthdays": SimpleLazyObject(lambda: access and birthdays_for(access, timezone.localdate()))}
