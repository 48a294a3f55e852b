"""What the frame around every page needs to know of the user."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.permissions import Permission


def navigation(request: HttpRequest) -> dict[str, object]:
    """Say which parts of the site this person can reach; asked of the database only when shown."""
    access = getattr(request, "access", None)
    if access is None:
        return {}
    return {
        "can_manage_people": SimpleLazyObject(
            lambda: bool(access.organisations_where(Permission.PEOPLE_MANAGE))
        ),
        "can_review_log": SimpleLazyObject(lambda: bool(access.organisations_where(Permission.LOG_REVIEW))),
        "can_view_reliability": SimpleLazyObject(
            lambda: bool(access.organisations_where(Permission.RELIABILITY_VIEW))
        ),
    }
