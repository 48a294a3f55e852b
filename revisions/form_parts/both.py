"""Two versions of one thing side by side: what stands there now, and what someone typed on something older."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _


class Change(NamedTuple):
    """Who changed something last, and when; nothing where that is not known."""

    by: str = ""
    at: datetime.datetime | None = None


@dataclass(frozen=True)
class Difference:
    """One field: its label, and in words what stands there and what was typed."""

    label: str
    standing: str
    typed: str


@dataclass(frozen=True)
class BothVersions:
    """The fields in which two versions differ, and whose the one is that stands."""

    differences: list[Difference]
    change: Change

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


def differences(form: forms.BaseForm, standing: Mapping[str, Any]) -> Iterator[Difference]:
    """Yield the visible fields of a valid form in which something else was typed than what stands there."""
    for bound in form.visible_fields():
        if bound.name in standing and bound.name in form.cleaned_data:
            now, typed = standing[bound.name], form.cleaned_data[bound.name]
            if plain(now) != plain(typed):
                label = capfirst(str(bound.label))
                yield Difference(label, in_words(bound.field, now), in_words(bound.field, typed))


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
