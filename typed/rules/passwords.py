"""How a password is hashed."""

from unicodedata import normalize


def password_form(password: str) -> str:
    """Return a password as it is hashed, however a keyboard composes its letters (NFKC, as NIST SP 800-63B asks)."""
    return normalize("NFKC", password)
