"""What a field says when it cannot use what was filled in is said in our own words, in both languages."""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.core import validators
from django.utils import translation

from tests.support.every_form import every_form

OF_DJANGO = {  # how Django's own sentences begin
    "nl": (
        "Dit veld is verplicht",
        "Zorg ervoor dat",
        "Selecteer een geldige",
        "Voer een",
        "Upload",
        "Er is geen",
        "Het verstuurde",
        "Bestandsextensie",
        "Constraint",
    ),
    "en": (
        "This field is required",
        "Ensure",
        "Select a valid",
        "Enter a",
        "Upload",
        "No file",
        "The submitted",
        "File extension",
        "Constraint",
    ),
}
NEVER_MET = {  # of which no field of ours asks, or which a browser cannot send
    "max_length": "the name of a file",
    "contradiction": "a box to clear a file",
    "null_characters_not_allowed": "refused before any form",
}


class Each(forms.Form):
    """A field of each kind that forms of the site have, with limits."""

    text = forms.CharField(min_length=3, max_length=5)
    number = forms.IntegerField(min_value=0, max_value=9)
    part = forms.FloatField(min_value=0.5, max_value=3)
    day = forms.DateField()
    mail = forms.EmailField()
    tick = forms.BooleanField()
    one = forms.ChoiceField(choices=[("a", "A")])
    many = forms.MultipleChoiceField(choices=[("a", "A")])
    file = forms.FileField(validators=[validators.FileExtensionValidator(["yaml"])])


BAD = {
    "text": "x",
    "number": "-1",
    "part": "99",
    "day": "30-02-2026",
    "mail": "anna",
    "one": "b",
    "many": "b",
}


def sentences(form: Any) -> Iterator[str]:
    """Yield what the fields of a form say by themselves."""
    for field in form.base_fields.values():
        if isinstance(field, forms.UUIDField):  # nobody fills that in
            continue
        yield from (str(text) for key, text in field.error_messages.items() if key not in NEVER_MET)
        yield from (str(getattr(one, "message", "")) % LIMITS for one in field.validators if is_ours(one))


LIMITS = {"limit_value": 2, "show_value": 1, "allowed_extensions": "yaml", "extension": "exe"}


def is_ours(validator: object) -> bool:
    """Say whether someone can meet what a validator says."""
    return not isinstance(
        validator, (validators.ProhibitNullCharactersValidator, validators.StepValueValidator)
    )


@pytest.mark.parametrize("language", OF_DJANGO)
def test_no_form_speaks_with_the_words_of_django(language: str) -> None:
    with translation.override(language):
        found: list[Any] = [*every_form(), Each]
        said = {(form.__name__, text) for form in found for text in sentences(form)}
        assert len(said) > 100
        assert [one for one in sorted(said) if one[1].startswith(OF_DJANGO[language])] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nl",
            {
                "text": "Schrijf minstens 3 tekens; nu is het er 1.",
                "number": "Kies 0 of meer.",
                "part": "Kies 3 of minder.",
                "day": "Deze dag bestaat niet. Kies er een in de kalender, of schrijf dag, maand en jaar.",
                "one": "Dit kun je hier niet kiezen. Kies iets uit de lijst.",
                "tick": "Zet hier eerst een vinkje.",
                "file": "Kies een bestand.",
            },
        ),
        (
            "en",
            {
                "text": "Write at least 3 characters; now it is 1.",
                "number": "Choose 0 or more.",
                "part": "Choose 3 or less.",
                "one": "This cannot be chosen here. Choose something from the list.",
                "mail": "This is no e-mail address. It has an @ and a dot, such as anna@example.org.",
            },
        ),
    ],
)
def test_field_says_what_helps(language: str, said: dict[str, str]) -> None:
    with translation.override(language):
        errors = Each(BAD).errors
        assert {name: errors[name][0] for name in said} == said


def test_words_of_django_are_found() -> None:
    with translation.override("nl"):
        assert str(forms.URLField(assume_scheme="https").error_messages["invalid"]).startswith(
            OF_DJANGO["nl"]
        )
