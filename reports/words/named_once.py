"""Texts that name many drawings of a page, each written once: a drawing points at its text by id."""


class Words:
    """Gives every text an id; what is named by the same text shares it."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def id_of(self, text: str) -> str:
        """Return the id of a text."""
        return self._ids.setdefault(text, f"w{len(self._ids)}")

    @property
    def named(self) -> list[tuple[str, str]]:
        """Every id with its text."""
        return [(name, text) for text, name in self._ids.items()]
