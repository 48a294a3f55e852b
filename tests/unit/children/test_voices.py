"""Whose voice a form carries."""

from typing import NamedTuple

import pytest

from children.models import ObserverRole
from children.models.observer import PROFESSIONALS
from children.rules.voices import OWN_VOICES, is_own_voice, person_of, voice_of


class Moment(NamedTuple):
    """A moment as the rule needs it."""

    role: str
    setting: str = "home"
    observer_id: str = "anna"


def test_child_and_parent_are_own_voices_and_no_other_role_is() -> None:
    assert OWN_VOICES == (ObserverRole.CHILD, ObserverRole.PARENT)
    assert [role for role in ObserverRole if is_own_voice(role)] == list(OWN_VOICES)


@pytest.mark.parametrize("role", OWN_VOICES)
def test_child_or_parent_is_one_voice_whoever_is_signed_in(role: str) -> None:
    assert voice_of(Moment(role)) == voice_of(Moment(role, observer_id="bram")) == (role, "home", "")
    assert voice_of(Moment(role)) != voice_of(Moment(role, setting="school"))


@pytest.mark.parametrize("role", PROFESSIONALS)
def test_two_professionals_are_two_voices(role: ObserverRole) -> None:
    assert person_of(Moment(role)) == "anna"
    assert voice_of(Moment(role)) != voice_of(Moment(role, observer_id="bram"))
    assert voice_of(Moment(role)) != voice_of(Moment(role, setting="school"))
