"""What the identity provider says, checked: by whom it is signed, for whom it is meant, and in answer to what."""

import hmac
import json
import re
import secrets
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest

from accounts.http import site_address

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
LEEWAY = 30  # seconds that the clock of the provider may be off
SUBJECT = re.compile(r"[\x20-\x7e]{1,191}")  # as much as is kept of what a provider calls someone
UNFIT = re.compile(
    r"\\u(?:0000|[dD][89a-fA-F])"
)  # as JSON writes NUL and halves of a pair, which pairs are not checked for
LONGEST = 4_000  # characters of all claims that are used
CLAIMS = ("iss", "aud", "exp", "iat", "sub")


class CheckedProvider(OpenIDConnectOAuth2Adapter):
    """Believes metadata of the address that the operator gave, and tokens that are signed with its keys."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return the metadata; those that name another issuer than the address they lie at are refused."""
        found: dict[str, Any] = super().openid_config
        address = str(self.get_provider().server_url).partition("/.well-known/")[0]
        if str(found["issuer"]).rstrip("/") != address.rstrip("/"):
            raise OAuth2Error("The issuer of the metadata is not at the address of the provider.")
        return found

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Return where the provider sends people back to: the address of the site, whatever the request says."""
        return site_address(request) + str(self.get_provider().get_callback_url())

    def _fetch_user_info(self, access_token: str) -> dict[str, Any]:
        """Return what the provider says of the person, as far as it is used here."""
        return used_of(super()._fetch_user_info(access_token))

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """Return the claims of a token that is signed by the provider, for this site, and still holds."""
        try:
            claims = jwt.decode(
                id_token,
                key=self._key_of(id_token),
                algorithms=ALGORITHMS,
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                leeway=LEEWAY,
                options={"require": list(CLAIMS)},
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("The token of the provider is not right.") from error
        if not is_for(app.client_id, claims):
            raise OAuth2Error("The token of the provider was given to another site.")
        return used_of(claims)

    def _key_of(self, id_token: str) -> jwt.PyJWK:
        """Return the key of the provider that the token names; the only one it has, when it names none."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        name = jwt.get_unverified_header(id_token).get("kid")
        fitting = [key for key in keys if name in (key.key_id, None) and key.public_key_use in ("sig", None)]
        if len(fitting) != 1:
            raise OAuth2Error("The provider has no such key.")
        return fitting[0]


def is_for(client_id: str, claims: dict[str, Any]) -> bool:
    """Say whether a token was given to this site: a token for several names the one that asked (`azp`)."""
    audience = claims["aud"]
    is_shared = isinstance(audience, list) and len(audience) > 1
    return bool(claims.get("azp", None if is_shared else client_id) == client_id)


def used_of(claims: dict[str, Any]) -> dict[str, Any]:
    """Return the claims that are used here; `OAuth2Error` when they are too long or nothing that can be kept."""
    names = {"sub", "nonce", "email", "email_verified", settings.OIDC_SECOND_FACTOR.partition("=")[0]}
    used = {name: value for name, value in claims.items() if name in names}
    text = json.dumps(used)
    if UNFIT.search(text) or len(text) > LONGEST or not SUBJECT.fullmatch(used["sub"]):
        raise OAuth2Error("The provider said something that cannot be kept.")
    return used


def new_nonce() -> str:
    """Return what ties a token to the browser that asked for it."""
    return secrets.token_urlsafe(24)


def answers_us(identity: SocialLogin) -> bool:
    """Say whether the token is the answer to what this browser asked, and speaks of one and the same person."""
    data = identity.account.extra_data
    token, said = data.get("id_token") or {}, data.get("userinfo") or {}
    nonce, asked = token.get("nonce"), identity.state.get("nonce")
    is_ours = isinstance(nonce, str) and isinstance(asked, str) and hmac.compare_digest(nonce, asked)
    return is_ours and token.get("sub") == said.get("sub", token.get("sub"))
