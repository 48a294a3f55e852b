"""Looking at every passage before everything about a child is handed over."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from children.models import Child
from portfolio.words import choices_by_name
from rights.models import Archive
from rights.models.archive import Asker
from rights.queries.records_of_child import Passage, digest_of
from rights.rules.rights import Obstacle, access_obstacle

OBSTACLES = {
    Obstacle.TOO_YOUNG: _("A child under twelve has no right of its own here: a parent or guardian asks."),
    Obstacle.NEEDS_CONSENT: _(
        "From sixteen on a parent needs the consent of the young person, unless the young person cannot weigh its interests."
    ),
    Obstacle.GROWN_UP: _("From eighteen on a parent no longer has this right."),
}
MARKS = {  # what can be chosen: whom it is about, and why it is left out if it is
    "child": (Archive.Subject.CHILD, ""),
    "parent": (Archive.Subject.PARENT, ""),
    "other": (Archive.Subject.OTHER, ""),
    "parent-privacy": (Archive.Subject.PARENT, Archive.Reason.PRIVACY),
    "other-privacy": (Archive.Subject.OTHER, Archive.Reason.PRIVACY),
    "child-harm": (Archive.Subject.CHILD, Archive.Reason.HARM),
}
LABELS = [
    ("child", _("about the child")),
    ("parent", _("about a parent")),
    ("other", _("about someone else")),
    ("parent-privacy", _("about a parent: leave out, to protect privacy")),
    ("other-privacy", _("about someone else: leave out, to protect privacy")),
    ("child-harm", _("leave out: reading it now would harm the child")),
]


@dataclass(frozen=True)
class PassageRow:
    """One passage on the page, with its field."""

    passage: Passage
    field: Any


class ArchiveForm(forms.Form):
    """For whom, and for each passage whom it is about and whether it is left out."""

    for_whom = forms.ChoiceField(label=_("For whom"), choices=Asker.choices, widget=forms.RadioSelect)
    has_consent = forms.BooleanField(
        label=_("A young person of sixteen or seventeen agrees, or cannot weigh its own interests"),
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    is_read = forms.BooleanField(
        label=_("I have read every passage above and looked whether it says something about others"),
        error_messages={"required": _("First read all passages.")},
    )

    def __init__(
        self,
        *args: Any,
        child: Child,
        age: int,
        passages: list[Passage],
        before: dict[str, Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.child, self.age, self.passages = child, age, passages
        self.digest = digest_of(passages)
        self.fields["for_whom"].choices = choices_by_name(Asker.choices, child.first_name)  # type: ignore[attr-defined]
        labels = choices_by_name(LABELS, child.first_name)
        for passage in passages:
            mark = before.get(passage.key, {})
            joined = "-".join(filter(None, [mark.get("subject"), mark.get("left_out")]))
            select = forms.Select(attrs={"class": "form-select"})
            field = forms.ChoiceField(
                label=passage.label, choices=labels, initial=joined or "child", widget=select
            )
            self.fields[passage.name] = field

    def records(self) -> list[tuple[str, list[PassageRow]]]:
        """Return the passages with their fields, by record."""
        found: dict[str, list[PassageRow]] = {}
        for passage in self.passages:
            found.setdefault(passage.record, []).append(PassageRow(passage, self[passage.name]))
        return list(found.items())

    def clean(self) -> dict[str, Any]:
        """The right exists at this age, and the passages are those that were shown."""
        cleaned = super().clean() or {}
        obstacle = access_obstacle(cleaned.get("for_whom", ""), self.age, cleaned.get("has_consent", False))
        if obstacle:
            self.add_error("for_whom", OBSTACLES[obstacle])
        if cleaned.get("seen") != self.digest:
            self.add_error(
                None,
                _("Something was written or changed in the meantime. Look through the passages once more."),
            )
        return cleaned

    def archive(self) -> Archive:
        """Return what was decided; not saved yet."""
        marks = {}
        for passage in self.passages:
            subject, left_out = MARKS[self.cleaned_data[passage.name]]
            marks[passage.key] = {"subject": str(subject), "left_out": str(left_out)}
        return Archive(
            child=self.child, for_whom=self.cleaned_data["for_whom"], marks=marks, seen=self.digest
        )
