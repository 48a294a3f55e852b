"""How the fields of every form are drawn."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

TYPED = (
    "text",
    "search",
    "number",
    "date",
    "time",
    "email",
    "tel",
)  # kinds of fields in which something personal may be typed


class QuietFields(TemplatesSetting):
    """Lets no browser keep what is typed about a child, and lets a text run in its own direction.

    A field that a browser should fill in, such as a password, says so itself.
    """

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Draw a field."""
        widget = context.get("widget")
        if widget and (
            widget.get("type") in TYPED or template_name.endswith(("textarea.html", "select.html"))
        ):
            widget["attrs"].setdefault("autocomplete", "off")
            if not template_name.endswith("select.html"):
                widget["attrs"].setdefault("dir", "auto")
        return super().render(template_name, context, request)
