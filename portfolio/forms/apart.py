"""The questions of a draft that stand apart: facts, and room for words; outside every figure."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portfolio.forms.fields import DraftForm
from portfolio.forms.page import ItemFields
from portfolio.rules.editing import ItemWords, NewQuestion, with_apart, words_in

KINDS = {
    "fact": _("a fact: yes, sometimes, no, or I don’t know"),
    "words": _("room for words, without a number"),
}


class ApartForm(DraftForm):
    """The page that stands apart: other words, another order, questions removed, one added."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        document: Mapping[str, Any],
        taken: Collection[str] = (),
    ) -> None:
        super().__init__(data, document=document)
        self.taken = taken
        self.page = document.get("apart", {"title": {"nl": "", "en": ""}, "items": []})
        self.add_words("title", _("Title of the page"), self.page["title"])
        # A question that someone else added after the page was opened is not in what was sent, and stays as it is.
        self.rows = [r for r in self.page["items"] if data is None or f"order-{r['key']}" in data]
        for number, row in enumerate(self.rows, start=1):
            self.add_item(number, row)
        self.fields["new-kind"] = forms.ChoiceField(
            label=_("What is asked"), choices=[("", _("choose")), *KINDS.items()], required=False
        )
        self.add_words("new-text", _("Question"), required=False)
        self.add_words("new-hint", _("Example or explanation"), required=False)

    def add_item(self, number: int, row: Mapping[str, Any]) -> None:
        """Add the fields of one question."""
        key = row["key"]
        self.add_words(f"item-{key}-text", _("Question"), row["text"])
        self.add_words(f"item-{key}-hint", _("Example or explanation"), row["hint"])
        self.add_grounds(row)
        self.add_place(number, key, _("Remove this question"))

    @property
    def item_rows(self) -> list[ItemFields]:
        """The questions with their fields."""
        return [self.item_row(row) for row in self.rows]

    def item_row(self, row: Mapping[str, Any]) -> ItemFields:
        """Return one question with its fields."""
        key = row["key"]
        parts = [f"item-{key}-{part}_{language}" for part in ("text", "hint") for language in ("nl", "en")]
        return ItemFields(
            key=key,
            element=str(KINDS[row["kind"]]),
            words=[self[name] for name in parts],
            wordings=[],
            grounds=self.ground_fields(key),
            order=self[f"order-{key}"],
            remove=self[f"remove-{key}"],
        )

    def clean(self) -> dict[str, Any]:
        """A new question is whole; a page without questions is no page."""
        cleaned = super().clean() or {}
        self.check_ages(row["key"] for row in self.rows)
        if not self.page["items"] and not cleaned.get("new-kind"):
            self.add_error("new-kind", _("Add a question: a page without one is not kept."))
        names = [field.name for field in self.new_fields]
        if any(cleaned.get(name) for name in names):
            for name in names:
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("A new question needs its kind and all its words."))
        return cleaned

    def document(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document with these questions as they were edited."""
        rows = [row for row in self.rows if not self.cleaned_data[f"remove-{row['key']}"]]
        rows.sort(key=lambda row: self.cleaned_data[f"order-{row['key']}"])
        others = [words_in(row) for row in self.page["items"] if row not in self.rows]
        kind = self.cleaned_data["new-kind"]
        added = NewQuestion(kind, self.words("new-text"), self.words("new-hint")) if kind else None
        items = [*map(self.item_words, rows), *others]
        return with_apart(document, title=self.words("title"), items=items, added=added, taken=self.taken)

    def item_words(self, row: Mapping[str, Any]) -> ItemWords:
        """Return one question as it was typed."""
        key = row["key"]
        text, hint = self.words(f"item-{key}-text"), self.words(f"item-{key}-hint")
        return ItemWords(key, text, hint, grounds=self.grounds(key))
