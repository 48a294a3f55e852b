"""How two e-mail addresses are compared."""

LONGEST = 254  # RFC 5321, with what surrounds it


def folded(email: str) -> str:
    """Return an e-mail address in its one spelling: without spaces around it, A to Z in small letters.

    Only those: `lower` turns the Kelvin sign into a k, and so opens an account that has another address.
    """
    return "".join(sign.lower() if sign.isascii() else sign for sign in email.strip())
