"""The list of what may press, one row per circumstance, posted as a whole."""

import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import check_days
from children.models import Child
from lifecourse.actions.circumstances import CHANGING, ChangedRow
from lifecourse.models import Circumstance
from lifecourse.queries.pressure import LISTED
from revisions.form_parts import SeenForm

State = Circumstance.State
NEW = "new"
OWN = re.compile(r"own-[0-9a-f-]{36}(?=-seen$)")
NEEDED = {State.PRESSES: ("started_on",), State.PRESSED: ("started_on", "ended_on")}
MISSING = {
    "started_on": _("Say since when; an estimate is fine."),
    "ended_on": _("Say until when; an estimate is fine."),
}
CHANGED_MEANWHILE = _("A colleague changed this in the meantime. Save once more to keep what you filled in.")
NO_LAST_DAY = _("What presses now has no last day.")
NO_DAY = _("A day belongs to what presses or pressed: choose one of those, or empty this field.")


class CircumstanceRow(SeenForm, forms.ModelForm):
    """One circumstance: does it press, since when, until when; `seen` is what stood there when it was shown."""

    state = forms.TypedChoiceField(
        choices=State.choices, widget=forms.RadioSelect, required=False, empty_value=State.UNKNOWN
    )
    is_gone = forms.BooleanField(label=_("take this one off the list"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    class Meta:
        model = Circumstance
        fields = CHANGING
        widgets = {"started_on": DayInput, "ended_on": DayInput, "note": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"note": _("Only what is needed. No names of others.")}

    def __init__(
        self, *args: Any, instance: Circumstance, today: datetime.date, is_noted: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, instance=instance, revision=instance.revision if is_noted else None, **kwargs)
        self.today = today
        self.is_own = self.instance.kind == Circumstance.Kind.OTHER
        self.is_otherwise = False
        self.current: Circumstance | None = None
        self.initial["seen"] = content_of(self.instance)
        if not self.is_own:
            del self.fields["title"]
        if not (self.is_own and is_noted):
            del self.fields["is_gone"]

    @property
    def name(self) -> str:
        """What the row is about, in words."""
        words = self["title"].value() if self.is_own else self.instance.get_kind_display()
        return str(words or _("something else"))

    @property
    def shows_note(self) -> bool:
        """Whether the note is unfolded: there is one, or something is wrong with it."""
        return bool(self["note"].value() or self["note"].errors)

    def clean(self) -> dict[str, Any]:
        """The days suit the state and lie in the child's life; an own circumstance has words."""
        cleaned = super().clean() or {}
        check_days(self, since=self.instance.child.born_on, today=self.today)
        state = cleaned.get("state", State.UNKNOWN)
        needed = NEEDED.get(state, ())
        for name in MISSING:
            if name not in self.errors and bool(cleaned.get(name)) != (name in needed):
                surplus = NO_LAST_DAY if state == State.PRESSES else NO_DAY
                self.add_error(name, MISSING[name] if name in needed else surplus)
        if not needed:
            cleaned["is_estimated"] = False
        if self.is_own and not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", _("Say in a few words what presses."))
        return cleaned

    @property
    def is_changed(self) -> bool:
        """Whether a valid row is other than when it was shown to this person."""
        gone = self.cleaned_data.get("is_gone")
        return bool(gone) or content_of(self.instance) != (
            self.cleaned_data.get("seen") or self.initial["seen"]
        )

    def changed_row(self) -> ChangedRow:
        """Return a valid row as the action takes it."""
        cleaned = self.cleaned_data
        return ChangedRow(
            key=str(self.prefix),
            circumstance=self.instance,
            seen_revision=cleaned.get("seen_revision"),
            is_gone=cleaned.get("is_gone", False),
        )


class CheckList:
    """All rows of the list: the eight that stand there for every child, own ones, and an empty one for a new one."""

    def __init__(self, *, child: Child, today: datetime.date, data: QueryDict | None) -> None:
        self.child, self.today = child, today
        self.data = data.copy() if data is not None else None
        self.rows = [self.row(*place) for place in self.places()]

    def places(self) -> Iterator[tuple[str, Circumstance | None, str]]:
        """Yield each row by its key, what is noted there, and its kind."""
        noted = list(self.child.circumstances.all())
        listed = {found.kind: found for found in noted}
        for kind in LISTED:
            yield kind.value, listed.get(kind.value), kind.value
        other = Circumstance.Kind.OTHER.value
        own = {f"own-{found.pk}": found for found in noted if found.kind == other}
        posted = {found[0] for name in self.data or () if (found := OWN.match(name))}
        for key in (*own, *sorted(posted - own.keys())):  # a colleague may have taken one away meanwhile
            yield key, own.get(key), other
        yield NEW, None, other

    def row(self, key: str, noted: Circumstance | None, kind: str) -> CircumstanceRow:
        """Return a row; bound when it was posted."""
        is_posted = self.data is not None and f"{key}-seen" in self.data
        return CircumstanceRow(
            self.data if is_posted else None,
            instance=noted or Circumstance(child=self.child, kind=kind, state=State.UNKNOWN),
            prefix=key,
            today=self.today,
            is_noted=noted is not None or (key != NEW and kind == Circumstance.Kind.OTHER),
            empty_permitted=key == NEW,
            use_required_attribute=False,
        )

    def is_valid(self) -> bool:
        """Say whether every posted row is right; each keeps its own messages."""
        return all(row.is_valid() for row in self.posted)

    @property
    def posted(self) -> list[CircumstanceRow]:
        """The rows that were sent."""
        return [row for row in self.rows if row.is_bound]

    @property
    def in_the_way(self) -> list[CircumstanceRow]:
        """Posted rows that have errors or were changed by a colleague."""
        return [row for row in self.posted if row.errors or row.is_otherwise]

    @property
    def is_conflict(self) -> bool:
        """Whether nothing is in the way but what a colleague changed."""
        return not any(row.errors for row in self.posted)

    def summary_lines(self) -> Iterator[tuple[str, str]]:
        """Yield what is in the way of saving: each error, or a colleague's change, with the row that it is in."""
        for row in self.in_the_way:
            to = f"row-{row.prefix}"
            words = [str(error) for errors in row.errors.values() for error in errors]
            words += [str(CHANGED_MEANWHILE)] if row.is_otherwise else []
            yield from ((f"{row.name}: {sentence}", to) for sentence in words)

    def changed_rows(self) -> list[ChangedRow]:
        """Return the valid rows that this person changed."""
        return [row.changed_row() for row in self.posted if row.has_changed() and row.is_changed]

    def tell_otherwise(self, current: Mapping[str, Circumstance | None]) -> None:
        """Show at each of these rows what a colleague made of it; saving once more keeps what was filled in."""
        for row in self.rows:
            key = str(row.prefix)
            if key in current and self.data is not None:
                row.is_otherwise, row.current = True, current[key]
                row.merged(self.data, row.standing(row.current), row.current is not None)
                revision = "" if row.current is None else str(row.current.revision)
                self.data[row.add_prefix("seen_revision")] = revision


def content_of(circumstance: Circumstance) -> str:
    """Return a short digest of what a row holds."""
    values = [" ".join(str(getattr(circumstance, name) or "").split()) for name in CHANGING]
    return hashlib.sha256("\n".join(values).encode()).hexdigest()[:24]
