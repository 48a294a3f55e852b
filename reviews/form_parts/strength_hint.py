"""What strengthens the strength that is chosen, shown under the choice."""

from collections.abc import Sequence

from crispy_forms.layout import Div

from children.models import Child
from portfolio.rules.definitions import Element
from portfolio.words import by_name, in_words


class StrengthHint(Div):
    """The hint of the chosen strength, and those of the others for when another one is chosen on the page."""

    template = "reviews/_strength_hint.html"

    def __init__(self, elements: Sequence[Element], child: Child, chosen: str) -> None:
        """Take the strengths of the catalogue; `chosen` is the key with which the page begins, or empty."""
        super().__init__()
        self.hints = [(one.key, by_name(in_words(one.strengthens), child.first_name)) for one in elements]
        self.shown = dict(self.hints).get(chosen, "")
