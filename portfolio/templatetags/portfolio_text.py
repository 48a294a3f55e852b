"""Texts of instruments in templates."""

from collections.abc import Mapping

from django import template

from portfolio import words
from portfolio.models import InstrumentVersion
from portfolio.rules.domains import Text

register = template.Library()


@register.filter
def in_language(text: Text, language: str) -> str:
    """Return a text in the language of the page."""
    return text.in_language(language)


@register.filter
def by_name(text: str, child: str) -> str:
    """Return a text with the first name of a child where it says ‘the child’."""
    return words.by_name(str(text), child)


@register.filter
def words_in(document: Mapping[str, str], language: str) -> str:
    """Return a text as a document holds it, in the language of the page."""
    return Text(document["nl"], document["en"]).in_language(language)


@register.filter
def title_of(version: InstrumentVersion, language: str) -> str:
    """Return the title of a version in the language of the page."""
    return words_in(version.document["title"], language)
