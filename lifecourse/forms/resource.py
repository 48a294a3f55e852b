"""A resource around the child, how it is used from a day on, and its end."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.days import WORDS
from children.form_parts.revised import RevisedForm
from children.rules.periods import Fault
from lifecourse.actions.resources import CHANGING
from lifecourse.models import Resource, ResourceUse
from lifecourse.words.strengths import element_choices
from portfolio.rules.definitions import Element
from revisions.form_parts import standing_in

USE = ["from_on", "use", "felt"]
USE_WIDGETS: dict[str, type[forms.Widget] | forms.Widget] = {
    "from_on": DayInput,
    "use": forms.RadioSelect,
    "felt": forms.RadioSelect,
}
BEFORE_FIRST_DAY = _("This day lies before the first day.")


class ResourceForm(RevisedForm):
    """Who, which place or what; which strength it feeds; how it works; and its first use."""

    field_order = ["kind", "name", "element", "ways", "is_professional", "from_on", "use", "felt", "ended_on"]

    ways = forms.MultipleChoiceField(
        label=_("How does it work?"),
        choices=Resource.Way.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Choose what fits; more than one is possible."),
    )

    class Meta:
        model = Resource
        fields = CHANGING
        widgets = {
            "kind": forms.RadioSelect,
            "ended_on": DayInput,
            "note": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "name": _("As it is called at home: grandma, the swimming pool, drawing. No surnames."),
            "is_professional": _("Help that will end one day, such as a counsellor or a group worker."),
            "ended_on": _("Leave empty as long as it is there."),
            "note": _("Write it as if %(name)s reads along."),
        }

    def __init__(self, *args: Any, elements: Sequence[Element], uses: Sequence[ResourceUse], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.uses = uses
        self.fields["kind"].choices = Resource.Kind.choices  # type: ignore[attr-defined]
        self.fields["element"] = forms.ChoiceField(
            label=_("Which strength does it feed?"),
            choices=element_choices(elements, self.instance.element),
            required=False,
        )
        self.fields |= forms.fields_for_model(ResourceUse, USE, widgets=USE_WIDGETS)
        self.fields["use"].choices = ResourceUse.Use.choices  # type: ignore[attr-defined]
        self.fields["felt"].choices = ResourceUse.Felt.choices  # type: ignore[attr-defined]
        self.fields["from_on"].label = _("First day")
        if uses:
            self.initial = {**self.initial, **{name: getattr(uses[0], name) for name in USE}}
            self.fields["use"].help_text = _(
                "As it was from the first day on. What changed later stands below."
            )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """The days lie in the child's life, in order, and before what was noted later."""
        cleaned = super().clean() or {}
        first, last = self.check_day("from_on"), self.check_day("ended_on")
        later = [use.from_on for use in self.uses[1:]]
        if first and later and first >= later[0]:
            self.add_error("from_on", _("The use changed on or before this day already."))
        if first and last and last < first:
            self.add_error("ended_on", WORDS[Fault.ENDS_BEFORE_START])
        elif last and later and last < later[-1]:
            self.add_error("ended_on", _("The use changed after this day."))
        return cleaned

    def standing(self, current: Resource) -> dict[str, Any]:
        """Return what stands of the resource, and how it is used from its first day on."""
        first = current.uses.all()[0]
        return {**super().standing(current), **standing_in(first, USE)}

    def first_use(self) -> ResourceUse:
        """Return how it is used from its first day on: new, or the one that was there with what changed."""
        use = self.uses[0] if self.uses else ResourceUse()
        for name in USE:
            setattr(use, name, self.cleaned_data[name])
        return use


class ResourceUseForm(RevisedForm):
    """From a day on it is used otherwise, or the child says something else of it."""

    starts_from_row = False

    class Meta:
        model = ResourceUse
        fields = USE
        widgets = USE_WIDGETS

    def __init__(self, *args: Any, uses: Sequence[ResourceUse], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.uses = uses
        self.fields["use"].choices = ResourceUse.Use.choices  # type: ignore[attr-defined]
        self.fields["felt"].choices = ResourceUse.Felt.choices  # type: ignore[attr-defined]

    def standing(self, current: Resource) -> dict[str, Any]:
        """Return how the resource is used now: what was noted last."""
        return standing_in(current.uses.last(), USE)

    def clean(self) -> dict[str, Any]:
        """The day lies after the first and before the last, and nothing changed on it yet."""
        cleaned = super().clean() or {}
        day, ended_on = self.check_day("from_on"), self.instance.resource.ended_on
        if day and day < self.uses[0].from_on:
            self.add_error("from_on", BEFORE_FIRST_DAY)
        elif day in [use.from_on for use in self.uses]:
            self.add_error("from_on", _("There is something noted on this day already."))
        elif day and ended_on and day > ended_on:
            self.add_error("from_on", _("This day lies after the last day."))
        return cleaned


class ResourceEndForm(RevisedForm):
    """The last day of a resource."""

    class Meta:
        model = Resource
        fields = ["ended_on"]
        widgets = {"ended_on": DayInput}

    def __init__(self, *args: Any, uses: Sequence[ResourceUse], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.uses = uses
        self.fields["ended_on"].label = _("Last day")
        self.fields["ended_on"].required = True

    def clean(self) -> dict[str, Any]:
        """The last day is not before anything that was noted."""
        cleaned = super().clean() or {}
        last = self.check_day("ended_on")
        if last and last < self.uses[0].from_on:
            self.add_error("ended_on", BEFORE_FIRST_DAY)
        elif last and last < self.uses[-1].from_on:
            self.add_error("ended_on", _("The use changed after this day."))
        return cleaned
