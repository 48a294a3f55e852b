"""What stands around the items of a draft, and the order of its pages."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from portfolio.forms.fields import DraftForm
from portfolio.rules.editing import Head, with_head, with_pages
from portfolio.rules.form_limits import MOST_IN_FORM
from portfolio.rules.reading import MOST_MINUTES
from portfolio.rules.rows import VERSION


class HeadForm(DraftForm):
    """Version number, title, introduction, minutes, the two rules of scoring; and the pages in order."""

    version = forms.CharField(
        label=_("Number of this version"),
        max_length=20,
        validators=[
            RegexValidator(
                rf"^{VERSION.pattern}\Z", _("Use letters, digits, ‘.’, ‘-’ and ‘_’ only, as in 1.0.")
            )
        ],
    )
    minutes = forms.IntegerField(
        label=_("Minutes that it takes"),
        min_value=1,
        max_value=MOST_MINUTES,
    )
    share = forms.FloatField(
        label=_("A strength has a score from this percentage of answered statements"),
        min_value=1,
        max_value=100,
        localize=True,  # a comma is typed here, and understood as one
        widget=forms.NumberInput({"step": "any"}),
    )
    present_from = forms.FloatField(
        label=_("A strength counts as present from this score (0 to 3)"),
        min_value=0.1,
        max_value=3,
        localize=True,
        widget=forms.NumberInput({"step": "any"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, document: Mapping[str, Any]) -> None:
        super().__init__(data, document=document)
        scoring = document["scoring"]
        self.initial = {
            "version": document["version"],
            "minutes": document["minutes"],
            "share": f"{scoring['min_answered_share'] * 100:g}",
            "present_from": f"{scoring['present_from']:g}",
        }
        self.add_words("title", _("Title"), document["title"])
        self.add_words("introduction", _("Introduction"), document["introduction"], rows=6)
        self.order_fields(["version", "title_nl", "title_en", "introduction_nl", "introduction_en"])
        # A page that someone else added after this one was opened is not in what was sent, and stays.
        self.pages = [p for p in document["pages"] if data is None or f"order-{p['key']}" in data]
        for number, page in enumerate(self.pages, start=1):
            self.initial[f"order-{page['key']}"] = number
            self.fields[f"order-{page['key']}"] = forms.IntegerField(
                label=_("Place"), min_value=1, max_value=MOST_IN_FORM
            )
            self.fields[f"remove-{page['key']}"] = forms.BooleanField(label=_("Remove"), required=False)

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """The fields that are not about one page."""
        return [field for field in self if "-" not in field.name and field.name != "seen"]

    @property
    def page_rows(self) -> list[tuple[Mapping[str, Any], forms.BoundField, forms.BoundField]]:
        """Each page with its place and its tick to remove it."""
        return [(page, self[f"order-{page['key']}"], self[f"remove-{page['key']}"]) for page in self.pages]

    def clean(self) -> dict[str, Any]:
        """One page has to stay."""
        cleaned = super().clean() or {}
        if all(cleaned.get(f"remove-{page['key']}") for page in self.original["pages"]):
            self.add_error(None, _("One page has to stay."))
        return cleaned

    def document(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """Return the document with another head, and its pages in the order that was typed."""
        cleaned = self.cleaned_data
        is_other_share = cleaned["share"] != float(self.initial["share"])
        share = cleaned["share"] / 100 if is_other_share else self.original["scoring"]["min_answered_share"]
        head = Head(
            version=cleaned["version"],
            title=self.words("title"),
            introduction=self.words("introduction"),
            minutes=cleaned["minutes"],
            min_answered_share=share,
            present_from=cleaned["present_from"],
        )
        return with_pages(with_head(document, head), self.keys_in_order(document))

    def keys_in_order(self, document: Mapping[str, Any]) -> list[str]:
        """Return the keys of the pages that stay; what someone else added meanwhile comes last."""
        keys = [page["key"] for page in document["pages"]]
        staying = [key for key in keys if not self.cleaned_data.get(f"remove-{key}")]
        return sorted(staying, key=lambda key: self.cleaned_data.get(f"order-{key}", MOST_IN_FORM))
