"""Deciding on a request for destruction."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Answer, Withdrawal, WithdrawnReading
from children.models import Child, Retention
from lifecourse.models import ResourceUse
from revisions.form_parts import NOBODY, Change, SeenForm
from rights.models import ErasureRequest
from rights.queries.records_of_child import Belonging, title_of
from rights.rules.rights import Obstacle, erasure_obstacle

OBSTACLES = {
    Obstacle.TOO_YOUNG: _("A child under twelve cannot ask this: those with parental authority do."),
    Obstacle.GROWN_UP: _("From eighteen on a parent no longer has this right."),
    Obstacle.OWN_RIGHT: _(
        "From twelve on young people ask themselves, unless they cannot weigh their own interests."
    ),
    Obstacle.NOT_TOGETHER: _(
        "Two people have authority: as long as one of them does not ask, this cannot be granted."
    ),
    Obstacle.NOT_WHOLE: _(
        "A parent can ask to destroy what is said of that parent, not the whole file. Choose the records."
    ),
}
WITH_ANOTHER = (
    Child,
    ErasureRequest,
    Retention,
    Answer,
    ResourceUse,
    WithdrawnReading,
)  # go with the whole, or with their record
Records = list[tuple[str, str]]


def records_to_choose(belongings: Iterable[Belonging]) -> Iterator[tuple[str, str]]:
    """Yield the records that can be destroyed one by one: table and key, and what they are called."""
    for belonging in belongings:
        if belonging.kind.model not in WITH_ANOTHER:
            for row in belonging.rows:
                goes = (
                    row.assessment if isinstance(row, Withdrawal) else row
                )  # never the mark without its form
                yield f"{goes._meta.db_table}:{goes.pk}", f"{belonging.kind.title}: {title_of(row)}"


class DecideForm(SeenForm):
    """All of it, some records, or nothing with the reason."""

    answer = forms.ChoiceField(
        label=_("What is decided?"),
        choices=[
            ("whole", _("everything in this file is destroyed")),
            ("part", _("only the chosen records are destroyed")),
            ("refused", _("nothing is destroyed")),
        ],
        widget=forms.RadioSelect,
    )
    records = forms.MultipleChoiceField(
        label=_("Which records?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Only when some records are destroyed. What rests on a record goes with it, such as a correction of a form."
        ),
    )
    ground = forms.ChoiceField(
        label=_("Why is it refused?"), choices=[("", "–"), *ErasureRequest.Ground.choices], required=False
    )
    explanation = forms.CharField(
        label=_("Explanation, for who asked"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In words that who asked understands. When it is refused this has to be filled in."),
    )
    is_seen_required = True
    button = _("Save the decision")

    def __init__(
        self, *args: Any, request: ErasureRequest, age: int, records: Records, **kwargs: Any
    ) -> None:
        super().__init__(*args, revision=request.revision, **kwargs)
        self.request, self.age = request, age
        self.fields["records"].choices = records  # type: ignore[attr-defined]
        self.initial = {**self.initial, **self.standing(request)}

    def standing(self, current: ErasureRequest) -> dict[str, Any]:
        """Return what was decided on a request, as the form asks it."""
        return {
            "answer": answer_of(current),
            "records": [f"{table}:{pk}" for table, ids in current.records.items() for pk in ids],
            "ground": current.ground,
            "explanation": current.explanation,
        }

    def seen_otherwise(self, current: ErasureRequest, *args: Any, **how: Any) -> None:
        """Show both decisions, and whose the one is that stands."""
        by = Change(current.decided_by.full_name, current.decided_at) if current.decided_by else NOBODY
        super().seen_otherwise(current, by, **how)

    def clean(self) -> dict[str, Any]:
        """A refusal has its reason, a part has its records, and who asked has the right."""
        cleaned = super().clean() or {}
        answer = cleaned.get("answer")
        if answer == "refused":
            for name in ("ground", "explanation"):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, _("Say why it is refused."))
        elif answer:
            self.check_right(answer)
        if answer == "part" and not cleaned.get("records") and "records" not in self.errors:
            self.add_error("records", _("Choose what is destroyed."))
        return cleaned

    def check_right(self, answer: str) -> None:
        """Put what stands in the way at the field."""
        asked = self.request
        if asked.origin == ErasureRequest.Origin.RETENTION:
            return
        obstacle = erasure_obstacle(
            asked.asker,
            self.age,
            authority=asked.authority,
            is_unable=asked.is_unable,
            is_whole=answer == "whole",
        )
        if obstacle:
            self.add_error("answer", OBSTACLES[obstacle])

    def decided(self) -> ErasureRequest:
        """Return the request with the decision; not saved yet."""
        said, request = self.cleaned_data, self.request
        is_refused = said["answer"] == "refused"
        request.decision = ErasureRequest.Decision.REFUSED if is_refused else ErasureRequest.Decision.GRANTED
        request.is_whole = said["answer"] == "whole"
        request.ground = said["ground"] if is_refused else ""
        request.explanation = said["explanation"]
        request.records = {}
        if said["answer"] == "part":
            for chosen in said["records"]:
                table, _sign, key = chosen.partition(":")
                request.records.setdefault(table, []).append(key)
        return request


def answer_of(request: ErasureRequest) -> str:
    """Return what was decided, as the form asks it."""
    if request.is_granted:
        return "whole" if request.is_whole else "part"
    return "refused" if request.decision else ""


class ApproveForm(SeenForm):
    """The second pair of eyes: it was looked at, and cannot be undone."""

    is_looked_at = forms.BooleanField(
        label=_("I looked at this myself and agree. It cannot be undone."),
        error_messages={"required": _("First say that you looked at it yourself.")},
    )
    is_seen_required = True
    button = _("Approve and destroy now")

    def seen_otherwise(self, current: ErasureRequest, *args: Any, **how: Any) -> None:
        """Ask to look at the decision that stands by now: the page shows it, and the tick is to be set anew."""
        how["message"] = _(
            "The decision was changed after you opened it. Look at it again before you approve."
        )
        super().seen_otherwise(current, **how, is_looked_at="")
