"""Faults, changes and parts of an instrument in the words of the screens."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from portfolio.exchange.fhir.foreign import WHOLE as WHOLE_FORM
from portfolio.exchange.fhir.response import WHOLE as WHOLE_RESPONSE
from portfolio.exchange.refusals import Finding, by_kind
from portfolio.exchange.yaml_text import TextFault
from portfolio.rules.differences import Change, ChangeKind
from portfolio.rules.domains import Text
from portfolio.rules.reading import DefinitionError

MOST_PLACES = 20  # of one thing that is wrong
THE_CHILD = re.compile(r"\b(?:het kind|the child)\b", re.IGNORECASE)
STEP = re.compile(r", item (\d+)")
RULES = [  # what the strict reading of YAML says, so that the catalogue of translations has it
    gettext_noop("begins a second document"),
    gettext_noop("has a key that is no plain text"),
    gettext_noop("has a key that is no text"),
    gettext_noop("holds a character that cannot be kept"),
    gettext_noop("holds a number that is too long"),
    gettext_noop("holds no finite number"),
    gettext_noop("is no YAML"),
    gettext_noop("is no field of an instrument"),
    gettext_noop("merges mappings; write it out"),
    gettext_noop("must hold keys and values"),
    gettext_noop("uses a tag; only plain values are read"),
    gettext_noop("uses an anchor or an alias; write it out"),
]


def rule_in_words(fault: DefinitionError | TextFault | Finding) -> str:
    """Return the rule that was broken, in the language of the page."""
    rule = _(fault.template)
    return rule % fault.names if fault.names else rule


def error_sentence(error: DefinitionError) -> str:
    """Name place and rule."""
    return f"{error.place}: {rule_in_words(error)}."


def file_sentence(error: DefinitionError) -> str:
    """Name the line (or the place) in a file, and the rule."""
    where, rule = error.place.removeprefix(", "), rule_in_words(error)
    line = re.match(r"line (\d+)", where)
    if line:
        return _("Line %(line)s %(rule)s.") % {"line": line[1], "rule": rule}
    return f"{where}: {rule}." if where else _("The file %(rule)s.") % {"rule": rule}


def fault_sentence(fault: TextFault) -> str:
    """Name line, place and rule."""
    rule = rule_in_words(fault)
    if fault.line is None:
        return _("The text %(rule)s.") % {"rule": rule}
    if not fault.place or fault.place.startswith("line "):
        return _("Line %(line)s %(rule)s.") % {"line": fault.line, "rule": rule}
    return _("Line %(line)s: %(place)s %(rule)s.") % {"line": fault.line, "place": fault.place, "rule": rule}


def finding_rows(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Return what is not supported as pairs: where (at most `MOST_PLACES`, and how many more), and what."""
    return [(places_in_words(kind.places), rule_in_words(kind.first)) for kind in by_kind(findings)]


def places_in_words(places: Sequence[str]) -> str:
    """Name the places of one thing that is wrong."""
    shown = ", ".join(map(place_in_words, places[:MOST_PLACES]))
    n_more = len(places) - MOST_PLACES
    return _("%(places)s and %(n)s more") % {"places": shown, "n": n_more} if n_more > 0 else shown


def place_in_words(place: str) -> str:
    """Name one place: a linkId, the whole file, or the numbers of the items on the way to one without a linkId."""
    where, numbers = STEP.split(place)[0], STEP.findall(place)
    if where in (WHOLE_RESPONSE, WHOLE_FORM):
        where = "" if numbers else _("the whole file")
    steps = [_("item %(number)s") % {"number": number} for number in numbers]
    return ", ".join([where, *steps] if where else steps)


class TextChange(NamedTuple):
    """A text before and after; `language` is empty when it is the same in both."""

    language: str
    before: str
    after: str


@dataclass(frozen=True)
class ChangeRow:
    """One change in words, with the texts that differ."""

    kind: str
    subject: str
    words: list[TextChange]
    is_weighty: bool


def change_rows(changes: Iterable[Change]) -> list[ChangeRow]:
    """Return changes in words."""
    kinds, subjects = kind_names(), subject_names()
    return [
        ChangeRow(
            kind=kinds[change.kind],
            subject=subjects.get(change.subject, change.subject),
            words=words_of(change),
            is_weighty=change.is_weighty,
        )
        for change in changes
    ]


def words_of(change: Change) -> list[TextChange]:
    """Return what differs, by language; once when it is no text but the same in both."""
    before, after = change.before, change.after
    if (before.nl, after.nl) == (before.en, after.en):
        return [TextChange("", before.nl, after.nl)]
    both = [TextChange("nl", before.nl, after.nl), TextChange("en", before.en, after.en)]
    return [one for one in both if one.before != one.after]


def kind_names() -> dict[ChangeKind, str]:
    """Return what each kind of change is called."""
    return {
        ChangeKind.ITEM_ADDED: _("Statement added"),
        ChangeKind.ITEM_REMOVED: _("Statement removed"),
        ChangeKind.ITEM_ELEMENT: _("Statement moved to another strength"),
        ChangeKind.ITEM_WORDS: _("Statement in other words"),
        ChangeKind.SCALE: _("Answer in other words"),
        ChangeKind.SCORING: _("Another rule of scoring"),
        ChangeKind.ITEM_HINT: _("Example in other words"),
        ChangeKind.ITEM_AGES: _("Other words or drawing for certain ages"),
        ChangeKind.ITEM_MOVED: _("Statement moved to another page"),
        ChangeKind.ELEMENT_WORDS: _("Strength explained otherwise"),
        ChangeKind.FORM_WORDS: _("Said otherwise around the statements"),
    }


def subject_names() -> dict[str, str]:
    """Return the parts of a form that have no key of their own."""
    return {
        "title": _("title"),
        "introduction": _("introduction"),
        "note": _("note"),
        "minutes": _("minutes"),
        "ages": _("ages"),
        "voice": _("form of address"),
        "licence": _("licence"),
        "stands_alone": _("why it stands alone"),
        "apart": _("questions that stand apart"),
        "min_answered_share": _("share of statements that must be answered"),
        "present_from": _("present from"),
    }


def audience_name(audience: str) -> str:
    """Return for whom a form is; what we have no word for, as the document says it."""
    names = {
        "professional": _("professionals"),
        "teacher": _("teachers"),
        "parent": _("parents or carers"),
        "youth": _("young people"),
        "child": _("children"),
        "anyone": _("the child, and anyone around the child"),
    }
    return names.get(audience, audience)


def half_name(locus: str, child: str) -> str:
    """Name one half of the portfolio of a child by the first name, which is right at every age."""
    names = {"internal": _("In %(child)s"), "external": _("Around %(child)s")}
    return names[locus] % {"child": child}


def by_name(text: str, child: str) -> str:
    """Return a text of the catalogue with the first name where it says ‘the child’."""
    return THE_CHILD.sub(lambda _found: child, text)


def choices_by_name(choices: Iterable[tuple[str, Any]], child: str) -> list[tuple[str, str]]:
    """Return choices with the first name where their labels say ‘the child’."""
    return [(value, by_name(str(label), child)) for value, label in choices]


def in_words(text: Text) -> str:
    """Return a text of the instrument in the language of the page."""
    return text.in_language(get_language() or "nl")
