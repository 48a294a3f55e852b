"""What is wrong with a text is said in the language of the page, whatever is wrong."""

from copy import deepcopy

import pytest
import yaml
from django.utils.translation import override

from portfolio.exchange.yaml_text import TextFault, document_in
from portfolio.words import fault_sentence, rule_in_words
from tests.support.documents import a_document
from tests.unit.portfolio.exchange.test_hostile_files import HOSTILE
from tests.unit.portfolio.test_reading import FAULTS

TEXTS = {name: text for name, (text, _fault) in HOSTILE.items() if name.endswith(".yaml")}
TYPED = {name: text for name, text in TEXTS.items() if isinstance(text, str)}


def fault_in(text: str) -> TextFault:
    with pytest.raises(TextFault) as refused:
        document_in(text)
    return refused.value


def spoilt(name: str) -> str:
    """Return a whole document with one fault, as text."""
    document = deepcopy(a_document())
    FAULTS[name][0](document)
    return yaml.safe_dump(document, allow_unicode=True)


def in_languages(fault: TextFault) -> tuple[str, str]:
    with override("nl"):
        dutch = rule_in_words(fault)
    with override("en"):
        return dutch, rule_in_words(fault)


@pytest.mark.parametrize("name", TYPED)
def test_text_made_to_hurt_is_refused_in_dutch(name: str) -> None:
    dutch, english = in_languages(fault_in(TYPED[name]))
    assert dutch != english
    assert "%" not in dutch + english


@pytest.mark.parametrize("name", FAULTS)
def test_fault_in_a_document_is_named_in_dutch(name: str) -> None:
    dutch, english = in_languages(fault_in(spoilt(name)))
    assert dutch != english
    assert "%" not in dutch + english


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("key: x\nkey: y", "Regel 2 heeft het veld ‘key’ twee keer."),
        ("[" * 31, "Regel 1 is dieper genest dan 30 lagen."),
        ("a: [" + "0," * 50_000 + "]", "Regel 1 heeft meer dan 20000 onderdelen."),
    ],
)
def test_sentence_reads_as_one(text: str, sentence: str) -> None:
    with override("nl"):
        assert fault_sentence(fault_in(text)).endswith(sentence)
