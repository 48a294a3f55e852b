"""The section on the course page: a few sentences, and once what every difference can be."""

from dataclasses import dataclass

from accounts.access import Access
from children.models import Child
from reports.facts.life_course import Around
from reports.facts.readings import Reading
from reports.facts.signs import SignReading
from reports.plain_words.phrases import DIFFERENCES
from reports.plain_words.queries import facts_of
from reports.plain_words.rules.every_rule import SHOWN, chosen, findings_in
from reports.plain_words.rules.facts import ChildRecord
from reports.plain_words.wording import Sentence, sentence_of
from reports.words.error_sentences import chance


@dataclass(frozen=True)
class PlainWords:
    """The sentences of a child, in the order of reading; `chance` where one of them tells a difference.

    `first` are the ones to begin with, `more` the others.
    """

    sentences: list[Sentence]
    first: list[Sentence]
    chance: str

    @property
    def more(self) -> list[Sentence]:
        """The sentences that are not among the first."""
        return [sentence for sentence in self.sentences if sentence not in self.first]


def plain_words_in(facts: ChildRecord) -> PlainWords:
    """Return the sentences that these facts allow."""
    found = findings_in(facts)
    findings, first = chosen(found), chosen(found, SHOWN)
    tells_difference = any(finding.said in DIFFERENCES for finding in findings)
    return PlainWords(
        [sentence_of(finding) for finding in findings],
        [sentence_of(finding) for finding in first],
        chance(facts.errors) if tells_difference else "",
    )


def plain_words_of(
    access: Access, child: Child, readings: list[Reading], signs: list[SignReading], around: Around
) -> PlainWords | None:
    """Return what this person may read of a child; None when nobody has filled in a form yet."""
    if not readings and not signs:
        return None
    return plain_words_in(facts_of(access, child, readings, signs, around))
