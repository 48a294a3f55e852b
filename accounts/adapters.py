"""Where django-allauth asks how things are done here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from audit.middleware import address_of


class AccountAdapter(DefaultAccountAdapter):
    """People are added by an administrator, sign in by e-mail address and get no mail."""

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
        """Name what stands between the password and the session."""
        return []

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Say nothing: our own views say what happened."""
