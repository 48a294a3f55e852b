"""Texts of instruments in templates."""

from collections.abc import Mapping

from django import template

from portfolio.models import InstrumentVersion
from portfolio.rules.domains import Text

register = template.Library()


@register.filter
def in_language(text: Text, language: str) -> str:
    """Return a text in the language of the page."""
    return text.in_language(language)


@register.filter
def words_in(words: Mapping[str, str], language: str) -> str:
    """Return a text as a document holds it, in the language of the page."""
    return Text(words["nl"], words["en"]).in_language(language)


@register.filter
def title_of(version: InstrumentVersion, language: str) -> str:
    """Return the title of a version in the language of the page."""
    return words_in(version.document["title"], language)
