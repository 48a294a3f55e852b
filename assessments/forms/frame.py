"""The frame of an observation: which role, where, when and how long."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.actions.assessments import frame_of
from assessments.models import Assessment
from children.form_parts.day_input import DayInput
from children.form_parts.days import check_days
from children.form_parts.revised import say_name
from children.models import Child, ObserverRole, Setting
from children.models.observer import PROFESSIONALS, role_name, roles_for
from children.rules.periods import Fault, Place
from children.rules.voices import OWN_VOICES, is_own_voice
from portfolio.queries.instruments import form_of
from portfolio.rules.reading import EVERY_AGE
from revisions.actions import mark_of
from revisions.form_parts import SeenForm

LONGEST = 366  # days; longer ago is remembered, not observed
TEACHER = "teacher"  # whom a form is for
WHICH_PLACE = _("Which place is it about?")  # asked of who answers for themselves
SAID_BY_THE_OTHER_DAY = ((Place.FIRST, Fault.FUTURE), (Place.LAST, Fault.BEFORE_BIRTH))


class FrameForm(SeenForm, forms.ModelForm):
    """Role, setting, period and hours of one observation; where one role suits the form, it is not asked.

    The revision is the mark of the frame: that of a draft counts its answers too.
    """

    button = _("Continue")

    class Meta:
        model = Assessment
        fields = [
            "observer_role",
            "spoken_by",
            "setting",
            "period_from",
            "period_to",
            "hours_seen",
            "with_teacher",
        ]
        widgets = {
            "observer_role": forms.RadioSelect,
            "setting": forms.RadioSelect,
            "period_from": DayInput,
            "period_to": DayInput,
        }
        labels = {
            "setting": _("Where did you see %(name)s?"),
            "hours_seen": _("About how many hours?"),
            "with_teacher": _("Filled in together with the teacher"),
            "spoken_by": _("Which parent or carer is it?"),
        }
        help_texts = {
            "period_to": _("The observation gets this date, also when you fill it in later."),
            "hours_seen": _("An estimate will do. It tells your team how well you could look."),
            "with_teacher": _("Leave this open when you are the teacher yourself."),
            "spoken_by": _("Such as: the mother, the foster father. It stands beside the words. No surname."),
        }

    def __init__(self, *args: Any, child: Child, today: datetime.date, **kwargs: Any) -> None:
        instance = kwargs.get("instance")
        super().__init__(*args, revision=mark_of(*frame_of(instance)) if instance else None, **kwargs)
        self.child = child
        self.today = today
        say_name(self, child)
        self.fields["observer_role"].choices = self.roles()  # type: ignore[attr-defined]
        self.fields["setting"].choices = Setting.choices  # type: ignore[attr-defined]
        self.leave_out()

    def roles(self) -> list[tuple[str, Any]]:
        """Return the roles that suit the form; what a child or a parent said stays theirs."""
        suitable = roles_for(form_of(self.instance.instrument_version_id).audience)
        own = {ObserverRole(self.instance.observer_role)} & set(OWN_VOICES)
        return self.named([role for role in suitable if role in (own or PROFESSIONALS)])

    def named(self, roles: Iterable[ObserverRole]) -> list[tuple[str, Any]]:
        """Return roles with their names; the child by its age today."""
        return [(role.value, role_name(role, self.child.age_on(self.today))) for role in roles]

    def leave_out(self) -> None:
        """Do not ask what is known already: the only role, and the hours of a child or a parent."""
        roles = [role for role, _label in self.roles()]
        if len(roles) == 1:
            del self.fields["observer_role"]
        if set(roles) <= set(OWN_VOICES):
            del self.fields["hours_seen"]
        elif not set(roles) & set(OWN_VOICES):
            self.fields["hours_seen"].required = True
        if not self.can_be_with_teacher():
            del self.fields["with_teacher"]
        if ObserverRole.PARENT not in roles:
            del self.fields["spoken_by"]
        if self.speaks_for_itself():
            self.fields["setting"].label = WHICH_PLACE

    def speaks_for_itself(self) -> bool:
        """Say whether a child or a parent answers: they are not asked where they saw the child."""
        return is_own_voice(self.instance.observer_role)

    def can_be_with_teacher(self) -> bool:
        """Say whether the form is one for a teacher, whom a professional may sit beside."""
        return form_of(self.instance.instrument_version_id).audience == TEACHER

    def clean(self) -> dict[str, Any]:
        """The period lies in the child's life, not in the future, and is no longer than a year."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("period_from"), cleaned.get("period_to")
        check_days(
            self,
            since=self.child.born_on,
            today=self.today,
            first="period_from",
            last="period_to",
            leave_out=SAID_BY_THE_OTHER_DAY,
        )
        if first and last and (last - first).days > LONGEST:
            self.add_error("period_from", _("Choose a period of at most a year."))
        self.clean_age(last)
        self.clean_hours()
        return cleaned

    def clean_age(self, last: datetime.date | None) -> None:
        """Keep the period within the ages that the form is for."""
        definition = form_of(self.instance.instrument_version_id)
        if last and not suits(definition.ages, self.child.age_on(last)):
            self.add_error("period_to", not_for_this_age(definition.ages, self.child, last))

    def clean_hours(self) -> None:
        """Ask the hours of a professional; a child and a parent count none."""
        role = self.cleaned_data.get("observer_role", self.instance.observer_role)
        if role != ObserverRole.PARENT and "spoken_by" in self.cleaned_data:
            self.cleaned_data["spoken_by"] = ""
        if is_own_voice(role):
            self.errors.pop("hours_seen", None)
            self.cleaned_data["hours_seen"] = None
        elif "hours_seen" not in self.errors and self.cleaned_data.get("hours_seen") is None:
            self.add_error("hours_seen", self.fields["hours_seen"].error_messages["required"])


def suits(ages: tuple[int, int], age: int) -> bool:
    """Say whether a form for these ages suits a child of this age."""
    return ages == EVERY_AGE or ages[0] <= age <= ages[1]


def not_for_this_age(ages: tuple[int, int], child: Child, day: datetime.date) -> str:
    """Say for which ages a form is, and how old the child was."""
    return gettext(
        "This form is for ages %(youngest)s to %(oldest)s. %(child)s was %(age)s on the last day of the period."
    ) % {"youngest": ages[0], "oldest": ages[1], "child": child.first_name, "age": child.age_on(day)}


def listed(roles: Iterable[tuple[str, Any]]) -> str:
    """Name roles, given with their names, in a sentence."""
    return get_text_list([str(name) for _role, name in roles], gettext("or"))
