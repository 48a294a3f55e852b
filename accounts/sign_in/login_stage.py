"""The second step of signing in, as a login stage of django-allauth."""

from allauth.account.stages import LoginStage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare

from accounts.models import User
from accounts.queries.own import has_second_factor
from accounts.security.allauth_internals import AUTHENTICATION_METHODS_SESSION_KEY, get_authentication_records
from accounts.security.backends import MemberBackend

NAMES = {"totp": "app", "recovery_codes": "recovery", "webauthn": "passkey", "provider": "two-factor"}
OWNER = "owner"  # whose the first step was, as a session that is open keeps it
METHODS = {"socialaccount": "provider"}


class SecondStep(LoginStage):
    """Asks for the second factor of who has one; who has none may only set one up (`RequireSecondFactor`)."""

    key = "second_step"
    urlname = "second-step"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Send on to the page for the second step, unless it was taken already."""
        user = self.login.user
        if is_two_step(self.request, user) or not has_second_factor(user):
            return None, True
        self.login.state[OWNER] = user.get_session_auth_hash()
        return redirect(self.urlname), True

    def is_over(self) -> bool:
        """Say whether the first step no longer counts: the account closed, or its password or generation is another."""
        user, kept = self.login.user, self.login.state.get(OWNER, "")
        is_same = user is not None and constant_time_compare(kept, user.get_session_auth_hash())
        return not (is_same and MemberBackend().user_can_authenticate(user))


def is_two_step(request: HttpRequest, user: User) -> bool:
    """Say whether this person showed a second factor in this very sign-in."""
    return any(step["method"] == "mfa" for step in get_authentication_records(request, user))


def steps_of(request: HttpRequest, user: User) -> str:
    """Name with what this person signed in, as the log keeps it: `password app`."""
    steps = get_authentication_records(request, user)
    return " ".join(
        NAMES.get(step.get("type", ""), METHODS.get(step["method"], step["method"])) for step in steps
    )[:20]


def signed_in_with_passkey(request: HttpRequest) -> bool:
    """Say whether this very session began with a passkey; asked of the session, not of the database."""
    steps = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY, ())
    return any(step.get("type") == "webauthn" for step in steps)
