"""The observation form, built from the items of one published instrument version."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, LayoutObject
from django import forms
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from assessments.forms.saving import choices_for
from assessments.models import Answer
from assessments.rules.screens import AnyPage, Screen
from assessments.words import Wording
from lifecourse.models import QuickNote
from portfolio.rules.definitions import Element, InstrumentDefinition, Item, ItemKind

CONTENT = ("choice", "reason", "example")
OWN_WORDS = ("child", "youth", "parent")  # no text for professionals on unsafety beside their statements


@dataclass(frozen=True)
class Option:
    """One of the six answers to an item, as a radio button."""

    value: str
    label: str
    is_level: bool
    is_checked: bool


@dataclass(frozen=True)
class Conflict:
    """What stands in the database now, where the page was made on something else."""

    words: str
    choice: str
    reason: str
    example: str
    saved_at: datetime.datetime | None


@dataclass(frozen=True)
class ItemRow:
    """Everything the template needs to draw one item."""

    key: str
    text: str
    hint: str
    pictogram: str
    kind: ItemKind
    element: Element | None
    options: list[Option]
    reason: BoundField
    example: BoundField
    revision: int
    shown: str
    lacks_reason: bool
    errors: list[str]
    conflict: Conflict | None
    notes: Sequence[QuickNote]

    @property
    def may_not_fit(self) -> bool:
        """Say whether *does not fit* is among the answers: only with it goes a reason."""
        return any(option.value == Answer.Choice.NOT_APPLICABLE for option in self.options)


class ItemLayout(LayoutObject):
    """Places one item in the crispy layout."""

    def __init__(self, item_key: str, *, is_first_fact: bool) -> None:
        self.item_key = item_key
        self.is_first_fact = is_first_fact

    def render(
        self, form: "ObservationForm", context: Any, template_pack: Any = "", **kwargs: Any
    ) -> SafeString:
        """Draw the item with the one template for items."""
        row = {
            "row": form.row(self.item_key),
            "language": form.language,
            "is_to_child": form.wording.is_to_child,
            "is_own": form.wording.is_own_voice,
            "is_aloud": form.wording.is_aloud,
            "is_first_fact": self.is_first_fact,
        }
        return render_to_string("assessments/_item.html", row)


class TitleLayout(LayoutObject):
    """Places the name of a page of the form above its items, where several stand on one screen."""

    def __init__(self, page: AnyPage) -> None:
        self.page = page

    def render(
        self, form: "ObservationForm", context: Any, template_pack: Any = "", **kwargs: Any
    ) -> SafeString:
        """Draw the name with the symbol of its domain."""
        about = {"title": form.wording.filled(self.page.title), "domain": self.page.domain}
        return render_to_string("assessments/_part_title.html", about)


class ObservationForm(forms.Form):
    """One screen of items.

    Each item has a choice, a reason and an example, the revision on which the page was made and a
    signature of what it showed, so that an untouched item is told from a changed one.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        wording: Wording,
        screen: Screen,
        answers: Mapping[str, Answer],
        notes: Mapping[str, Sequence[QuickNote]] = MappingProxyType({}),
    ) -> None:
        super().__init__(data)
        self.notes = notes
        self.wording = wording
        self.definition = wording.definition
        self.language = wording.language
        self.items = {item.key: item for item in screen.items}
        self.answers = answers
        self.conflicts: dict[str, Answer | None] = {}
        for item in self.items.values():
            self.add_item(item)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(*layout_of(screen))

    def add_item(self, item: Item) -> None:
        """Add the fields of one item; nothing is preselected and nothing is compulsory in a draft."""
        saved = self.answers.get(item.key)
        self.fields[f"{item.key}-choice"] = forms.ChoiceField(
            choices=[(choice, "") for choice in choices_for(self.definition, item)],
            required=False,
            error_messages={"invalid_choice": _("Choose one of the answers shown.")},
        )
        message = {"class": "form-control", "aria-describedby": f"{item.key}-message"}
        why = {"class": "form-control", "aria-describedby": f"{item.key}-message {item.key}-lack"}
        if not self.wording.is_own_voice:
            why["aria-required"] = "true"
        self.fields[f"{item.key}-reason"] = forms.CharField(
            max_length=300,
            required=False,
            label=_("Why does it not suit you?") if self.wording.is_to_child else _("Why does it not fit?"),
            widget=forms.TextInput(attrs=why),
        )
        self.fields[f"{item.key}-example"] = forms.CharField(
            max_length=2000,
            required=False,
            label=_("Tell something about it") if self.wording.is_own_voice else _("Example"),
            widget=forms.Textarea(attrs={"rows": 2, **message}),
        )
        self.fields[f"{item.key}-revision"] = forms.IntegerField(
            min_value=0, max_value=2**31 - 1, required=False
        )
        self.fields[f"{item.key}-shown"] = forms.CharField(max_length=16, required=False)
        for field in CONTENT:
            self.initial[f"{item.key}-{field}"] = getattr(saved, field) if saved else ""

    def content(self, item_key: str) -> dict[str, str]:
        """Return what was answered to an item; a reason belongs to *does not fit* only."""
        content = {field: self.cleaned_data.get(f"{item_key}-{field}") or "" for field in CONTENT}
        if content["choice"] != Answer.Choice.NOT_APPLICABLE:
            content["reason"] = ""
        return content

    def changes(self, clear: str = "", leave: str = "") -> dict[str, tuple[dict[str, str], int]]:
        """Return what differs from what the page showed: content and seen revision, by item key.

        `clear` is the key of an item whose answer is to be taken away (the example in words stays), `leave`
        of one that stays as it stands in the database; both may be empty.
        """
        changes = {}
        for key in self.items:
            if key == leave:
                continue
            content = self.content(key)
            if key == clear:
                content |= {"choice": "", "reason": ""}
            if self.cleaned_data.get(f"{key}-shown", "") != signature(content):
                changes[key] = (content, self.cleaned_data.get(f"{key}-revision") or 0)
        return changes

    @property
    def is_conflict(self) -> bool:
        """Whether nothing is to be settled but what was changed in another window."""
        return not self.errors

    def summary_lines(self) -> Iterator[tuple[str, str]]:
        """Yield what is to be settled on this page, each with the id of its statement."""
        for key in self.conflicts:
            words = _("An answer was also changed in another window. Choose which one holds.")
            yield str(words), f"item-{key}"
        for name, errors in self.errors.items():
            to = f"item-{name.rpartition('-')[0]}"
            yield from ((str(error), to) for error in errors)

    def errors_at(self, item_key: str) -> list[str]:
        """Return what is wrong with what was filled in at one item."""
        return [str(error) for field in CONTENT for error in self[f"{item_key}-{field}"].errors]

    def row(self, item_key: str) -> ItemRow:
        """Return one item as it is drawn: what was typed, or else what was saved."""
        item, saved = self.items[item_key], self.answers.get(item_key)
        chosen = self[f"{item_key}-choice"].value()
        levels = [str(level.value) for level in self.definition.levels_of(item)]
        options = [
            Option(value, self.wording.choice(item, value), value in levels, chosen == value)
            for value in choices_for(self.definition, item)
        ]
        text, hint = self.wording.statement(item)
        return ItemRow(
            key=item_key,
            text=text,
            hint=hint,
            pictogram=item.pictogram,
            kind=item.kind,
            element=self.element_behind(item),
            options=options,
            reason=self[f"{item_key}-reason"],
            example=self[f"{item_key}-example"],
            revision=saved.revision if saved else 0,
            shown=signature_of(saved),
            lacks_reason=saved is not None and saved.lacks_reason,
            errors=self.errors_at(item_key),
            conflict=self.conflict(item) if item_key in self.conflicts else None,
            notes=self.notes.get(item_key, ()),
        )

    def element_behind(self, item: Item) -> Element | None:
        """Return the strength to explain beside an item: to professionals, of a form on strengths."""
        if not isinstance(self.definition, InstrumentDefinition) or item.kind != "strength":
            return None
        if self.definition.audience not in OWN_WORDS:
            return self.definition.element(item.element)
        return None

    def conflict(self, item: Item) -> Conflict:
        """Return the answer that stands in the database now, in words."""
        current = self.conflicts[item.key]
        content = {field: getattr(current, field) if current else "" for field in CONTENT}
        words = self.wording.choice(item, content["choice"])
        return Conflict(words=words, saved_at=current.saved_at if current else None, **content)


def layout_of(screen: Screen) -> Iterator[LayoutObject]:
    """Yield what stands on a screen, from top to bottom."""
    for page in screen.pages:
        if len(screen.pages) > 1:
            yield TitleLayout(page)
        first = next((item.key for item in page.items if item.kind == "fact"), "")
        yield from (ItemLayout(item.key, is_first_fact=item.key == first) for item in page.items)


def signature(content: Mapping[str, str]) -> str:
    """Return a short fingerprint of an answer, to tell a changed item from an untouched one."""
    if not any(content.values()):
        return ""
    return hashlib.sha256("\x1f".join(content[field] for field in CONTENT).encode()).hexdigest()[:16]


def signature_of(answer: Answer | None) -> str:
    """Return the fingerprint of a saved answer."""
    return signature({field: getattr(answer, field) for field in CONTENT}) if answer else ""
