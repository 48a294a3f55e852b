"""Writing down one line about a child in a meeting."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meetings.actions.discussion import CHANGING
from meetings.form_parts.folded import Folded
from meetings.models import AgendaItem, Line
from revisions.form_parts import SeenForm


class LineForm(SeenForm, forms.ModelForm):
    """One line in one of the four boxes: one's own words, or those of somebody at the table."""

    class Meta:
        model = Line
        fields = CHANGING
        widgets = {"text": forms.Textarea(attrs={"rows": 2}), "box": forms.RadioSelect}
        help_texts = {
            "text": _("One thought a line, as if the child reads along."),
            "said_by": _("Write down for whom: ‘Sam’, ‘mother’. Empty: these are your own words."),
            "is_otherwise": _("It stays as it is, with the name, also in the minutes."),
        }

    def __init__(self, *args: Any, instance: Line, **kwargs: Any) -> None:
        is_new = instance._state.adding
        super().__init__(*args, instance=instance, revision=None if is_new else instance.revision, **kwargs)
        self.fields["box"].choices = Line.Box.choices  # type: ignore[attr-defined]
        for_others = bool(self["said_by"].value() or self["is_otherwise"].value())
        folded = Folded(
            _("In the name of another, or another opinion"), "said_by", "is_otherwise", is_open=for_others
        )
        self.helper.layout = Layout("box", "text", folded)

    def clean_box(self) -> str:
        """A decision of which an action was made stays a decision."""
        box: str = self.cleaned_data["box"]
        if self.instance.action_id and box != Line.Box.DECISION:
            raise forms.ValidationError(_("An action came of this line, so it stays a decision."))
        return box


class NewLineForm(LineForm):
    """A line to add. On the page of the discussion it stays after sending, for the next line (`post-form.js`)."""

    starts_from_row = False
    button = _("Add this line")

    def __init__(self, *args: Any, item: AgendaItem, box: str = "", **kwargs: Any) -> None:
        """Take the child in the meeting, and the box that is chosen at first."""
        chosen = box if box in Line.Box.values else Line.Box.SEEN
        super().__init__(*args, instance=Line(item=item, box=chosen), **kwargs)
        self.helper.form_action = reverse("line-add", args=[item.child_id, item.pk])
        self.helper.form_class = "line-form"
        self.helper.attrs = {
            "data-stays": "box"
        }  # what is kept for the next line; the browser asks for the rest
