"""Taking back a form that was signed on the wrong child, reading it afterwards, and taking its answers over."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.forms.frame import not_for_this_age, suits
from assessments.models import Assessment
from children.child_header import named
from children.models import Child
from portfolio.queries.instruments import form_of
from typed.rules.folding import folded

MIN_REASON = 10  # characters: a word says too little to who has to account for it


class ReasonForm(forms.Form):
    """Why; `button` is what happens then."""

    reason = forms.CharField(
        label=_("Why?"), min_length=MIN_REASON, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, button: str, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = help_text
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", button))


class CopyForm(forms.Form):
    """About which child the answers are."""

    child = forms.TypedChoiceField(label=_("About which child is it?"), coerce=UUID, empty_value=None)

    def __init__(self, *args: Any, assessment: Assessment, children: Iterable[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.assessment = assessment
        in_order = sorted(children, key=lambda child: (folded(child.first_name), child.reference))
        self.children = {child.pk: child for child in in_order}
        labels = [(one.child.pk, f"{one.child} · {one.told_apart}") for one in named(self.children.values())]
        self.fields["child"].choices = [("", _("choose")), *labels]  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Take the answers over")))

    def clean_child(self) -> Child:
        """The child lived in the period, and the form suits its age then."""
        child = self.children[self.cleaned_data["child"]]
        first, last = self.assessment.period_from, self.assessment.period_to
        if first < child.born_on:
            raise forms.ValidationError(_("This child was not born yet in the period of the form."))
        ages = form_of(self.assessment.instrument_version_id).ages
        if not suits(ages, child.age_on(last)):
            raise forms.ValidationError(not_for_this_age(ages, child, last))
        return child
