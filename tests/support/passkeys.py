"""A device with passkeys, made of software: it signs what a browser would send, and tells whatever a test wants."""

import base64
import hashlib
import json
import secrets
import struct
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import reverse
from fido2 import cbor
from fido2.cose import ES256

from accounts.models import User
from tests.support.pages import Reply

SITE = "portfolio.example"
ORIGIN = f"https://{SITE}"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text_of(content: bytes) -> str:
    """Write bytes as a browser does: in base64url without padding."""
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


class Device:
    """A telephone with one passkey for the site; `count` is how often it says that it was used."""

    def __init__(self, *, site: str = SITE, flags: int = PRESENT | VERIFIED) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id, self.count, self.flags = secrets.token_bytes(16), 0, flags
        self.site = hashlib.sha256(site.encode()).digest()

    def facts(self, flags: int = 0) -> bytes:
        """Return what the device says of itself, which it signs."""
        return self.site + struct.pack(">BI", self.flags | flags, self.count)

    def make(self, options: dict[str, Any], **said: Any) -> str:
        """Make the passkey that a page asks for; `said` is what the browser says otherwise of the page."""
        key = cbor.encode(ES256.from_cryptography_key(self.key.public_key()))
        known = bytes(16) + struct.pack(">H", len(self.id)) + self.id + key
        whole = cbor.encode({"fmt": "none", "attStmt": {}, "authData": self.facts(ATTESTED) + known})
        client = self.page("webauthn.create", options, said)
        return self.sent({"clientDataJSON": client, "attestationObject": whole})

    def show(self, options: dict[str, Any], user: User | None = None, **said: Any) -> str:
        """Show the passkey to a page that asks for one, as that of a user."""
        client, facts = self.page("webauthn.get", options, said), self.facts()
        signature = self.key.sign(facts + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        parts = {"clientDataJSON": client, "authenticatorData": facts, "signature": signature}
        return self.sent(parts | ({"userHandle": str(user.pk).encode()} if user else {}))

    def page(self, kind: str, options: dict[str, Any], said: dict[str, Any]) -> bytes:
        """Return what the browser says of the page that asks."""
        told = {"type": kind, "challenge": options["publicKey"]["challenge"], "origin": ORIGIN}
        return json.dumps(told | {"crossOrigin": False} | said).encode()

    def sent(self, parts: dict[str, bytes]) -> str:
        """Return a credential as the script of the page posts it."""
        name, response = text_of(self.id), {part: text_of(content) for part, content in parts.items()}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def register(client: Client, device: Device, **said: Any) -> Reply:
    """Add the passkey of a device to the account that is signed in."""
    options = client.get(reverse("passkey-add")).context["options"]
    sent = {"name": "sleutel", "credential": device.make(options, **said)}
    return client.post(reverse("passkey-add"), sent)


def enter(client: Client, device: Device, user: User, **said: Any) -> bool:
    """Sign in with the passkey of a device alone; say whether that opened the site."""
    options = client.get(reverse("passkey-sign-in")).json()
    client.post(reverse("passkey-sign-in"), {"credential": device.show(options, user, **said)})
    return client.get(reverse("child-list")).status_code == 200
