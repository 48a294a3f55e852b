"""What happened, and how did the child deal with it?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from children.form_parts.day_input import DayInput
from children.form_parts.revised import RevisedForm
from children.models import Setting
from lifecourse.actions.coping import CHANGING
from lifecourse.models import CopingEpisode


class CopingForm(RevisedForm):
    """One situation along the three phases of appraisal: first reaction, ways out, choice; and whether it helped."""

    class Meta:
        model = CopingEpisode
        fields = CHANGING
        widgets = {
            "happened_on": DayInput,
            "setting": forms.RadioSelect,
            **dict.fromkeys(
                ("situation", "first_reaction", "options_seen", "choice"), forms.Textarea(attrs={"rows": 2})
            ),
            "own_nature": forms.RadioSelect,
            "helped_child": forms.RadioSelect,
            "helped_observer": forms.RadioSelect,
        }
        help_texts = {
            "situation": _("In a few words, as %(name)s would tell it. An ordinary moment is fine too."),
            "first_reaction": _(
                "What the body, the face or the words did first. No reaction is good or bad."
            ),
            "own_way": _("Only when you chose ‘another way’."),
            "helped_child": _("Ask %(name)s; leave ‘not known’ when nobody asked."),
            "who_helped": _("By role or as it is called at home. No surnames."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nature = CopingEpisode.Nature
        self.fields["setting"].choices = Setting.choices  # type: ignore[attr-defined]
        self.fields["way"].choices = way_choices()  # type: ignore[attr-defined]
        self.fields["own_nature"].choices = nature.choices  # type: ignore[attr-defined]
        for name in ("helped_child", "helped_observer"):
            self.fields[name].choices = CopingEpisode.Helped.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The day lies in the child's life; an own way has words and a nature, one of the list has neither."""
        cleaned = super().clean() or {}
        self.check_day("happened_on")
        way, own_way, own_nature = (cleaned.get(name) for name in ("way", "own_way", "own_nature"))
        if way == CopingEpisode.Way.OTHER:
            if not own_way and "own_way" not in self.errors:
                self.add_error("own_way", _("Say in a few words which way that was."))
            if not own_nature and "own_nature" not in self.errors:
                self.add_error("own_nature", _("Choose what it was mostly: doing, feeling or thinking."))
        elif way and own_way:
            self.add_error("own_way", _("Choose ‘another way’ above, or make this field empty."))
        elif way:
            cleaned["own_nature"] = ""
        return cleaned


def way_choices() -> list[Any]:
    """Return the ways grouped by doing, feeling and thinking; what is not in the list comes last."""
    groups: list[Any] = [("", _("choose"))]
    for nature, ways in CopingEpisode.WAYS_OF.items():
        groups.append((nature.label, [(way.value, way.label) for way in ways]))
    return [*groups, (CopingEpisode.Way.OTHER.value, CopingEpisode.Way.OTHER.label)]
