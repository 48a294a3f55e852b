"""Giving advice, and answering it for the team."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from advice.models import Advice, AdviceAnswer, AdviceRequest
from children.form_parts.revised import say_name
from revisions.form_parts import CHANGED, NOBODY, Change, TellingForm


class AdviceForm(forms.ModelForm):
    """The advice on one question, in the words of who gives it."""

    class Meta:
        model = Advice
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 12})}
        help_texts = {
            "text": _(
                "Say what you read, what you make of it and what you advise. Write it as if %(name)s reads along. "
                "It stands there with your name and cannot be changed afterwards."
            ),
        }

    def __init__(self, data: Any = None, *, request: AdviceRequest) -> None:
        super().__init__(data, instance=Advice(request=request, child=request.child))
        say_name(self, request.child)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Sign this advice")))


class AdviceAnswerForm(TellingForm, forms.ModelForm):
    """What the team does with an advice; nothing is chosen beforehand. `seen` is the last answer that was shown."""

    starts_from_row = False

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    class Meta:
        model = AdviceAnswer
        fields = ["choice", "reasons"]
        widgets = {"choice": forms.RadioSelect, "reasons": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"reasons": _("Write it as if %(name)s reads along.")}

    def __init__(
        self, data: Mapping[str, Any] | None, *, advice: Advice, last: AdviceAnswer | None, **kwargs: Any
    ) -> None:
        answer = AdviceAnswer(advice=advice, child=advice.child)
        super().__init__(data, instance=answer, initial={"seen": str(last.pk) if last else ""}, **kwargs)
        self.fields["choice"].choices = AdviceAnswer.Choice.choices  # type: ignore[attr-defined]
        say_name(self, advice.child)
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Save this answer")))

    def look_again(self, last: AdviceAnswer | None) -> None:
        """Keep all that was written, and take note of the answer that a colleague gave meanwhile."""
        by = Change(last.answered_by.full_name, last.answered_at) if last else NOBODY
        self.show_both(last, by, CHANGED, seen=str(last.pk) if last else "")
