"""Notes on the reporting code, where specialist help stands, and whom to ask in the organisation."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from children.actions.safety import CONTACT_FIELDS
from children.form_parts.day_input import DayInput
from children.form_parts.days import check_days
from children.form_parts.revised import RevisedForm
from children.models import Child, SafetyContact, SafetyNote, SpecialistHelp
from portfolio.words import choices_by_name
from revisions.form_parts import WAS_FIRST, SeenForm


class SafetyNoteForm(forms.ModelForm):
    """Which step, on which day, a few words; a correction says what was not right."""

    class Meta:
        model = SafetyNote
        fields = ["step", "on", "note"]
        widgets = {"step": forms.RadioSelect, "on": DayInput, "note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "note": _("Only what is needed: what you did, with whom you spoke by role. No names of others."),
        }

    def __init__(self, *args: Any, child: Child, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child = child
        self.today = today
        steps = choices_by_name(SafetyNote.Step.choices, child.first_name)
        self.fields["step"].choices = steps  # type: ignore[attr-defined]
        if self.instance.corrects_id:
            self.fields["note"].required = True
            self.fields["note"].help_text = _("Say what was not right, and how it is.")
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Save")))

    def clean(self) -> dict[str, Any]:
        """The day lies in the child's life and not in the future."""
        cleaned = super().clean() or {}
        check_days(self, since=self.child.born_on, today=self.today, first="on", last="", ongoing="")
        return cleaned

    def corrected_meanwhile(self) -> None:
        """Tell that someone corrected the note first; what was typed stays in the form."""
        words = _("A colleague corrected this note just before you. Look at the notes first.")
        self.add_error(None, forms.ValidationError(words, code=WAS_FIRST))


class SpecialistHelpForm(RevisedForm):
    """Where specialist help stands and since when, on what was seen before."""

    starts_from_row = False

    class Meta:
        model = SpecialistHelp
        fields = ["status", "on"]
        widgets = {"status": forms.RadioSelect, "on": DayInput}
        help_texts = {"on": _("An estimate is fine.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = SpecialistHelp.Status.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The day lies in the child's life and not in the future."""
        cleaned = super().clean() or {}
        self.check_day("on")
        return cleaned


class SafetyContactForm(SeenForm, forms.ModelForm):
    """Whom to ask, and how; all empty says that there is nobody now."""

    class Meta:
        model = SafetyContact
        fields = CONTACT_FIELDS
        widgets = {"phone": forms.TextInput(attrs={"type": "tel"})}
        help_texts = {"reachable": _("For example: on working days from 9 to 17.")}

    def __init__(self, *args: Any, instance: SafetyContact, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, revision=instance.revision, **kwargs)

    def clean(self) -> dict[str, Any]:
        """A contact has a name and a way to be reached, or nothing at all is filled in."""
        cleaned = super().clean() or {}
        ways = [cleaned.get("phone"), cleaned.get("email")]
        if any([*ways, cleaned.get("reachable")]) and cleaned.get("name") == "":
            self.add_error("name", _("Write down who this is."))
        if cleaned.get("name") and ways == ["", ""]:
            self.add_error("phone", _("Write down a phone number or an e-mail address."))
        return cleaned
