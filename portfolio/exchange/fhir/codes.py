"""The names under which our things are known outside, and the words that a questionnaire needs besides."""

import re

from portfolio.rules.definitions import Item, Page
from portfolio.rules.domains import Text
from portfolio.rules.outcomes import Form, OutcomeDefinition, SignPage

BASE = "https://veerkrachtportfolio.example/fhir"  # a name, not a place: nothing is ever fetched from it
QUESTIONNAIRE = f"{BASE}/Questionnaire"
OWN = f"{BASE}/StructureDefinition"
ANSWERS = f"{BASE}/CodeSystem/answer"  # what the systems of all scales begin with
CHILDREN = f"{BASE}/NamingSystem/child"
FILLED_IN = f"{OWN}/response-filled_in"  # how, where it was not by the observer alone
WITH_TEACHER = "with-teacher"

FHIR = "http://hl7.org/fhir/StructureDefinition"
TRANSLATION = f"{FHIR}/translation"
ORDINAL = f"{FHIR}/ordinalValue"  # belongs to Coding or, from R4, to answerOption
ITEM_CONTROL = f"{FHIR}/questionnaire-itemControl"
ITEM_CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"

NOT_APPLICABLE, NOT_SEEN = "not_applicable", "not_seen"
WAYS_OUT: dict[str, dict[str, Text]] = {  # by voice, in the order and the words of the screens
    "about_child": {
        NOT_APPLICABLE: Text("past niet", "does not fit"),
        NOT_SEEN: Text("kon ik niet zien", "could not see"),
    },
    "to_child": {
        NOT_APPLICABLE: Text("past niet bij mij", "does not suit me"),
        NOT_SEEN: Text("weet ik niet", "I don’t know"),
    },
}
CODES = ["0", "1", "2", "3", NOT_APPLICABLE, NOT_SEEN]
WHY = Text("Waarom past het niet?", "Why does it not fit?")
EXAMPLE = Text("Voorbeeld", "Example")
SOMEONE = Text("het kind", "the child")
LENGTHS = {"reason": 300, "example": 2000}


def canonical(key: str, version: str) -> str:
    """Return how a response names the questionnaire that it answers."""
    return f"{QUESTIONNAIRE}/{key}|{version}"


def page_link(page: Page | SignPage, definition: Form) -> str:
    """Return the linkId of a page: its key, unless an item has that key."""
    return f"{page.key}.page" if page.key in definition.items else page.key


def without_name(text: Text) -> Text:
    """Return a text that speaks of *the child* where the first name stands."""
    return Text(in_place(text.nl, SOMEONE.nl), in_place(text.en, SOMEONE.en))


def in_place(text: str, someone: str) -> str:
    """Put words in the place of the name, with a capital where a sentence begins."""
    capital = someone[0].upper() + someone[1:]
    begun = re.sub(r"(^|[.?!] )\{child\}", lambda found: found[1] + capital, text)
    return begun.replace("{child}", someone)


def options_of(definition: Form, item: Item) -> dict[str, tuple[Text, int | None]]:
    """Return the six answers in the order of the form: words by code, with a value on the scale for four."""
    levels = definition.levels_of(item)
    on_scale = {str(level.value): (level.label, level.value) for level in levels}
    return {**on_scale, **{code: (label, None) for code, label in WAYS_OUT[definition.voice].items()}}


def system_of(definition: Form, item: Item, code: str) -> str:
    """Return the code system of an answer: one for each scale, so that a code in it has one meaning.

    The scales of a catalogue are shared by its forms; a form that puts answers in words of its own has its own.
    """
    if code in WAYS_OUT[definition.voice]:
        return f"{ANSWERS}/without-score/{definition.voice}"
    if isinstance(definition, OutcomeDefinition):
        return f"{ANSWERS}/{definition.key}/{definition.version}"
    owner = definition.name if definition.stands_alone == "scale" else definition.catalogue
    return f"{ANSWERS}/{owner.replace(' ', '/')}/{definition.element(item.element).anchors}"
