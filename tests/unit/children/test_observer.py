"""Which roles suit which form, how an observer is named, and in which words a form speaks."""

import pytest
from django.utils import translation

from assessments.words import Wording
from children.models import ObserverRole
from children.models.observer import PROFESSIONALS, named, roles_for
from children.rules.voices import OWN_VOICES
from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.outcomes import Form, read_form


def form(key: str) -> Form:
    return read_form(read_document(next(FOLDER.glob(f"{key}-?.?.yaml"))))


@pytest.mark.parametrize(
    ("key", "roles"),
    [
        ("professional-full", PROFESSIONALS),
        ("professional-quick", PROFESSIONALS),
        ("child-4-7", (ObserverRole.CHILD,)),
        ("child-8-11", (ObserverRole.CHILD,)),
        ("youth-12-17", (ObserverRole.CHILD,)),
        ("young-adult-18-23", (ObserverRole.CHILD,)),
        ("parent", (ObserverRole.PARENT,)),
        ("teacher", (ObserverRole.TEACHER,)),
        ("outcome", tuple(ObserverRole)),
    ],
)
def test_roles_suit_the_audience(key: str, roles: tuple[ObserverRole, ...]) -> None:
    assert roles_for(form(key).audience) == roles


def test_own_voices_are_no_professionals() -> None:
    assert not set(OWN_VOICES) & set(PROFESSIONALS)
    assert {*OWN_VOICES, *PROFESSIONALS} == set(ObserverRole)
    assert roles_for("an audience of an organisation") == PROFESSIONALS


@pytest.mark.parametrize(
    ("role", "nl", "en"),
    [
        ("child", "Sam zelf, samen met Youssef Amrani", "Sam, together with Youssef Amrani"),
        (
            "parent",
            "ouder of verzorger, samen met Youssef Amrani",
            "parent or carer, together with Youssef Amrani",
        ),
        ("teacher", "Youssef Amrani", "Youssef Amrani"),
    ],
)
def test_child_and_parent_answer_together_with_who_is_signed_in(role: str, nl: str, en: str) -> None:
    for language, name in (("nl", nl), ("en", en)):
        with translation.override(language):
            assert named(role, child="Sam", observer="Youssef Amrani") == name


def words(
    key: str, item: str, age: int, *, is_to_child: bool = False, language: str = "nl"
) -> tuple[str, str]:
    definition = form(key)
    wording = Wording(definition, "Sam", age, language, is_to_child)
    return wording.statement(definition.items[item])


@pytest.mark.parametrize(
    ("age", "text"),
    [
        (1, "Sam speelt met of naast een ander kind"),
        (3, "Sam speelt met of naast een ander kind"),
        (4, "Sam speelt of doet dingen samen met anderen"),
        (17, "Sam speelt of doet dingen samen met anderen"),
    ],
)
def test_statement_stands_in_the_words_for_the_age(age: int, text: str) -> None:
    assert words("parent", "p_plays_together", age)[0] == text


def test_hint_goes_with_the_words() -> None:
    hint = "Bijvoorbeeld: op schoot, met een knuffel, met een spelletje."
    assert words("parent", "p_calm_again", 5)[1] == hint


def test_sign_is_asked_of_the_child_itself_or_about_it() -> None:
    assert words("outcome", "wellbeing", 9)[0] == "Hoe gaat het met Sam?"
    assert words("outcome", "wellbeing", 9, is_to_child=True)[0] == "Hoe gaat het met jou?"
    assert words("outcome", "play", 9, is_to_child=True, language="en")[0].endswith("your free time going?")


def test_child_says_the_ways_out_in_the_first_person() -> None:
    definition = form("child-8-11")
    item = definition.items["c_calm_down"]
    wording = Wording(definition, "Sam", 9, "nl", is_to_child=True)
    with translation.override("nl"):
        assert wording.choice(item, "not_seen") == "weet ik niet"
        assert wording.choice(item, "not_applicable") == "past niet bij mij"
        assert wording.choice(item, "1") == "soms, of met veel hulp"
