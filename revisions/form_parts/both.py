"""Two versions of one thing side by side: what stands there now, and what someone typed on something older."""

import dataclasses
import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from revisions.actions import mark_of

MARK = re.compile(r"(\w+)=(\d{1,9})")  # a field, and the mark of what stood in it


class Change(NamedTuple):
    """Who changed something last, and when; nothing where that is not known."""

    by: str = ""
    at: datetime.datetime | None = None


@dataclass(frozen=True)
class FieldVersions:
    """One field: its label, and in words what stands there and what was typed."""

    label: str
    standing: str
    typed: str


@dataclass(frozen=True)
class BothVersions:
    """The fields that both changed, in two versions, and whose the one is that stands.

    `taken_over` has the labels of what only the other one changed, `kept` of what only this person changed.
    """

    differences: list[FieldVersions]
    change: Change
    taken_over: list[str] = dataclasses.field(default_factory=list)
    kept: list[str] = dataclasses.field(default_factory=list)

    @property
    def when(self) -> str:
        """The day and the time of the change that stands; empty when it is not known."""
        return date_format(timezone.localtime(self.change.at), "j F Y H:i") if self.change.at else ""


def standing_in(current: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return what stands in these fields: of a row, of a mapping, or nothing in any of them."""
    if current is None:
        return dict.fromkeys(names)
    if isinstance(current, Mapping):
        return {name: current[name] for name in names if name in current}
    return {name: getattr(current, name) for name in names if hasattr(current, name)}


def differing(form: forms.BaseForm, standing: Mapping[str, Any]) -> Iterator[forms.BoundField]:
    """Yield the visible fields of a valid form in which something else was typed than what stands there."""
    for bound in form.visible_fields():
        is_known = bound.name in standing and bound.name in form.cleaned_data
        if is_known and plain(standing[bound.name]) != plain(form.cleaned_data[bound.name]):
            yield bound


def difference(form: forms.BaseForm, bound: forms.BoundField, now: Any) -> FieldVersions:
    """Return one field in two versions, in words."""
    typed = in_words(bound.field, form.cleaned_data[bound.name])
    return FieldVersions(label_of(bound), in_words(bound.field, now), typed)


def label_of(bound: forms.BoundField) -> str:
    """Return the label of a field as a page begins with it."""
    return capfirst(str(bound.label))


def marks_of(values: Mapping[str, Any]) -> str:
    """Return what a page carries of what stood in its fields: no text, a mark for each."""
    return " ".join(f"{name}={mark_of(plain(value))}" for name, value in values.items())


def marks_in(text: str) -> dict[str, int]:
    """Read what `marks_of` wrote; what is no mark is left out."""
    return {name: int(mark) for name, mark in MARK.findall(text)}


def put(posted: Any, bound: forms.BoundField, value: Any) -> None:
    """Let what was posted hold this value of a field, as a browser would send it."""
    widget, name = bound.field.widget, bound.html_name
    shown = widget.format_value(bound.field.prepare_value(value))
    if isinstance(widget, forms.CheckboxInput):
        posted.pop(name, None)
        if value:
            posted[name] = "on"
    elif isinstance(shown, list):
        posted.setlist(name, shown)
    else:
        posted[name] = shown or ""


def plain(value: Any) -> Any:
    """Return a value as it is compared: nothing is nothing however it is kept, and an order of ticks means nothing."""
    if isinstance(value, (list, tuple, set)):
        return sorted(map(str, value)) or None
    return None if value in ("", None) else str(getattr(value, "pk", value))


def in_words(field: forms.Field, value: Any) -> str:
    """Write the value of a field as a person reads it."""
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if plain(value) is None:
        return _("not filled in")
    if isinstance(value, (list, tuple, set)):
        return ", ".join(in_words(field, one) for one in value)
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    if isinstance(value, datetime.time):
        return time_format(value, "H:i")
    if isinstance(field, forms.ModelChoiceField):
        return field.label_from_instance(value)
    return str(labels_of(field).get(str(value), value))


def labels_of(field: forms.Field) -> dict[str, Any]:
    """Return the labels of the choices of a field, by value; empty for a field without choices."""
    labels: dict[str, Any] = {}
    for value, label in getattr(field, "choices", ()):
        labels |= {str(one): name for one, name in label} if isinstance(label, (list, tuple)) else {}
        labels[str(value)] = label
    return labels
