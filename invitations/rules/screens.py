"""Which statements are asked by a link: one on a screen, in the order of the form. Pure."""

from portfolio.rules.definitions import FACT_ANSWERS, Item
from portfolio.rules.outcomes import Form

WAYS_OUT = ("not_seen", "not_applicable")  # *could not see* first: it is as good an answer as any


def items_by_link(form: Form, *, is_own_voice: bool) -> tuple[Item, ...]:
    """Return what is asked, one statement on a screen.

    Who answers for themselves is asked for own words once, at the end, in place of those of the form.
    """
    items = form.items_asked.values()
    return tuple(item for item in items if item.kind != "words" or not is_own_voice)


def choices_by_link(form: Form, item: Item) -> list[str]:
    """Return the answers to a statement in reading order: levels and ways out, the scale of a fact, none for words."""
    if item.kind == "strength":
        return [*(str(level.value) for level in form.levels_of(item)), *WAYS_OUT]
    return list(FACT_ANSWERS) if item.kind == "fact" else []
