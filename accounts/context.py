"""What the frame around every page needs to know of the user."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.security import sessions
from accounts.sign_in.login_stage import signed_in_with_passkey


def session(request: HttpRequest) -> dict[str, object]:
    """Give templates what they show of this person's session; asked of the database only when shown."""
    if getattr(request, "access", None) is None:
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
    }
