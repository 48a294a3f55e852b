"""What an observer noted in passing, to lay beside the statements of the form that is filled in now."""

from collections.abc import Iterable

from assessments.models import Assessment
from lifecourse.models import QuickNote
from lifecourse.queries.quick_notes import own_quick_notes
from portfolio.rules.definitions import Item


def notes_at(draft: Assessment, items: Iterable[Item]) -> dict[str, list[QuickNote]]:
    """Return the observer's own notes on the child in the period of a draft, by the key of the item they belong to.

    A note belongs to each item about its strength; the newest comes first, and an item without a note is left out.
    One query; none where a child or a parent answers, for that form holds what they say themselves.
    """
    if draft.is_own_voice:
        return {}
    noted = own_quick_notes(draft.child, user=draft.observer, first=draft.period_from, last=draft.period_to)
    return {item.key: noted[item.element] for item in items if item.element in noted}
