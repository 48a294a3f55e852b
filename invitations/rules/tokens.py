"""The secret of a link: drawn at random, and kept as a digest only."""

import hashlib
import secrets

BYTES = 24  # 192 bits: nobody finds one by trying
MARK = 32  # hex digits of a digest that bind a browser to one link


def new_token() -> str:
    """Return a new secret for a link, of 32 characters that any address may hold."""
    return secrets.token_urlsafe(BYTES)


def digest_of(token: str) -> str:
    """Return what is kept of a token: its SHA-256 in hex digits, from which no token is found."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def mark_of(digest: str) -> str:
    """Return the part of a digest that a browser carries, so that it ends with its link."""
    return digest[:MARK]
