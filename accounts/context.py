"""What the frame around every page needs to know of the user."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.rules.permissions import Permission
from accounts.security import sessions
from accounts.sign_in.login_stage import signed_in_with_passkey


def navigation(request: HttpRequest) -> dict[str, object]:
    """Say which parts of the site this person can reach; asked of the database only when shown."""
    access = getattr(request, "access", None)
    if access is None:
        return {}
    return {
        "is_inside": SimpleLazyObject(
            lambda: (
                request.user.is_authenticated
                and sessions.has_second_factor(request.session)
                and not sessions.is_locked(request.session)
            )
        ),
        "identity_provider": settings.OIDC_NAME,
        "session_idle": settings.SESSION_IDLE_SECONDS,
        "session_who": SimpleLazyObject(lambda: sessions.mark_of(request.user)),
        "session_passkey": SimpleLazyObject(lambda: signed_in_with_passkey(request)),
        "can_manage_people": SimpleLazyObject(
            lambda: bool(access.organisations_where(Permission.PEOPLE_MANAGE))
        ),
        "can_review_log": SimpleLazyObject(lambda: bool(access.organisations_where(Permission.LOG_REVIEW))),
        "can_view_reliability": SimpleLazyObject(
            lambda: bool(access.organisations_where(Permission.RELIABILITY_VIEW))
        ),
    }
