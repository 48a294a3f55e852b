"""Fields that the forms for a draft have in common: words in both languages, and what was seen."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portfolio.exchange.limits import fault_of
from portfolio.rules.differences import Change
from portfolio.rules.domains import DOMAINS, Text

LONGEST = 4000
LANGUAGES = {"nl": _("Dutch"), "en": _("English")}


class WordsField(forms.CharField):
    """Text with one kind of line end: a posted form brings CR LF where a document has LF."""

    def to_python(self, value: Any) -> Any:
        """Return the text with LF only."""
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


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
            self.fields[f"{name}_{language}"] = WordsField(
                label=_("%(what)s, %(language)s") % {"what": label, "language": language_name},
                required=required,
                max_length=LONGEST,
                validators=[can_be_kept],
                widget=forms.Textarea({"lang": language, "rows": rows}),
            )
            self.initial[f"{name}_{language}"] = (words or {}).get(language, "")

    def words(self, name: str) -> Text:
        """Return what was typed in both languages."""
        return Text(self.cleaned_data[f"{name}_nl"], self.cleaned_data[f"{name}_en"])


def element_choices(catalogue: Mapping[str, Any], language: str) -> list[tuple[str, Any]]:
    """Return the strengths of a catalogue to choose from, by domain."""
    groups: list[tuple[str, Any]] = []
    for domain in DOMAINS:
        rows = [row for row in catalogue["elements"] if row["domain"] == domain.key]
        if rows:
            names = [(row["key"], row["name"][language]) for row in rows]
            groups.append((domain.name.in_language(language), names))
    return groups
