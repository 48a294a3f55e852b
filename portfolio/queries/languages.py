"""Texts in whatever language: Dutch and English of the product itself, others from their files."""

from functools import lru_cache

from portfolio.exchange.language_files import read_languages
from portfolio.rules.domains import Text
from portfolio.rules.languages import Language, in_order


@lru_cache(maxsize=1)
def languages() -> dict[str, Language]:
    """Return the languages besides Dutch and English by code; read once per process."""
    return read_languages()


def in_words(text: Text, language: str) -> str:
    """Return a text in a language; Dutch where there is no translation of it."""
    other = languages().get(language)
    if other is None:
        return text.in_language(language)
    said = other.texts.get(text.nl, text.nl)
    return in_order(said) if other.direction == "rtl" else said
