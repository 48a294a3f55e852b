"""Answers in words."""

from django.utils.translation import gettext as _

from assessments.models import Answer
from portfolio.definitions import InstrumentDefinition, Item


def choice_text(definition: InstrumentDefinition, item: Item, choice: str, language: str) -> str:
    """Return a stored choice in the words of its anchor."""
    if choice.isdecimal():
        return definition.levels_of(item)[int(choice)].label.in_language(language)
    return str(Answer.Choice(choice).label) if choice else _("no answer")
