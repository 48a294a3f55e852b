"""Where django-allauth asks how things are done here."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.http import site_address
from accounts.models import User
from accounts.security import cipher, devices, limits, sessions
from accounts.sign_in.login_stage import is_two_step
from audit.middleware import address_of


class AccountAdapter(DefaultAccountAdapter):
    """People are added by an administrator, sign in by e-mail address and get no mail."""

    def authenticate(self, request: HttpRequest, **credentials: str) -> User | None:
        """Return whose address and password these are; `TooManyAttempts` when it is not even looked at."""
        counted = limits.attempt(request, "password", credentials["email"])
        user = authenticate(request, **credentials)
        if user is None:
            return None
        counted.take_back()
        return user

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody adds themselves."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Say whether an address to return to lies on this very site."""
        request = context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address as the log has it: believing our own proxies only."""
        return address_of(request)

    def get_login_stages(self) -> list[str]:
        """Return the dotted paths of the allauth login stages that run after the password."""
        return ["accounts.sign_in.login_stage.SecondStep"]

    def login(self, request: HttpRequest, user: User) -> None:
        """Begin the session; it opens everything when there were two steps."""
        is_open = is_two_step(request, user)
        super().login(request, user)
        if is_open:
            sessions.pass_second_factor(request.session)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Send on to where the person was going, and know this browser from now on."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if sessions.has_second_factor(request.session):
            devices.remember(request, response, user.email)
        return response

    def reauthenticate(self, user: User, password: str) -> bool:
        """Say whether this is the password of someone who is signed in."""
        return self.authenticate(context.request, email=user.email, password=password) == user

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Say nothing: our own views say what happened."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """What second factors rest on is locked up with a key that is not in the database."""

    def encrypt(self, text: str) -> str:
        """Lock up a secret."""
        return cipher.lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret that `encrypt` locked up."""
        return cipher.unlock(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Name the site to which passkeys belong."""
        return {"id": urlsplit(site_address(context.request)).hostname or "", "name": "Veerkrachtportfolio"}
