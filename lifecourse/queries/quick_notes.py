"""Reading the moments in which a strength was seen: each by itself, never counted."""

import datetime
from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import get_language

from accounts.access import Access
from accounts.models import User
from accounts.rules.permissions import Permission
from children.models import Child
from lifecourse.models import QuickNote
from portfolio.queries.instruments import every_element

LATELY = 20  # of somebody's newest notes, to find the strengths that this person is looking at
OFFERED = 4  # strengths noted lately

ByStrength = dict[str, list[QuickNote]]


class NamedNote(NamedTuple):
    """A note with the name of its strength."""

    note: QuickNote
    strength: str


def quick_notes_of(child: Child, *, access: Access, user: User) -> QuerySet[QuickNote]:
    """Return the notes on a child, the newest day first; one's own only for who sees own forms only."""
    notes = child.quick_notes.select_related("recorded_by")
    sees_all = access.has(Permission.ASSESSMENT_VIEW_ALL, child.team_id)
    return notes if sees_all else notes.filter(recorded_by=user)


def quick_notes_by_strength(child: Child, *, access: Access, user: User) -> ByStrength:
    """Return the notes on a child that this person may see, by the key of the strength, newest first; one query."""
    return by_strength(quick_notes_of(child, access=access, user=user))


def named_quick_notes(child: Child, *, access: Access, user: User) -> list[tuple[str, list[QuickNote]]]:
    """Return the notes that this person may see by the name of their strength, in the order of the model.

    One query, and one more for the names where there are notes.
    """
    found = quick_notes_by_strength(child, access=access, user=user)
    names = names_of_strengths(child.organisation_id) if found else {}
    return [(name, found[key]) for key, name in names.items() if key in found]


def own_quick_notes(child: Child, *, user: User, first: datetime.date, last: datetime.date) -> ByStrength:
    """Return what this person noted of a child from `first` to `last`, by the key of the strength; one query."""
    return by_strength(child.quick_notes.filter(recorded_by=user, happened_on__range=(first, last)))


def by_strength(notes: QuerySet[QuickNote]) -> ByStrength:
    """Sort notes by the key of their strength."""
    found: ByStrength = {}
    for note in notes:
        found.setdefault(note.element, []).append(note)
    return found


def place_of_last_time(child: Child, user: User) -> str:
    """Return where this person saw the child last, by the note written last, or else the form begun last.

    Empty before the first of either.
    """
    notes = child.quick_notes.filter(recorded_by=user).order_by("-recorded_at")
    forms = child.assessments.present().filter(observer=user).order_by("-started_at")
    seen = (found.values_list("setting", flat=True).first() for found in (notes, forms))
    return next(filter(None, seen), "")


def strengths_noted_lately(user: User) -> list[str]:
    """Return the keys of the strengths that this person noted last, of any child; the newest first."""
    noted = QuickNote.objects.filter(recorded_by=user, child__practised_by=None).order_by("-recorded_at")
    return list(dict.fromkeys(noted.values_list("element", flat=True)[:LATELY]))[:OFFERED]


def names_of_strengths(organisation_id: UUID) -> dict[str, str]:
    """Return the names of all strengths by key, in the order of the model; one query."""
    language = get_language() or "nl"
    return {element.key: element.name.in_language(language) for element in every_element(organisation_id)}


def strengths_in(notes: QuerySet[QuickNote], names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return key and name of the strengths at which something was noted, in the order of the model; one query."""
    noted = set(notes.order_by().values_list("element", flat=True).distinct())
    return [(key, name) for key, name in names.items() if key in noted]
