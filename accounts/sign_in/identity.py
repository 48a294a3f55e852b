"""People who come in through the identity provider of their organisation (OpenID Connect)."""

from typing import Any, NoReturn

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.actions.people import AlreadyTied, keep_identity, refuse_identity
from accounts.models import User
from accounts.rules.addresses import folded
from accounts.security.allauth_internals import record_authentication
from accounts.security.provider import answers_us


class IdentityAdapter(DefaultSocialAccountAdapter):
    """Lets in whom an administrator added, of the one organisation whose provider it is; nobody is made here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody adds themselves."""
        return False

    def get_requests_session(self) -> requests.Session:
        """Return how the provider is asked: there and nowhere else, wherever it may send on to."""
        session: requests.Session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the person, or refuse; note it when the provider says that it asked for two factors."""
        claims = sociallogin.account.extra_data
        if not answers_us(sociallogin):
            refuse(request, None)
        user = sociallogin.user if sociallogin.is_existing else person_by_email(claims)
        if user is None or not works_there(user):
            refuse(request, user)
        sociallogin.token = None  # nothing more is asked of the provider
        try:
            keep_identity(identity=sociallogin, user=user, by=user)
        except AlreadyTied:
            refuse(request, user)
        if says_two_factors(claims.get("id_token") or {}, settings.OIDC_SECOND_FACTOR):
            record_authentication(request, user, "mfa", type="provider")

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        """Say that it did not work, in our own words."""
        refuse(request, None)


def person_by_email(claims: dict[str, Any]) -> User | None:
    """Return the person with the address that the provider vouches for, if it does and there is one."""
    said = claims.get("userinfo") or claims.get("id_token") or {}
    email, is_verified = said.get("email"), said.get("email_verified") is True
    if not isinstance(email, str) or not (is_verified or settings.OIDC_EMAIL_IS_VERIFIED):
        return None
    return User.objects.filter(email=folded(email)).first()


def works_there(user: User) -> bool:
    """Say whether this person has an open account, and a role in the organisation whose provider it is."""
    roles = user.memberships.filter(organisation__name=settings.OIDC_ORGANISATION, ended_at=None)
    return user.is_active and roles.exists()


def says_two_factors(claims: dict[str, Any], rule: str) -> bool:
    """Say whether the claim of the rule, such as `amr=mfa,otp`, holds one of its values."""
    name, _equals, values = rule.partition("=")
    said = claims.get(name)
    wanted = {value.strip() for value in values.split(",") if value.strip()}
    return bool(
        wanted & {text for text in (said if isinstance(said, list) else [said]) if isinstance(text, str)}
    )


def refuse(request: HttpRequest, user: User | None) -> NoReturn:
    """Answer that there is no way in here; alike for who is unknown, closed or of elsewhere."""
    refuse_identity(user=user)
    message = _(
        "You could not be signed in by way of your organisation. Try again, or ask your administrator whether"
        " you were added here with this e-mail address."
    )
    content = {"title": _("Not signed in"), "message": message}
    raise ImmediateHttpResponse(render(request, "error.html", content, status=403))
