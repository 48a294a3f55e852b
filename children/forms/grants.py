"""Who may see a child beside the team: own cases and cover, emergency access, moving to another team."""

import datetime
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Team, User
from children.form_parts.day_input import DayInput
from children.form_parts.until import end_of, refuse_end
from children.models import Child, Grant
from revisions.actions import mark_of
from revisions.form_parts import SeenForm
from typed.sorting import by_name

MAX_COVER = datetime.timedelta(weeks=13)
MIN_REASON = 15  # characters: long enough for a reason, short enough for an emergency


def plain_helper(label: Any) -> FormHelper:
    """Return the layout that all these forms share."""
    helper = FormHelper()
    helper.attrs = {"novalidate": ""}
    helper.add_input(Submit("submit", label))
    return helper


class PersonChoice(forms.ModelChoiceField):
    """A colleague, by name."""

    def label_from_instance(self, obj: User) -> str:
        """Return the name."""
        return obj.full_name


class CaseForm(forms.Form):
    """Which colleague of the team gets this child as an own case."""

    user = PersonChoice(User.objects.none(), label=_("Colleague"), empty_label=_("choose"))

    def __init__(self, *args: Any, child: Child, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child = child
        has_case = child.grants.holding().filter(kind=Grant.Kind.CASE).values("user")
        observers = Membership.objects.filter(
            team=child.team_id, role=Membership.Role.OBSERVER, ended_at=None
        )
        found = User.objects.filter(pk__in=observers.values("user"), is_active=True).exclude(pk__in=has_case)
        self.fields["user"].queryset = found.order_by(*by_name("full_name"))  # type: ignore[attr-defined]
        self.helper = plain_helper(_("Entrust"))

    def grant(self) -> Grant:
        """Return the case that was asked for; not saved yet."""
        return Grant(child=self.child, user=self.cleaned_data["user"], kind=Grant.Kind.CASE)


class CoverForm(forms.Form):
    """Which colleague of another team covers, in which role and until when."""

    user = PersonChoice(User.objects.none(), label=_("Colleague"), empty_label=_("choose"))
    role = forms.ChoiceField(
        label=_("As"),
        choices=[(role.value, role.label) for role in Grant.COVER_ROLES],
        widget=forms.RadioSelect,
    )
    until = forms.DateField(label=_("Up to and including"), widget=DayInput)

    def __init__(self, *args: Any, child: Child, now: datetime.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.child, self.now = child, now
        self.fields["user"].queryset = others_than_the_team(child)  # type: ignore[attr-defined]
        self.helper = plain_helper(_("Give cover"))

    def clean_until(self) -> datetime.date:
        """Cover ends, and not in the past."""
        until: datetime.date = self.cleaned_data["until"]
        too_long = _("Cover lasts three months at most; it can be given again.")
        refuse_end(until, today=timezone.localdate(self.now), longest=MAX_COVER, too_long=too_long)
        return until

    def grant(self) -> Grant:
        """Return the cover that was asked for, from now to the end of its last day; not saved yet."""
        return Grant(
            child=self.child,
            user=self.cleaned_data["user"],
            kind=Grant.Kind.COVER,
            role=self.cleaned_data["role"],
            began_at=self.now,  # the moment by which the last day was judged
            ends_at=end_of(self.cleaned_data["until"]),
        )


def others_than_the_team(child: Child) -> QuerySet[User]:
    """Return the people of the organisation with a role in another team."""
    roles = Membership.objects.filter(organisation=child.organisation_id, ended_at=None)
    inside = roles.filter(team=child.team_id).exclude(role=Membership.Role.OBSERVER)
    working = roles.exclude(team=None).values("user")
    found = User.objects.filter(pk__in=working, is_active=True).exclude(pk__in=inside.values("user"))
    return found.order_by(*by_name("full_name"))


class MoveForm(SeenForm):
    """To which team of the organisation the child moves; the revision is the mark of the team it is in."""

    button = _("Move")

    team = forms.ModelChoiceField(Team.objects.none(), label=_("Team"), empty_label=_("choose"))

    def __init__(self, *args: Any, child: Child, **kwargs: Any) -> None:
        super().__init__(*args, revision=mark_of(child.team_id), **kwargs)
        teams = Team.objects.filter(organisation=child.organisation_id).exclude(pk=child.team_id)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]


class EmergencyForm(forms.Form):
    """The number of the child in one's own records, and why it cannot wait."""

    reference = forms.CharField(
        label=_("Number of the child"),
        max_length=40,
        help_text=_("The whole number, as it stands in your own records."),
    )
    reason = forms.CharField(
        label=_("Why can this not wait?"),
        min_length=MIN_REASON,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = plain_helper(_("Open for four hours"))


class ReviewForm(forms.Form):
    """What the coordinator found when looking at an emergency access."""

    note = forms.CharField(
        label=_("What you found"), min_length=3, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, grant: Grant, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"id_%s_{grant.pk}", **kwargs})
        self.grant = grant
