"""An identity provider for tests: it answers what it is told to, and nothing goes over a wire."""

import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.support.pages import Reply

SERVER, CLIENT_ID = "https://inloggen.wilg.example", "portfolio"
ADDRESSES = {
    "issuer": SERVER,
    "authorization_endpoint": f"{SERVER}/auth",
    "token_endpoint": f"{SERVER}/token",
    "userinfo_endpoint": f"{SERVER}/userinfo",
    "jwks_uri": f"{SERVER}/keys",
}
APP = {
    "provider_id": "organisatie",
    "name": "De Wilg",
    "client_id": CLIENT_ID,
    "secret": "geheim",
    "settings": {"server_url": SERVER},
}
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [APP]}}


def public(key: rsa.RSAPrivateKey, **more: str) -> dict[str, Any]:
    """Return the public half of a key, as the provider shows it."""
    shown = jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
    return {**shown, "kid": "1", "use": "sig", "alg": "RS256", **more}


@dataclass
class Answer:
    """An answer of the provider."""

    body: Any
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"content-type": "application/json"})

    @property
    def content(self) -> bytes:
        return str(self.body).encode()

    text = property(lambda self: str(self.body))

    def json(self) -> Any:
        return self.body

    def raise_for_status(self) -> None:
        if self.status_code >= 400:
            raise requests.HTTPError(self.status_code)


class Provider:
    """Stands in for a session of `requests`; `person` is who it says comes back."""

    def __init__(self, **person: Any) -> None:
        self.person = {"sub": "u-1", "email_verified": True, **person}
        self.claims: dict[str, Any] = {}
        self.metadata = dict(ADDRESSES)
        self.keys = [public(KEY)]
        self.signed: dict[str, Any] = {"key": KEY, "algorithm": "RS256", "headers": {"kid": "1"}}
        self.nonce = ""  # that the browser came with
        self.is_away = False
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def __enter__(self) -> "Provider":
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def get(self, url: str, **options: Any) -> Answer:
        if self.is_away:
            raise requests.ConnectionError
        if url.endswith("/keys"):
            return Answer({"keys": self.keys})
        return Answer(self.person if url.endswith("/userinfo") else self.metadata)

    def request(self, method: str, url: str, **options: Any) -> Answer:
        self.asked.append((url, options.get("data") or {}))
        now = int(time.time())
        claims = {"iss": SERVER, "aud": CLIENT_ID, "iat": now, "exp": now + 60, "sub": self.person["sub"]}
        claims |= {"nonce": self.nonce, **self.claims}
        token = jwt.encode({k: v for k, v in claims.items() if v is not None}, **self.signed)
        return Answer({"access_token": "toegang", "token_type": "Bearer", "id_token": token})


def come_back(client: Client, provider: Provider, **changes: str) -> Reply:
    """Go to the provider and come back with a code."""
    sent = client.post(reverse("provider-sign-in", args=["organisatie"]))
    query = {name: values[0] for name, values in parse_qs(urlsplit(sent.headers["Location"]).query).items()}
    assert query["redirect_uri"].endswith("/inloggen/via/organisatie/terug/")
    assert (query["code_challenge_method"], settings.OIDC_ORGANISATION) == ("S256", "De Wilg")
    provider.nonce = query["nonce"]
    given = {"code": "c", "state": query["state"], **changes}
    return client.get(reverse("openid_connect_callback", args=["organisatie"]), given)
