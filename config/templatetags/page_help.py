"""What a page is for, as its last part: a question mark that opens."""

from typing import Any

from django import template
from django.template.context import Context

from config.texts.help_texts import HELP

register = template.Library()


@register.inclusion_tag("components/page_help.html", takes_context=True)
def page_help(context: Context) -> dict[str, Any]:
    """Return the sentences of the page that was asked for; none where there is no page."""
    match = getattr(context.get("request"), "resolver_match", None)
    return {
        "sentences": HELP.get(match.url_name or "", ()) if match else (),
        "is_inside": context.get("is_inside"),
    }
