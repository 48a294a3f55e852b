"""The section on the course page: what is shown at once, and the rest."""

from dataclasses import dataclass

from accounts.access import Access
from children.models import Child
from reports.facts.life_course import Around
from reports.facts.readings import Reading
from reports.facts.signs import SignReading
from reports.plain_words.queries import facts_of
from reports.plain_words.rules.every_rule import findings_in, first_and_more
from reports.plain_words.rules.facts import ChildRecord
from reports.plain_words.wording import Sentence, sentence_of


@dataclass(frozen=True)
class PlainWords:
    """The sentences of a child, in the order of reading."""

    first: list[Sentence]
    more: list[Sentence]


def plain_words_in(facts: ChildRecord) -> PlainWords:
    """Return the sentences that these facts allow."""
    first, more = first_and_more(findings_in(facts))
    return PlainWords([sentence_of(finding) for finding in first], [sentence_of(finding) for finding in more])


def plain_words_of(
    access: Access, child: Child, readings: list[Reading], signs: list[SignReading], around: Around
) -> PlainWords | None:
    """Return what this person may read of a child; None when nobody has filled in a form yet."""
    if not readings and not signs:
        return None
    return plain_words_in(facts_of(access, child, readings, signs, around))
