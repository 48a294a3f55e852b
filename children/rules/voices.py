"""Whose voice a form carries. Pure: roles and ids in, voices out.

A child or a parent answers together with the professional who is signed in, and stays one voice whoever that is.
A professional is a voice of their own: what two of them saw is never joined, not even in one role and setting.
"""

from typing import Protocol

OWN_VOICES = ("child", "parent")  # roles that answer for themselves; the child first
Voice = tuple[str, str, str]


class Observed(Protocol):
    """What tells who looked, in which role and where."""

    @property
    def role(self) -> str: ...

    @property
    def setting(self) -> str: ...

    @property
    def observer_id(self) -> str: ...


def is_own_voice(role: str) -> bool:
    """Say whether the child or a parent answers in this role."""
    return role in OWN_VOICES


def person_of(moment: Observed) -> str:
    """Return the id of the professional who looked; the empty text for a child or a parent."""
    return "" if is_own_voice(moment.role) else moment.observer_id


def voice_of(moment: Observed) -> Voice:
    """Return role, setting and person; two moments belong to one voice when all three are the same."""
    return moment.role, moment.setting, person_of(moment)
