"""The part of a form that carries the revision which a person saw, and what is told to who was second."""

from revisions.form_parts.both import Change, standing_in
from revisions.form_parts.seen import CHANGED, NOBODY, WAS_FIRST, SeenForm, TellingForm, revision_in

__all__ = [
    "CHANGED",
    "NOBODY",
    "WAS_FIRST",
    "Change",
    "SeenForm",
    "TellingForm",
    "revision_in",
    "standing_in",
]
