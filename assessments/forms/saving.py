"""One answer that the page saves by itself."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.models import Answer
from portfolio.rules.definitions import FACT_ANSWERS, Item
from portfolio.rules.outcomes import Form

WAYS_OUT = (Answer.Choice.NOT_APPLICABLE.value, Answer.Choice.NOT_SEEN.value)


def choices_for(definition: Form, item: Item) -> list[str]:
    """Return the answers to an item: levels and ways out of a strength, the own scale of a fact, none for words."""
    if item.kind == "strength":
        return [*(str(level.value) for level in definition.levels_of(item)), *WAYS_OUT]
    return list(FACT_ANSWERS) if item.kind == "fact" else []


class SaveForm(forms.Form):
    """An answer, the revision it was made on, and a key that makes sending it twice harmless."""

    choice = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": _("Choose one of the answers shown.")}
    )
    reason = forms.CharField(required=False, max_length=300)
    example = forms.CharField(required=False, max_length=2000)
    revision = forms.IntegerField(min_value=0, max_value=2**31 - 2)
    key = forms.UUIDField()

    def __init__(self, data: dict[str, Any], *, choices: Sequence[str]) -> None:
        super().__init__(data)
        self.fields["choice"].choices = [(value, "") for value in choices]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of `save_answer`; a reason belongs to *does not fit* only."""
        content = {field: self.cleaned_data[field] for field in ("choice", "reason", "example")}
        if content["choice"] != Answer.Choice.NOT_APPLICABLE:
            content["reason"] = ""
        return {
            "content": content,
            "seen_revision": self.cleaned_data["revision"],
            "key": self.cleaned_data["key"],
        }
