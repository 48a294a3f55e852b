"""Planning a meeting: its day and times, its place, its children and who is invited."""

import datetime
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from audit.queries import last_change
from children.form_parts.day_input import DayInput
from meetings.form_parts.folded import Folded
from meetings.models import Meeting
from meetings.queries.planning import chosen_in
from meetings.words.preparation import Choices
from revisions.form_parts import Change, SeenForm

FARTHEST = datetime.timedelta(days=366)  # from today; another year is a slip of the finger


class TimeInput(forms.TimeInput):
    """A field for a time of the day, with the clock of the browser."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class MeetingForm(SeenForm, forms.ModelForm):
    """When and where a team meets, about which children and with whom; and how it stands, once it was planned."""

    children = forms.MultipleChoiceField(
        label=_("Children to discuss"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("On the page of the meeting you change the order."),
    )
    invited = forms.MultipleChoiceField(
        label=_("Colleagues of the team who are invited"), widget=forms.CheckboxSelectMultiple, required=False
    )
    elsewhere = forms.MultipleChoiceField(
        label=_("Colleagues from elsewhere in the organisation"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        model = Meeting
        fields = ["meets_on", "begins_at", "ends_at", "place", "guests", "status"]
        widgets = {
            "meets_on": DayInput,
            "begins_at": TimeInput,
            "ends_at": TimeInput,
            "guests": forms.Textarea(attrs={"rows": 3}),
            "status": forms.RadioSelect,
        }
        help_texts = {
            "guests": _(
                "One on a line. Only who comes for the whole meeting; no names of children or parents."
            ),
        }

    def __init__(
        self,
        *args: Any,
        instance: Meeting,
        today: datetime.date,
        children: Choices,
        members: Choices,
        others: Choices,
        initial: dict[str, Any],
        **kwargs: Any,
    ) -> None:
        """Take whom one can choose; `initial` names who is chosen at first, by id."""
        is_new = instance._state.adding
        revision = None if is_new else instance.revision
        super().__init__(*args, instance=instance, revision=revision, initial=initial, **kwargs)
        self.today = today
        self.fields["children"].choices = children  # type: ignore[attr-defined]
        self.fields["invited"].choices = members  # type: ignore[attr-defined]
        self.fields["elsewhere"].choices = others  # type: ignore[attr-defined]
        self.fields["status"].choices = Meeting.Status.choices  # type: ignore[attr-defined]
        if is_new:
            self.fields["children"].help_text = _(
                "Those whose observation is due are ticked. On the page of the meeting you change the order."
            )
            del self.fields["status"]
        elif not instance.is_planned:
            del self.fields["children"]
        self.helper.layout = Layout(
            *("meets_on", Div("begins_at", "ends_at", css_class="side-by-side"), "place"),
            *(name for name in ("children", "invited") if name in self.fields),
            Folded(
                _("Invite colleagues from elsewhere"), "elsewhere", is_open=bool(self["elsewhere"].value())
            ),
            *(name for name in ("guests", "status") if name in self.fields),
        )

    def standing(self, current: Any) -> Mapping[str, Any]:
        """Return what stands in each field now; children and colleagues by id."""
        return {**super().standing(current), **(chosen_in(current) if current else {})}

    def seen_otherwise(self, current: Any, change: Change | None = None, **how: Any) -> None:
        """Show both versions, and who changed the one that stands, as the log says."""
        super().seen_otherwise(current, change or Change(*last_change(current, "")), **how)

    def clean_meets_on(self) -> datetime.date:
        """A new meeting lies ahead, and each within a year of today."""
        day: datetime.date = self.cleaned_data["meets_on"]
        if self.instance._state.adding and day < self.today:
            raise forms.ValidationError(_("This day is over. Choose today or a later day."))
        if abs(day - self.today) > FARTHEST:
            raise forms.ValidationError(_("Choose a day within a year of today."))
        return day

    def clean(self) -> dict[str, Any]:
        """A meeting ends after it began, and is not held before its day."""
        cleaned = super().clean() or {}
        begins, ends, day = (cleaned.get(name) for name in ("begins_at", "ends_at", "meets_on"))
        if begins and ends and ends <= begins:
            self.add_error("ends_at", _("This lies before the beginning."))
        if cleaned.get("status") == Meeting.Status.HELD and day and day > self.today:
            self.add_error("status", _("This day is still to come, so it was not held yet."))
        return cleaned

    def chosen(self) -> tuple[list[User], list[UUID]]:
        """Return whom the form invites, and the ids of its children in the order of the form."""
        people = [*self.cleaned_data["invited"], *self.cleaned_data["elsewhere"]]
        children = [UUID(child) for child in self.cleaned_data.get("children", [])]
        return list(User.objects.filter(pk__in=people)), children
