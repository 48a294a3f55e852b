"""What a browser sends about a passkey, read strictly: known fields, each in base64url."""

import json
import re
from typing import Any

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
