"""What a browser sends about a passkey, read strictly: known fields, each in base64url."""

import base64
import binascii
import json
import re
from typing import Any

from allauth.mfa.models import Authenticator

BASE64URL = re.compile(r"[A-Za-z0-9_-]{1,12000}")
CREATED = ("clientDataJSON", "attestationObject")
SHOWN = ("clientDataJSON", "authenticatorData", "signature")


class BadCredential(ValueError):
    """This is no passkey as a browser sends it."""


def read_credential(text: str, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return the credential with these fields of its response and nothing else; `BadCredential` when one lacks.

    What is stored and judged is only this: it can hold nothing that PostgreSQL or the library stumbles over.
    """
    try:
        sent = json.loads(text)
        credential = {name: plain(sent[name]) for name in ("id", "rawId")}
        response = {name: plain(sent["response"][name]) for name in fields}
        owner = sent["response"].get("userHandle")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BadCredential from error
    if owner is not None:
        response["userHandle"] = plain(owner)
    return {**credential, "type": "public-key", "response": response, "clientExtensionResults": {}}


def plain(value: object) -> str:
    """Return a text in base64url as it is; `BadCredential` for anything else."""
    if isinstance(value, str) and BASE64URL.fullmatch(value):
        return value
    raise BadCredential


def bytes_of(text: str) -> bytes:
    """Return what a text in base64url stands for; `BadCredential` when it stands for nothing."""
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise BadCredential from error


def check_page(credential: dict[str, Any], address: str) -> None:
    """Raise `BadCredential` unless the browser made this on a page of the site itself (WebAuthn level 2, 7.1 and 7.2).

    The library also takes other ports and names under ours, and pages of ours inside a page of someone else.
    """
    try:
        said = json.loads(bytes_of(credential["response"]["clientDataJSON"]))
        is_ours = said["origin"] == address and said.get("crossOrigin", False) is False
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise BadCredential from error
    if not is_ours or "topOrigin" in said:
        raise BadCredential


def count_in(credential: dict[str, Any]) -> int:
    """Return how often a passkey says that it was used; 0 for one that does not count."""
    return int.from_bytes(bytes_of(credential["response"]["authenticatorData"])[33:37], "big")


def is_new(credential: dict[str, Any], credential_id: bytes) -> bool:
    """Say whether a passkey goes by the id that its device made, and nobody registered it here before."""
    name = base64.urlsafe_b64encode(credential_id).rstrip(b"=").decode()
    passkeys = Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN)
    goes_by_it = credential["id"] == credential["rawId"] == name
    return goes_by_it and not passkeys.filter(data__credential__id=name).exists()
