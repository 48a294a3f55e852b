"""When two names, or two numbers, may be meant as the same one. Pure."""

from unicodedata import normalize


def likeness(text: str) -> str:
    """Return a text without accents, capitals, spaces and signs: `DW-012` and `dw 012` are alike."""
    return "".join(sign for sign in normalize("NFKD", text).casefold() if sign.isalnum())


def are_alike(one: str, other: str) -> bool:
    """Say whether two texts may be meant as the same name or number."""
    return likeness(one) == likeness(other)
