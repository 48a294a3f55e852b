"""How children and parents read it: forms, their answers, the pages around them, invitations; counted, within bounds."""

import re
from ast import literal_eval
from pathlib import Path

import pytest
from django.utils.translation import gettext, ngettext, override
from django.utils.translation.template import templatize

from benchmarks.reading_level import level_of, sentences_in, shipped_forms, syllables_in, words_of
from invitations.rules.texts import TEXTS, TO_CHILD, TO_GROWN_UP
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.outcomes import Form

FORMS = shipped_forms()
EASY, LONGEST = 80, 15  # reading ease, and words of a sentence
PLAIN = 60  # reading ease of a paper that has to use words of the law
LONGEST_ANSWER, MOST_SYLLABLES = 7, 4  # of one answer to choose: its words, and the syllables of a word
OWN_WORDS = ("child", "youth", "parent", "anyone")
REPOSITORY = Path(__file__).resolve().parents[2]
TABLE = REPOSITORY / "docs" / "instrument" / "verantwoording.md"
READ_BY_THEM = (  # beside the forms: what a child or a parent reads before, during and after
    *("assessments/assessment_check_own", "assessments/assessment_thanks", "assessments/assessment_stopped"),
    *("assessments/_own_safety", "assessments/_stop"),
)
QUOTED = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
MESSAGE = re.compile(rf"(?:gettext|\b_)\(u?{QUOTED}(?:\s*,\s*u?{QUOTED})?")


def in_language(form: Form, language: str) -> list[str]:
    return [text.in_language(language) for text in words_of(form)]


@pytest.mark.parametrize(
    ("word", "language", "n"),
    [
        ("kind", "nl", 1),
        ("spanning", "nl", 2),
        ("leeuw", "nl", 1),
        ("beïnvloeden", "nl", 4),
        ("like", "en", 1),
        ("little", "en", 2),
        ("together", "en", 3),
        ("tv", "nl", 1),
    ],
)
def test_syllables_are_groups_of_vowels(word: str, language: str, n: int) -> None:
    assert syllables_in(word, language) == n


def test_level_is_the_formula_of_douma_worked_by_hand() -> None:
    level = level_of(["Sam speelt buiten. Dat is leuk."], "nl")  # 6 words, 7 syllables, 2 sentences
    assert (level.words, level.longest) == (3.0, 3)
    assert level.ease == pytest.approx(206.84 - 77 * 7 / 6 - 0.93 * 3)


def test_name_is_read_and_a_list_is_a_sentence_of_its_own() -> None:
    assert list(sentences_in(["{child} helpt. Bijvoorbeeld: dragen, troosten."])) == [
        ["Sam", "helpt"],
        ["Bijvoorbeeld"],
        ["dragen", "troosten"],
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", [f for f in FORMS if f.audience in OWN_WORDS], ids=lambda form: form.name)
def test_forms_for_child_youth_and_parent_read_easily(form: Form, language: str) -> None:
    level = level_of(in_language(form, language), language)
    assert level.ease >= EASY
    assert level.longest <= LONGEST


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", [f for f in FORMS if f.audience in OWN_WORDS], ids=lambda form: form.name)
def test_answers_to_choose_from_read_easily(form: Form, language: str) -> None:
    scales = form.scales.values() if isinstance(form, InstrumentDefinition) else [form.levels]
    labels = [level.label.in_language(language) for levels in scales for level in levels]
    assert level_of(labels, language).longest <= LONGEST_ANSWER
    words = [word for label in labels for sentence in sentences_in([label]) for word in sentence]
    assert max(syllables_in(word, language) for word in words) <= MOST_SYLLABLES


def messages_of(source: str) -> list[str]:
    """Return all texts of a template in the language that is on; of a plural both forms."""
    found = []
    for one, many in MESSAGE.findall(templatize(source)):
        if many:
            found += [ngettext(literal_eval(one), literal_eval(many), n) for n in (1, 2)]
        else:
            found.append(gettext(literal_eval(one)))
    return [re.sub(r"%\(n\)s", "2", re.sub(r"%\((?!n\))\w+\)s", "Sam", text)) for text in found]


def test_texts_of_a_template_are_found() -> None:
    source = (
        "{% load i18n %}{% translate 'Done. Thank you.' %}{% blocktranslate count n=n %}"
        "{{ n }} question was left open.{% plural %}{{ n }} questions were left open.{% endblocktranslate %}"
        "{% blocktranslate %}{{ name }} reads this with you.{% endblocktranslate %}"
    )
    with override("en"):
        assert messages_of(source) == [
            *("Done. Thank you.", "2 question was left open.", "2 questions were left open."),
            "Sam reads this with you.",
        ]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("name", "ease"), [*((name, EASY) for name in READ_BY_THEM), ("rights/archive_paper", PLAIN)]
)
def test_pages_and_papers_of_child_and_parent_read_easily(name: str, ease: int, language: str) -> None:
    source = (REPOSITORY / "templates" / f"{name}.html").read_text(encoding="utf-8")
    with override(language):
        texts = messages_of(source)
    level = level_of(texts, language)
    assert level.ease >= ease, texts
    assert level.longest <= LONGEST


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("to", [TO_CHILD, TO_GROWN_UP])
def test_invitations_read_easily(to: str, language: str) -> None:
    texts = [re.sub(r"\{\w+\}", "Sam", by[to].in_language(language)) for by in TEXTS.values()]
    level = level_of(texts, language)
    assert level.ease >= EASY
    assert level.longest <= LONGEST


def test_reading_levels_in_the_account_are_those_that_are_counted() -> None:
    told = dict(re.findall(r"^\| (\S+ \d\.\d) \| (.+) \|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE))
    counted = {}
    for form in FORMS:
        nl, en = (level_of(in_language(form, language), language) for language in ("nl", "en"))
        counted[form.name] = f"{nl.ease:.0f} | {nl.words:.1f} | {nl.longest} | {en.ease:.0f}"
    assert told == counted
