"""Closing the minutes of one child in a meeting: who was there, when one looks again, and why it is corrected."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from meetings.forms.discussion import check_ahead
from meetings.models import AgendaItem, Minutes
from meetings.rules.minutes import Present, chosen_again, present_in, unpacked
from revisions.form_parts import SeenForm

WRITTEN_SINCE = _("Something was written after you opened this page. Nothing is closed yet; look again.")


class ClosingForm(SeenForm):
    """Who came, and the day of the next evaluation; a correction asks for its reason.

    Its revision counts what is written about the child, so nothing is closed that this person did not see.
    """

    starts_from_row = False
    button = _("Close the minutes")

    present = forms.MultipleChoiceField(
        label=_("Invited colleagues who came"), widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.CharField(
        label=_("Who else was there"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
        required=False,
        help_text=_("One on a line: a name, a comma, who that is. ‘Sam’, ‘Bea, district team’."),
    )
    evaluates_on = forms.DateField(
        label=_("Day of the next evaluation"),
        widget=DayInput,
        required=False,
        help_text=_("Empty when no day is agreed."),
    )
    reason = forms.CharField(
        label=_("Why is it corrected?"),
        max_length=300,
        help_text=_("This stands in the new version. The one before stays and can be read."),
    )

    def __init__(
        self,
        *args: Any,
        item: AgendaItem,
        colleagues: Sequence[str],
        before: Minutes | None,
        today: datetime.date,
        **kwargs: Any,
    ) -> None:
        """Take who is invited, by name, and the minutes to correct, if any: these tell who was there."""
        self.item, self.today = item, today
        initial = {"evaluates_on": item.evaluates_on, **self.came(item, colleagues, before)}
        super().__init__(*args, initial=initial, revision=item.revision, **kwargs)
        self.fields["present"].choices = [(name, name) for name in colleagues]  # type: ignore[attr-defined]
        if not colleagues:
            del self.fields["present"]
        if before is None:
            del self.fields["reason"]

    @staticmethod
    def came(item: AgendaItem, colleagues: Sequence[str], before: Minutes | None) -> dict[str, Any]:
        """Return who is filled in at first: as the minutes to correct say, else the guests of the meeting."""
        if before is None:
            return {"others": "\n".join(item.meeting.guest_names)}
        ticked, others = chosen_again(unpacked(before.document).present, colleagues)
        return {"present": ticked, "others": "\n".join(map(str, others))}

    def standing(self, current: Any) -> Mapping[str, Any]:
        """Nothing of this form stands anywhere before it is closed."""
        return {}

    def clean_evaluates_on(self) -> datetime.date | None:
        """The day lies ahead, unless it was agreed before."""
        day: datetime.date | None = self.cleaned_data["evaluates_on"]
        return day if day == self.item.evaluates_on else check_ahead(day, self.today)

    def clean(self) -> dict[str, Any]:
        """Somebody was there."""
        cleaned = super().clean() or {}
        if not self.errors and not self.people(cleaned):
            raise forms.ValidationError(_("Say who was there."))
        return cleaned

    def people(self, cleaned: Mapping[str, Any] | None = None) -> list[Present]:
        """Return who was there: the colleagues, then the others as they were typed."""
        found = self.cleaned_data if cleaned is None else cleaned
        came: Iterable[str] = found.get("present", [])
        return [*map(Present, came), *present_in(found.get("others", ""))]
