"""What every form that is posted carries; a built-in library (TEMPLATES in `config/settings.py`), so crispy has it too."""

import uuid

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
FORM_KEY = "form_key"  # the name of the hidden field


class PostFormNode(CsrfTokenNode):
    """Draws the token against forgery, and a new key, by which a form that is sent twice is carried out once."""

    def render(self, context: Context) -> SafeString:
        """Return two hidden fields; nothing where there is no token."""
        token = super().render(context)
        key = format_html('<input type="hidden" name="{}" value="{}">', FORM_KEY, uuid.uuid4())
        return format_html("{}{}", token, key if token else "")


@register.tag("csrf_token")
def csrf_token(parser: Parser, token: Token) -> PostFormNode:
    """Take the place of Django's own tag: no form can have the token without the key."""
    return PostFormNode()
