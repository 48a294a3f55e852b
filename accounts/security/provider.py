"""What the identity provider says, checked: by whom it is signed, for whom it is meant, and in answer to what."""

import hmac
import secrets
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
LEEWAY = 30  # seconds that the clock of the provider may be off
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

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """Return the claims of a token that is signed by the provider, for this site, and still holds."""
        try:
            return dict(
                jwt.decode(
                    id_token,
                    key=self._key_of(id_token),
                    algorithms=ALGORITHMS,
                    issuer=self.openid_config["issuer"],
                    audience=app.client_id,
                    leeway=LEEWAY,
                    options={"require": list(CLAIMS)},
                )
            )
        except jwt.PyJWTError as error:
            raise OAuth2Error("The token of the provider is not right.") from error

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
