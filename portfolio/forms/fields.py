"""Fields that the forms for a draft have in common: words in both languages, and what was seen."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portfolio.exchange.limits import fault_of
from portfolio.rules.definitions import EVERY_AGE
from portfolio.rules.differences import Change
from portfolio.rules.domains import DOMAINS, Text
from portfolio.rules.editing import Grounds, grounds_in

LONGEST = 4000
MOST_ITEMS = 999
YOUNGEST, OLDEST = EVERY_AGE
LANGUAGES = {"nl": _("Dutch"), "en": _("English")}


def can_be_kept(text: str) -> None:
    """Refuse signs that no file with an instrument may hold, so that whatever is typed can be written as one."""
    if rule := fault_of(text):
        raise forms.ValidationError(_("The text %(rule)s."), params={"rule": gettext(rule)})


class DraftForm(forms.Form):
    """A form over the document of a draft; `digest` is that of the document it was made on.

    `conflict` says, after someone else changed the draft, what saving would change in what stands there now.
    """

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, document: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.original = document
        self.conflict: list[Change] | None = None

    def add_words(
        self,
        name: str,
        label: Any,
        words: Mapping[str, str] | None = None,
        *,
        rows: int = 2,
        required: bool = True,
    ) -> None:
        """Add a field for each language; `words` are those that stand there."""
        for language, language_name in LANGUAGES.items():
            self.fields[f"{name}_{language}"] = forms.CharField(
                label=_("%(what)s, %(language)s") % {"what": label, "language": language_name},
                required=required,
                max_length=LONGEST,
                validators=[can_be_kept],
                widget=forms.Textarea({"lang": language, "rows": rows}),
            )
            self.initial[f"{name}_{language}"] = (words or {}).get(language, "")

    def add_grounds(self, row: Mapping[str, Any]) -> None:
        """Add the fields for the ages at which an item is asked, its source, and why it can be observed."""
        key, grounds = row["key"], grounds_in(row)
        for name, label, age in zip(
            ("from", "to"),
            (_("Asked from this age"), _("up to and including this age")),
            grounds.ages,
            strict=True,
        ):
            self.fields[f"{name}-{key}"] = forms.IntegerField(
                label=label, min_value=YOUNGEST, max_value=OLDEST
            )
            self.initial[f"{name}-{key}"] = age
        self.fields[f"source-{key}"] = forms.CharField(
            label=_("Where it comes from"), required=False, max_length=LONGEST, validators=[can_be_kept]
        )
        self.initial[f"source-{key}"] = grounds.source
        self.add_words(
            f"observable-{key}", _("Why an observer can know it"), row.get("observable"), required=False
        )

    def check_ages(self, keys: Iterable[str]) -> None:
        """Refuse ages of an item that run backwards, at the field itself."""
        for key in keys:
            first, last = self.cleaned_data.get(f"from-{key}"), self.cleaned_data.get(f"to-{key}")
            if first is not None and last is not None and first > last:
                self.add_error(f"to-{key}", _("This age lies below the one from which it is asked."))

    def ground_fields(self, key: str) -> list[forms.BoundField]:
        """Return those fields of one item."""
        words = (f"observable-{key}_{language}" for language in LANGUAGES)
        return [self[name] for name in (f"from-{key}", f"to-{key}", f"source-{key}", *words)]

    def grounds(self, key: str) -> Grounds:
        """Return what was typed there."""
        cleaned = self.cleaned_data
        ages = (cleaned[f"from-{key}"], cleaned[f"to-{key}"])
        return Grounds(ages, cleaned[f"source-{key}"], self.words(f"observable-{key}"))

    def add_place(self, number: int, key: str, remove: Any) -> None:
        """Add the fields for the place of an item on its page, and for taking it away under the label `remove`."""
        self.initial[f"order-{key}"] = number
        self.fields[f"order-{key}"] = forms.IntegerField(label=_("Place"), min_value=1, max_value=MOST_ITEMS)
        self.fields[f"remove-{key}"] = forms.BooleanField(label=remove, required=False)

    @property
    def title_fields(self) -> list[forms.BoundField]:
        """The title in both languages."""
        return [self["title_nl"], self["title_en"]]

    @property
    def new_fields(self) -> list[forms.BoundField]:
        """The fields of what is added."""
        return [field for field in self if field.name.startswith("new-")]

    def words(self, name: str) -> Text:
        """Return what was typed in both languages."""
        return Text(self.cleaned_data[f"{name}_nl"], self.cleaned_data[f"{name}_en"])


def element_choices(catalogue: Mapping[str, Any], language: str, only: str = "") -> list[tuple[str, Any]]:
    """Return the strengths of a catalogue to choose from, by domain; those of one domain where a page has one."""
    groups: list[tuple[str, Any]] = []
    for domain in DOMAINS if not only else [domain for domain in DOMAINS if domain.key == only]:
        rows = [row for row in catalogue["elements"] if row["domain"] == domain.key]
        if rows:
            names = [(row["key"], row["name"][language]) for row in rows]
            groups.append((domain.name.in_language(language), names))
    return groups
