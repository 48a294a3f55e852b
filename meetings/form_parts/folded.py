"""Fields that are folded away."""

from typing import Any

from crispy_forms.layout import Div


class Folded(Div):
    """Fields that are folded away under a few words: most meetings do without."""

    template = "meetings/_folded.html"

    def __init__(self, words: Any, *fields: str, is_open: bool) -> None:
        super().__init__(*fields, css_class="elsewhere")
        self.words, self.is_open = words, is_open
