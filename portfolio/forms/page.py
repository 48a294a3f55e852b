"""One page of a draft: its title, its items, and an item that is added."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portfolio.forms.fields import DraftForm, element_choices
from portfolio.rules.domains import DOMAINS
from portfolio.rules.editing import ItemWords, NewItem, with_new_page, with_page, words_in


@dataclass(frozen=True)
class ItemFields:
    """The fields of one item, as the template places them."""

    key: str
    element: str
    words: list[forms.BoundField]
    wordings: list[tuple[str, list[forms.BoundField]]]
    grounds: list[forms.BoundField]
    order: forms.BoundField
    remove: forms.BoundField

    @property
    def is_refused(self) -> bool:
        """Whether ages, source or reason were refused: these are folded away otherwise."""
        return any(field.errors for field in self.grounds)


class NewItemForm(DraftForm):
    """The fields for a statement that is added."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        document: Mapping[str, Any],
        language: str,
        taken: Collection[str] = (),
        is_required: bool,
        domain: str = "",
    ) -> None:
        super().__init__(data, document=document)
        self.taken = taken
        self.language = language
        self.fields["new-element"] = forms.ChoiceField(
            label=_("Strength that the statement is about"),
            choices=[("", _("choose")), *element_choices(document["catalogue"], language, domain)],
            required=is_required,
        )
        self.add_words("new-text", _("Statement"), required=is_required)
        self.add_words("new-hint", _("Example or explanation"), required=is_required)

    def new_item(self) -> NewItem | None:
        """Return the statement that is added, if one was filled in."""
        element = self.cleaned_data.get("new-element")
        return NewItem(element, self.words("new-text"), self.words("new-hint")) if element else None


class PageForm(NewItemForm):
    """A page that is there: other words, another order, items removed, one added."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        document: Mapping[str, Any],
        page_key: str,
        language: str,
        taken: Collection[str] = (),
    ) -> None:
        self.page = next(page for page in document["pages"] if page["key"] == page_key)
        super().__init__(
            data,
            document=document,
            language=language,
            taken=taken,
            is_required=False,
            domain=self.page["domain"],
        )
        self.names = {row["key"]: row["name"] for row in document["catalogue"]["elements"]}
        self.add_words("title", _("Title of the page"), self.page["title"])
        # An item that someone else added after the page was opened is not in what was sent, and stays as it is.
        self.rows = [r for r in self.page["items"] if data is None or f"order-{r['key']}" in data]
        for number, row in enumerate(self.rows, start=1):
            self.add_item(number, row)

    def add_item(self, number: int, row: Mapping[str, Any]) -> None:
        """Add the fields of one item, with its words for certain ages."""
        key = row["key"]
        self.add_words(f"item-{key}-text", _("Statement"), row["text"])
        self.add_words(f"item-{key}-hint", _("Example or explanation"), row["hint"])
        for place, other in enumerate(row.get("wordings", [])):
            self.add_words(f"ages-{place}-{key}-text", _("Statement"), other["text"])
            self.add_words(f"ages-{place}-{key}-hint", _("Example or explanation"), other["hint"])
        self.add_grounds(row)
        self.add_place(number, key, _("Remove this statement"))

    @property
    def item_rows(self) -> list[ItemFields]:
        """The items with their fields."""
        return [self.item_row(row) for row in self.rows]

    def item_row(self, row: Mapping[str, Any]) -> ItemFields:
        """Return one item with its fields."""
        key = row["key"]
        return ItemFields(
            key=key,
            element=self.names[row["element"]][self.language],
            words=self.pair(f"item-{key}"),
            wordings=[
                ("{}-{}".format(*other["ages"]), self.pair(f"ages-{place}-{key}"))
                for place, other in enumerate(row.get("wordings", []))
            ],
            grounds=self.ground_fields(key),
            order=self[f"order-{key}"],
            remove=self[f"remove-{key}"],
        )

    def pair(self, name: str) -> list[forms.BoundField]:
        """Return the fields for text and hint in both languages."""
        return [self[f"{name}-{part}_{language}"] for part in ("text", "hint") for language in ("nl", "en")]

    def clean(self) -> dict[str, Any]:
        """A new statement is whole; one statement has to stay, for a page without any is removed as a page."""
        cleaned = super().clean() or {}
        self.check_ages(row["key"] for row in self.rows)
        names = [field.name for field in self.new_fields]
        if any(cleaned.get(name) for name in names):
            for name in names:
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("A new statement needs its strength and all its words."))
        elif all(cleaned.get(f"remove-{row['key']}") for row in self.page["items"]):
            self.add_error(None, _("One statement has to stay. Remove the whole page instead."))
        return cleaned

    def document(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document with this page as it was edited."""
        rows = [row for row in self.rows if not self.cleaned_data[f"remove-{row['key']}"]]
        rows.sort(key=lambda row: self.cleaned_data[f"order-{row['key']}"])
        others = [words_in(row) for row in self.page["items"] if row not in self.rows]
        return with_page(
            document,
            self.page["key"],
            title=self.words("title"),
            items=[*map(self.item_words, rows), *others],
            added=self.new_item(),
            taken=self.taken,
        )

    def item_words(self, row: Mapping[str, Any]) -> ItemWords:
        """Return one item as it was typed."""
        key = row["key"]
        return ItemWords(
            key=key,
            text=self.words(f"item-{key}-text"),
            hint=self.words(f"item-{key}-hint"),
            wordings=[
                (self.words(f"ages-{place}-{key}-text"), self.words(f"ages-{place}-{key}-hint"))
                for place in range(len(row.get("wordings", [])))
            ],
            grounds=self.grounds(key),
        )


class NewPageForm(NewItemForm):
    """A page that is added, with its first statement."""

    domain = forms.ChoiceField(label=_("Domain"))

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        document: Mapping[str, Any],
        language: str,
        taken: Collection[str] = (),
    ) -> None:
        super().__init__(data, document=document, language=language, taken=taken, is_required=True)
        self.add_words("title", _("Title of the page"))
        choices = [(domain.key, domain.name.in_language(language)) for domain in DOMAINS]
        self.fields["domain"].choices = [("", _("choose")), *choices]  # type: ignore[attr-defined]
        self.order_fields(["title_nl", "title_en", "domain"])

    def clean(self) -> dict[str, Any]:
        """The first statement is about a strength of the page's domain."""
        cleaned = super().clean() or {}
        rows = self.original["catalogue"]["elements"]
        domains = {row["key"]: row["domain"] for row in rows}
        chosen, domain = cleaned.get("new-element"), cleaned.get("domain")
        if chosen and domain and domains[chosen] != domain:
            self.add_error("new-element", _("This strength belongs to another domain than the page."))
        return cleaned

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """All fields that are seen."""
        return [field for field in self if field.name != "seen"]

    def document(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document with the page at its end."""
        first = self.new_item()
        assert first is not None  # the field is required
        return with_new_page(
            document,
            title=self.words("title"),
            domain=self.cleaned_data["domain"],
            first=first,
            taken=self.taken,
        )
