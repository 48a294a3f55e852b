"""Who answers for itself is called by its age: nobody says ‘the child’ of a young adult."""

import pytest

from children.models.observer import role_name


@pytest.mark.parametrize(
    ("age", "name"),
    [
        (None, "het kind"),
        (11, "het kind"),
        (12, "de jongere zelf"),
        (17, "de jongere zelf"),
        (18, "de jongvolwassene zelf"),
    ],
)
def test_own_voice_is_named_by_its_age(age: int | None, name: str) -> None:
    assert role_name("child", age) == name


def test_other_roles_have_no_age() -> None:
    assert role_name("teacher", 19) == "leerkracht of schoolbegeleider"
