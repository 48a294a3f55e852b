"""What was asked and what was answered, in words: an archive says more than the codes that are kept."""

from dataclasses import dataclass, field
from typing import Any

from assessments.models import Answer, Assessment
from assessments.queries.forms import ReadPage, read_pages
from assessments.rules.documents import all_answers
from assessments.words import Wording, wording_of
from invitations.models import InvitedAnswer
from invitations.queries.invited import wording_for

GIVEN = ("reason", "example")


@dataclass
class Wordings:
    """The words of drafts and of forms by a link, each worked out once for all its answers."""

    known: dict[Any, Wording] = field(default_factory=dict)

    def of_answer(self, row: Answer | InvitedAnswer) -> Wording:
        """Return the words in which an answer was asked."""
        key = row.assessment_id if isinstance(row, Answer) else row.invitation_id
        if key not in self.known:
            self.known[key] = (
                wording_of(row.assessment.form, row.assessment, "nl")
                if isinstance(row, Answer)
                else wording_for(row.invitation)
            )
        return self.known[key]

    def asked_and_answered(self, row: Any) -> tuple[str, str] | None:
        """Return the question and the answer of one answer that is kept by itself; None for any other record."""
        if not isinstance(row, Answer | InvitedAnswer):
            return None
        wording = self.of_answer(row)
        item = wording.definition.items_asked.get(row.item_key)
        if item is None:  # asked at another age only
            return row.item_key, row.choice
        return wording.statement(item)[0], wording.choice(item, row.choice) if row.choice else ""

    def sentences(self, row: Any) -> list[dict[str, str]]:
        """Return each question with its answer, reason and example in words."""
        if isinstance(row, Assessment) and row.document:
            answers = [answer for page in pages_of(row) for answer in page.answers]
            return [
                sentence(answer.text, answer.answer, reason=answer.reason, example=answer.example)
                for answer in answers
            ]
        if asked := self.asked_and_answered(row):
            return [sentence(*asked, **{name: getattr(row, name, "") for name in GIVEN})]
        return []


def pages_of(form: Assessment) -> list[ReadPage]:
    """Return the pages of a signed form in words."""
    return read_pages(wording_of(form.form, form, "nl"), all_answers(form.document or {}))


def sentence(question: str, answer: str, *, reason: str, example: str) -> dict[str, str]:
    """Return one question with its answer; what is empty is left out."""
    found = {"vraag": question, "antwoord": answer, "reden": reason, "voorbeeld": example}
    return {name: text for name, text in found.items() if text}
