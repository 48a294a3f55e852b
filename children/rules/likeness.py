"""When two names, or two numbers, may be meant as the same one. Pure."""

from typed.rules.folding import folded


def likeness(text: str) -> str:
    """Return the letters and digits of a text, as search takes them: `DW-012` and `dw 012` are alike."""
    return "".join(sign for sign in folded(text) if sign.isalnum())


def are_alike(one: str, other: str) -> bool:
    """Say whether two texts may be meant as the same name or number."""
    return likeness(one) == likeness(other)
