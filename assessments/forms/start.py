"""Starting an observation: which form, for whom; the roles and the ages must suit it."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from assessments.forms.frame import TEACHER, WHICH_PLACE, FrameForm, listed, not_for_this_age, suits
from assessments.models import Assessment
from children.models import ObserverRole
from children.models.observer import PROFESSIONALS, roles_for
from children.rules.voices import OWN_VOICES, is_own_voice
from portfolio.rules.outcomes import Form

GROUPS = {
    "teacher": _("For the teacher"),
    "parent": _("For a parent or carer, together with you"),
    "youth": _("For the young person, together with you"),
    "child": _("For the child, together with you"),
    "anyone": _("Signs of healthy development"),
}


class FormRadios(forms.RadioSelect):
    """The forms to choose from; each says which roles suit it, for the script that narrows the roles."""

    def __init__(self, forms: Mapping[UUID, Form]) -> None:
        super().__init__()
        self.roles = {str(pk): " ".join(roles_for(form.audience)) for pk, form in forms.items()}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the roles to the radio button."""
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["data-roles"] = self.roles.get(str(value), "")
        return option


class NewForm(FrameForm):
    """The frame of a form to be started; a field of the subclass says which form, as the id of its version."""

    which: str  # the name of that field
    which_form: Callable[[], forms.Field]  # makes it

    def __init__(self, *args: Any, instruments: Mapping[UUID, Form], **kwargs: Any) -> None:
        self.instruments = instruments
        super().__init__(*args, **kwargs)
        self.fields[self.which] = self.which_form()
        self.fields["observer_role"].label = _("Who fills it in")
        self.fields["observer_role"].required = False
        self.fields["hours_seen"].required = not self.speaks_for_itself()
        if self.speaks_for_itself():
            self.fields["setting"].label = WHICH_PLACE
        self.order_fields([self.which])

    def roles(self) -> list[tuple[str, Any]]:
        """Return all roles: which of them suit is known once a form is chosen."""
        return self.named(ObserverRole)

    def speaks_for_itself(self) -> bool:
        """Say whether a child or a parent answers, as far as is filled in: they count no hours."""
        if self.which not in self.fields:
            return False
        chosen = str(self[self.which].value())
        suitable = [roles_for(form.audience) for pk, form in self.instruments.items() if str(pk) == chosen]
        role = self["observer_role"].value()
        return is_own_voice(role or "") or any(set(roles) <= set(OWN_VOICES) for roles in suitable)

    def can_be_with_teacher(self) -> bool:
        """Say whether a form for a teacher can be chosen."""
        return any(form.audience == TEACHER for form in self.instruments.values())

    def chosen(self) -> Form | None:
        """Return the form that was chosen."""
        return self.instruments.get(self.cleaned_data.get(self.which))  # type: ignore[arg-type]

    def assessment(self) -> Assessment:
        """Return the draft to start; not saved yet."""
        assessment: Assessment = self.save(commit=False)
        assessment.child, assessment.instrument_version_id = self.child, self.cleaned_data[self.which]
        return assessment

    def clean(self) -> dict[str, Any]:
        """The role suits the form, and the frame is right."""
        self.clean_role()
        cleaned = super().clean()
        form = self.chosen()
        if not form or form.audience != TEACHER:
            cleaned["with_teacher"] = False
        return cleaned

    def clean_role(self) -> None:
        """The role suits the form; where only one does, it need not be said."""
        suitable = roles_for(form.audience) if (form := self.chosen()) else tuple(ObserverRole)
        role = self.cleaned_data.get("observer_role")
        if not role and len(suitable) == 1:
            self.cleaned_data["observer_role"] = suitable[0].value
        elif not role and "observer_role" not in self.errors:
            self.add_error("observer_role", self.fields["observer_role"].error_messages["required"])
        elif role and role not in suitable:
            message = gettext("This form is filled in by %(roles)s.") % {
                "roles": listed(self.named(suitable))
            }
            self.add_error("observer_role", message)

    def clean_age(self, last: datetime.date | None) -> None:
        """The form suits the child's age on the last day of the period."""
        form = self.chosen()
        if form and last and not suits(form.ages, self.child.age_on(last)):
            self.add_error(self.which, not_for_this_age(form.ages, self.child, last))


class StartForm(NewForm):
    """The frame, and which form is filled in."""

    which = "instrument"

    def which_form(self) -> forms.Field:
        """Return the choice among the forms; shown are those that suit the child's age."""
        field = forms.TypedChoiceField(
            label=_("Which form"),
            choices=[(pk, "") for pk in self.instruments],
            widget=FormRadios(self.instruments),
            coerce=UUID,
        )
        field.widget.choices = grouped(self.offered())
        return field

    def offered(self) -> dict[UUID, Form]:
        """Return the forms that suit the child's age on the last day of the period."""
        typed = self["period_to"].value()
        try:
            day = typed if isinstance(typed, datetime.date) else datetime.date.fromisoformat(typed or "")
        except ValueError:
            day = self.today
        age = self.child.age_on(day)
        return {pk: form.at_age(age) for pk, form in self.instruments.items() if suits(form.ages, age)}


def grouped(forms: Mapping[UUID, Form]) -> list[Any]:
    """Return the forms as choices: first those for professionals, then by who fills them in."""
    own = [(pk, form) for pk, form in forms.items() if roles_for(form.audience) == PROFESSIONALS]
    groups: list[Any] = list(choices(own))
    for audience, name in GROUPS.items():
        if found := list(choices((pk, form) for pk, form in forms.items() if form.audience == audience)):
            groups.append((name, found))
    return groups


def choices(forms: Iterable[tuple[UUID, Form]]) -> Iterable[tuple[UUID, str]]:
    """Yield forms as choices: title, number of statements, minutes."""
    language = get_language() or "nl"
    for pk, form in forms:
        label = ngettext(
            "%(title)s (%(items)s statements, about %(minutes)s minute)",
            "%(title)s (%(items)s statements, about %(minutes)s minutes)",
            form.minutes,
        )
        title = form.title.in_language(language)
        yield pk, label % {"title": title, "items": len(form.items), "minutes": form.minutes}
