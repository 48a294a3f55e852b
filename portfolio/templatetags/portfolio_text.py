"""Texts of instruments in templates."""

from django import template

from portfolio.domains import Text

register = template.Library()


@register.filter
def in_language(text: Text, language: str) -> str:
    """Return a text in the language of the page."""
    return text.in_language(language)
