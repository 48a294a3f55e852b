"""A draft as a text in YAML, typed or uploaded."""

from codecs import BOM_UTF8
from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from portfolio.exchange.fhir.foreign import left_out
from portfolio.exchange.fhir.reading import document_of
from portfolio.exchange.json_files import parse_json
from portfolio.exchange.limits import MOST_BYTES as MOST_BYTES_OF_FHIR
from portfolio.exchange.limits import text_in
from portfolio.exchange.refusals import Unsupported
from portfolio.exchange.yaml_text import MOST_BYTES, TextFault, check_names, document_in, text_of
from portfolio.rules.reading import DefinitionError
from portfolio.words import fault_sentence, file_sentence, finding_rows

TOO_LARGE = _("Choose a file of at most 256 kB (YAML) or 1 MB (JSON).")
AROUND = 2  # lines shown before and after a fault


class TextForm(forms.Form):
    """The whole draft as YAML; each error names the line and the rule.

    `versions` are the names ("key version") of those that it may say to be comparable with.
    """

    text = forms.CharField(
        label=_("The form in YAML"),
        strip=False,
        widget=forms.Textarea({"rows": 30, "spellcheck": "false", "class": "form-control code"}),
    )
    fault: TextFault | None = None
    document: dict[str, Any]

    def __init__(self, *args: Any, versions: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = versions

    def clean_text(self) -> str:
        """Read the text as an instrument."""
        text: str = self.cleaned_data["text"]
        try:
            self.document = document_in(text)
            check_names(text, self.document, self.versions)
        except TextFault as fault:
            self.fault = fault
            raise forms.ValidationError([fault_sentence(one) for one in fault.all]) from fault
        return text

    @property
    def excerpt(self) -> list[tuple[int, str, bool]]:
        """The lines around the fault with their numbers; a text field shows none."""
        if self.fault is None or self.fault.line is None:
            return []
        lines = enumerate(self.data["text"].splitlines(), start=1)
        return [(n, line, n == self.fault.line) for n, line in lines if abs(n - self.fault.line) <= AROUND]


def looks_like_json(name: str, content: bytes) -> bool:
    """Say whether a file is to be read as FHIR: by what is in it, for names are changed on the way."""
    is_open = content.removeprefix(BOM_UTF8).lstrip()[:1] in (b"{", b"[")
    return is_open and (name.lower().endswith(".json") or b'"resourceType"' in content)


class FileForm(forms.Form):
    """A file with a form, in YAML or as FHIR; it goes through `TextForm` as YAML.

    `findings` lists what a FHIR form has that ours do not, `left_out` the fields that say nothing about a form.
    """

    file = forms.FileField(
        label=_("A file with the form"),
        help_text=_("In YAML of at most 256 kB, or a FHIR R4 Questionnaire in JSON of at most 1 MB."),
        validators=[FileExtensionValidator(["yaml", "yml", "json"])],
        widget=forms.FileInput({"accept": ".yaml,.yml,.json,application/fhir+json,application/json"}),
        error_messages={"required": TOO_LARGE},
    )
    findings: Sequence[tuple[str, str]] = ()
    left_out: Sequence[str] = ()

    def clean_file(self) -> str:
        """Return the form in the file as YAML."""
        file: Any = self.cleaned_data["file"]
        assert isinstance(file, UploadedFile)
        content = file.read(MOST_BYTES_OF_FHIR + 1)
        is_json = looks_like_json(file.name or "", content)
        if len(content) > (MOST_BYTES_OF_FHIR if is_json else MOST_BYTES):
            raise forms.ValidationError(TOO_LARGE)
        try:
            text = text_in("", content)
            return self.text_of_questionnaire(text) if is_json else text
        except Unsupported as error:
            self.findings = finding_rows(error.findings)
            raise forms.ValidationError(
                _("Nothing of this file was taken over. The list on this page says why.")
            ) from error
        except DefinitionError as error:
            raise forms.ValidationError(file_sentence(error)) from error

    def text_of_questionnaire(self, text: str) -> str:
        """Return a FHIR form as YAML; `Unsupported` with everything that would get lost."""
        questionnaire = parse_json("", text)
        document = document_of(questionnaire)
        self.left_out = left_out(questionnaire)
        return text_of(document)


class SourceForm(TextForm):
    """A new instrument as YAML, and where its words come from."""

    source = forms.CharField(
        label=_("Where do the words come from?"),
        max_length=300,
        required=False,
        help_text=_("Name the source and its licence when the words are not your own."),
    )
