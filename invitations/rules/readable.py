"""All that who is asked by a link reads of a form, and of the pages around it. Pure."""

from collections.abc import Iterator

from invitations.rules.screens import items_by_link
from invitations.rules.texts import ON_LETTER, TEXTS
from portfolio.rules.definitions import FACT_ANSWERS
from portfolio.rules.domains import Text
from portfolio.rules.outcomes import Form


def texts_of_pages() -> list[Text]:
    """Return the texts of the pages and of the letter, to a child and to a grown-up."""
    return [
        text for texts in (TEXTS, ON_LETTER) for by_reader in texts.values() for text in by_reader.values()
    ]


def texts_of_form(form: Form, *, is_own_voice: bool) -> Iterator[Text]:
    """Yield the statements, hints and answers of a form as they are asked by a link; an empty hint too."""
    yield form.title
    for item in items_by_link(form, is_own_voice=is_own_voice):
        yield from (item.text, item.hint)
        for other in item.wordings:
            yield from (other.text, other.hint)
        if item.kind == "strength":
            yield from (level.label for level in form.levels_of(item))
        if item.kind == "fact":
            yield from FACT_ANSWERS.values()
