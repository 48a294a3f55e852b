"""The texts in other languages: each there, with the same places to fill in, in its own letters."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from assessments.words import WAYS_OUT
from benchmarks.reading_level import shipped_forms
from invitations.queries.languages import AUDIENCES, is_asked
from invitations.rules.readable import texts_of_form, texts_of_pages
from invitations.rules.texts import TO_CHILD, TO_GROWN_UP, spoken
from portfolio.exchange.language_files import read_language
from portfolio.queries.languages import in_words, languages
from portfolio.rules.domains import Text
from portfolio.rules.reading import DefinitionError

PLACE = re.compile(r"\{(\w+)\}")
LETTERS = {"ar": re.compile(r"[\u0600-\u06ff]"), "uk": re.compile(r"[\u0400-\u04ff]")}
CODES = ("ar", "pl", "tr", "uk")


def texts_seen() -> list[str]:
    """Return the Dutch of all that someone can be shown by a link with the forms that come with the product."""
    forms = [form for form in shipped_forms() if is_asked(form)]
    asked = [text for form in forms for text in texts_of_form(form, is_own_voice=AUDIENCES[form.audience])]
    out = [text for texts in WAYS_OUT.values() for text in texts]
    return [text.nl for text in dict.fromkeys([*texts_of_pages(), *out, *asked]) if text.nl]


SEEN = texts_seen()


def without_places(text: str) -> str:
    return PLACE.sub("", text)


def test_forms_of_every_kind_of_person_are_looked_at() -> None:
    forms = [form for form in shipped_forms() if is_asked(form)]
    assert {form.audience for form in forms} == set(AUDIENCES)
    assert len(SEEN) > 380
    assert set(languages()) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_there_and_none_too_many(code: str) -> None:
    texts = languages()[code].texts
    assert [dutch for dutch in SEEN if dutch not in texts] == []
    assert [dutch for dutch in texts if dutch not in SEEN] == []


@pytest.mark.parametrize("code", CODES)
def test_places_to_fill_in_are_those_of_the_dutch(code: str) -> None:
    texts = languages()[code].texts
    assert [d for d in SEEN if set(PLACE.findall(d)) != set(PLACE.findall(texts[d]))] == []
    assert [
        d for d in SEEN if without_places(texts[d]).count("{") + without_places(texts[d]).count("}")
    ] == []


@pytest.mark.parametrize("code", LETTERS)
def test_no_latin_letters_are_left_over(code: str) -> None:
    texts = {dutch: without_places(text) for dutch, text in languages()[code].texts.items()}
    assert [text for text in texts.values() if re.search("[A-Za-z]", text)] == []
    assert [text for text in texts.values() if not LETTERS[code].search(text)] == []


@pytest.mark.parametrize("code", ["pl", "tr"])
def test_no_dutch_is_left_over(code: str) -> None:
    texts = languages()[code].texts
    assert [dutch for dutch, text in texts.items() if dutch == text] == []
    dutch_words = re.compile(r"\b(het|een|niet|voor|jouw|wij|naar|deze)\b", re.I)
    assert [text for text in texts.values() if dutch_words.search(without_places(text))] == []


@pytest.mark.parametrize("code", CODES)
def test_telephone_numbers_are_those_of_the_dutch(code: str) -> None:
    texts, number = languages()[code].texts, re.compile(r"\d[\d-]*")
    assert [d for d in SEEN if sorted(number.findall(d)) != sorted(number.findall(texts[d]))] == []


@pytest.mark.parametrize("to", [TO_CHILD, TO_GROWN_UP])
@pytest.mark.parametrize("code", CODES)
def test_page_of_a_link_that_does_not_work_can_be_said(code: str, to: str) -> None:
    said = spoken(to, {}, partial(in_words, language=code))
    assert {"gone", "gone_text", "unsafe"} <= said.keys()


def test_numbers_keep_their_order_between_words_from_right_to_left() -> None:
    unsafe = next(dutch for dutch in SEEN if "Kindertelefoon: 0800-0432. Dat" in dutch)
    said = in_words(Text(unsafe, ""), "ar")
    assert "\u20660800-0432\u2069" in said
    assert "\u2066" not in in_words(Text(unsafe, ""), "uk")


def test_text_without_translation_is_said_in_dutch() -> None:
    assert in_words(Text("Een nieuwe zin", "A new sentence"), "ar") == "Een nieuwe zin"
    assert in_words(Text("Een nieuwe zin", "A new sentence"), "en") == "A new sentence"


def test_digest_is_another_one_after_one_letter() -> None:
    language = languages()["pl"]
    first = next(iter(language.texts))
    assert replace(language, texts={**language.texts, first: "x"}).digest != language.digest
    assert replace(language).digest == language.digest
    assert not language.has_all(["Een nieuwe zin"])
    assert language.has_all([first, ""])


@pytest.mark.parametrize(
    "text",
    [
        "code: xx\nname: X\ndirection: up\ntexts: {a: b}",
        "code: yy\nname: X\ndirection: ltr\ntexts: {a: b}",
        "code: xx\nname: X\ndirection: ltr\ntexts: {a: ''}",
        "code: xx\nname: X\ndirection: ltr\ntexts: [a]",
        "code: xx\nname: X\ntexts: {a: b}",
    ],
)
def test_file_that_is_wrong_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "xx.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DefinitionError):
        read_language(file)


def test_language_is_a_file_and_no_code(tmp_path: Path) -> None:
    file = tmp_path / "fa.yaml"
    file.write_text("code: fa\nname: F\ndirection: rtl\ntexts: {Taal: Z}", encoding="utf-8")
    found = read_language(file)
    assert (found.code, found.direction, dict(found.texts)) == ("fa", "rtl", {"Taal": "Z"})
