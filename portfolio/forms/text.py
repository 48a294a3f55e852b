"""A draft as a text in YAML, typed or uploaded."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from portfolio.exchange.yaml_text import MOST_BYTES, TextFault, document_in
from portfolio.forms.fields import WordsField
from portfolio.words import fault_sentence

AROUND = 2  # lines shown before and after a fault


class TextForm(forms.Form):
    """The whole draft as YAML; an error names the line and the rule."""

    text = WordsField(
        label=_("The form in YAML"),
        strip=False,
        widget=forms.Textarea({"rows": 30, "spellcheck": "false", "class": "form-control code"}),
    )
    fault: TextFault | None = None
    document: dict[str, Any]

    def clean_text(self) -> str:
        """Read the text as an instrument."""
        text: str = self.cleaned_data["text"]
        try:
            self.document = document_in(text)
        except TextFault as fault:
            self.fault = fault
            raise forms.ValidationError(fault_sentence(fault)) from fault
        return text

    @property
    def excerpt(self) -> list[tuple[int, str, bool]]:
        """The lines around the fault with their numbers; a text field shows none."""
        if self.fault is None or self.fault.line is None:
            return []
        lines = enumerate(self.data["text"].splitlines(), start=1)
        return [(n, line, n == self.fault.line) for n, line in lines if abs(n - self.fault.line) <= AROUND]


class FileForm(forms.Form):
    """A file with the same text; what is in it goes through `TextForm`."""

    file = forms.FileField(
        label=_("A file with the form in YAML"),
        help_text=_("At most 256 kB."),
        validators=[FileExtensionValidator(["yaml", "yml"])],
        widget=forms.FileInput({"accept": ".yaml,.yml"}),
        error_messages={"required": _("Choose a file of at most 256 kB.")},
    )

    def clean_file(self) -> str:
        """Return the text in the file."""
        file: Any = self.cleaned_data["file"]
        assert isinstance(file, UploadedFile)
        content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise forms.ValidationError(_("Choose a file of at most 256 kB."))
        try:
            return str(content, "utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise forms.ValidationError(
                _("Line %(line)s is not written in UTF-8.") % {"line": line}
            ) from error


class SourceForm(TextForm):
    """A new instrument as YAML, and where its words come from."""

    source = forms.CharField(
        label=_("Where do the words come from?"),
        max_length=300,
        required=False,
        help_text=_("Name the source and its licence when the words are not your own."),
    )
