"""A file with answers that were given elsewhere: which form they belong to, and whether all of them fit."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.forms.start import NewForm
from children.models import Child
from portfolio.exchange.fhir.provenance import Provenance, provenance_of
from portfolio.exchange.fhir.response import WHOLE, answers_from, child_of, form_answered, is_with_teacher
from portfolio.exchange.json_files import parse_json
from portfolio.exchange.limits import text_in
from portfolio.exchange.refusals import Unsupported
from portfolio.rules.reading import DefinitionError
from portfolio.words import finding_rows, rule_in_words

MOST_BYTES = 500_000


class AnswersFileForm(NewForm):
    """The frame, and a file with the answers; which form it is stands in the file."""

    which = "file"
    findings: list[tuple[str, str]]
    answers: dict[str, dict[str, str]]
    provenance: Provenance | None = None
    is_with_teacher = False

    def which_form(self) -> forms.Field:
        """Return the field for the file."""
        self.findings = []
        return forms.FileField(
            label=_("The file with the answers"),
            help_text=_("A FHIR R4 QuestionnaireResponse in JSON, at most 500 kB."),
            validators=[FileExtensionValidator(["json"])],
            widget=forms.FileInput({"accept": ".json,application/fhir+json,application/json"}),
            error_messages={"required": _("Choose a file of at most 500 kB.")},
        )

    def clean_file(self) -> UUID:
        """Return which version the file answers; `answers` holds what it says, `findings` all that does not fit."""
        file: Any = self.cleaned_data["file"]
        assert isinstance(file, UploadedFile)
        content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise forms.ValidationError(gettext("Choose a file of at most 500 kB."))
        try:
            return self.read(content)
        except Unsupported as error:
            self.findings = finding_rows(error.findings)
            raise forms.ValidationError(
                gettext("Nothing of this file was taken over. The list on this page says why.")
            ) from error
        except DefinitionError as error:
            sentence = gettext("The file %(rule)s.") % {"rule": rule_in_words(error)}
            raise forms.ValidationError(sentence) from error

    def read(self, content: bytes) -> UUID:
        """Read the answers; `DefinitionError` when not all of them can be taken over."""
        response = parse_json(WHOLE, text_in(WHOLE, content))
        version_id = form_answered(self.instruments, response)
        self.answers = answers_from(self.instruments[version_id], response)
        if not self.answers:
            raise forms.ValidationError(gettext("There are no answers in this file."))
        self.provenance, self.is_with_teacher = provenance_of(response), is_with_teacher(response)
        if self.is_about_another(child_of(response)):
            raise forms.ValidationError(gettext("The answers in this file are about another child."))
        return version_id

    def is_about_another(self, reference: str) -> bool:
        """Say whether a reference is that of another child of the organisation; elsewhere it has another."""
        try:
            meant = UUID(reference)
        except ValueError:
            return False
        known = Child.with_practice.filter(pk=meant, organisation=self.child.organisation_id)
        return meant != self.child.pk and known.exists()

    def clean(self) -> dict[str, Any]:
        """The frame is right; if not, the file must come along again, for a browser does not keep it.

        What the file says of the teacher is so, ticked or not.
        """
        cleaned = super().clean()
        if self.is_with_teacher:
            cleaned["with_teacher"] = True
        if self.provenance and (contradiction := self.contradiction(self.provenance)):
            self.add_error("file", contradiction)
        if self.errors and "file" not in self.errors:
            self.add_error("file", gettext("Choose the file once more: the browser did not keep it."))
        return cleaned

    def contradiction(self, said: Provenance) -> str:
        """Return how the day on which a file says it was filled in contradicts today or the period, or nothing."""
        on = date_format(said.day, "j F Y") if said.day else said.authored
        day, first = {"day": on}, self.cleaned_data.get("period_from")
        if said.authored_from and said.authored_from > self.today:
            return gettext("The file says that it was filled in on %(day)s, which is still to come.") % day
        if said.authored_to and first and said.authored_to < first:
            return gettext("The file says that it was filled in on %(day)s, before the period begins.") % day
        return ""
