"""Asking someone, checking what came in, and what is posted from the pages of an invitation."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.models import Child
from invitations.models import Invitation
from invitations.queries.asking import Choice, may_ask
from invitations.rules.asking import CHILD, MOST_DAYS, SETTINGS, is_soon_enough, last_day, look_back_from


class InvitationForm(forms.ModelForm):
    """Whom to ask with which form, and until when the link works."""

    whom = forms.ChoiceField(label=_("Whom do you ask, with which form?"), widget=forms.RadioSelect)
    until = forms.DateField(label=_("The link works until"), widget=DayInput)

    class Meta:
        model = Invitation
        fields = ["called", "period_from"]
        widgets = {"period_from": DayInput}
        help_texts = {
            "called": _(
                "For example: Sam’s mother, teacher Joost. It stands on the letter and beside the answers. Not"
                " needed for the child."
            ),
            "period_from": _("On the page stands: think of the time since this day."),
        }

    def __init__(
        self, data: Mapping[str, Any] | None, *, child: Child, today: datetime.date, choices: Sequence[Choice]
    ) -> None:
        begin = {"until": last_day(today), "period_from": look_back_from(today, child.born_on)}
        super().__init__(data, instance=Invitation(child=child), initial=begin)
        self.child, self.today = child, today
        self.choices = {choice.key: choice for choice in choices}
        self.fields["whom"].choices = [(key, label_of(one)) for key, one in self.choices.items()]  # type: ignore[attr-defined]
        self.fields["called"].required = False
        self.order_fields(["whom", "called", "period_from", "until"])
        self.helper = FormHelper()
        self.helper.disable_csrf = False
        self.helper.attrs = {"novalidate": "", "autocomplete": "off"}
        self.helper.add_input(Submit("submit", _("Make the link")))

    def clean_period_from(self) -> datetime.date:
        """The first day lies in the child's life, within a year, and not in the future."""
        day: datetime.date = self.cleaned_data["period_from"]
        if not max(self.child.born_on, self.today - datetime.timedelta(days=366)) <= day <= self.today:
            raise forms.ValidationError(_("Choose a day within the last year."))
        return day

    def clean_until(self) -> datetime.date:
        """The link works from today on, and not too long."""
        day: datetime.date = self.cleaned_data["until"]
        if not is_soon_enough(day, self.today):
            too_late = _("Choose a day from today on, at most %(days)s days from now.")
            raise forms.ValidationError(too_late % {"days": MOST_DAYS})
        return day

    def clean(self) -> dict[str, Any]:
        """Take over what goes with the choice; who is no child needs a name to be called by."""
        cleaned = super().clean() or {}
        choice = self.choices.get(cleaned.get("whom", ""))
        if choice is None:
            return cleaned
        if reason := may_ask(child=self.child, kind=choice.kind):
            self.add_error("whom", reason)
        if choice.kind == CHILD:
            cleaned["called"] = self.child.first_name
        elif not cleaned.get("called"):
            self.add_error("called", _("Write how you call this person."))
        self.instance.kind, self.instance.instrument_version_id = choice.kind, choice.version_id
        self.instance.setting = SETTINGS[choice.kind]
        return cleaned


def label_of(choice: Choice) -> str:
    """Name whom to ask, with which form and how long it takes."""
    return _("%(whom)s: %(form)s, %(minutes)s minutes") % {
        "whom": Invitation.Kind(choice.kind).label,
        "form": choice.form.title.in_language(get_language() or "nl"),
        "minutes": choice.form.minutes,
    }


class CheckForm(forms.Form):
    """What someone found who checked what came in: right child and right person, or a reason why not."""

    is_child = forms.BooleanField(label=_("Take it up"), required=False)
    is_person = forms.BooleanField(required=False)
    reason = forms.ChoiceField(
        label=_("Why is it set aside?"),
        required=False,
        choices=Invitation.SetAside.choices,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("What happened?"), required=False, max_length=300)
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    step = forms.ChoiceField(choices=[("accept", ""), ("set-aside", "")], widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Both ticks belong to taking up, both answers to setting aside."""
        cleaned = super().clean() or {}
        if cleaned.get("step") == "accept":
            if not (cleaned.get("is_child") and cleaned.get("is_person")):
                self.add_error("is_child", _("Tick both, or set it aside."))
        elif not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Choose why."))
        elif not cleaned.get("note"):
            self.add_error("note", _("Say in a few words what happened."))
        return cleaned


class AnswerForm(forms.Form):
    """One answer from a screen of an invitation."""

    choice = forms.ChoiceField(required=False)
    example = forms.CharField(required=False, max_length=2000)
    talk = forms.BooleanField(required=False)
    seen = forms.IntegerField(min_value=0, max_value=2**31 - 2)

    def __init__(self, *args: Any, choices: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = [(value, "") for value in choices]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `save_invited_answer`."""
        return {
            "choice": self.cleaned_data["choice"],
            "example": self.cleaned_data["example"],
            "wants_to_talk": self.cleaned_data["talk"],
            "seen_revision": self.cleaned_data["seen"],
        }


class WordsForm(forms.Form):
    """The last screen: own words, whether they may stand on paper, and of others the hours."""

    own_words = forms.CharField(required=False, max_length=2000)
    may_print = forms.BooleanField(required=False)
    hours_seen = forms.IntegerField(required=False, min_value=1, max_value=2000)
    seen_mark = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)


class ApprovalForm(forms.Form):
    """Who read all texts of a language beside the Dutch, and which texts those were (their digest)."""

    read_by = forms.CharField(
        label=_("Who read all texts?"),
        max_length=120,
        help_text=_("Name and work, such as: Amal Haddad, interpreter Arabic."),
    )
    is_right = forms.BooleanField(
        label=_("Each text says the same as the Dutch, in words that a family understands"),
        error_messages={"required": _("Tick this when someone has read each text.")},
    )
    seen_digest = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None, *, digest: str) -> None:
        super().__init__(data, initial={"seen_digest": digest})
        self.helper = FormHelper()
        self.helper.disable_csrf = False
        self.helper.attrs = {"novalidate": "", "autocomplete": "off"}
        self.helper.add_input(Submit("submit", _("Approve")))

    @property
    def approved(self) -> dict[str, str]:
        """Who read it and the digest of what was read."""
        return {name: self.cleaned_data[name] for name in ("read_by", "seen_digest")}
