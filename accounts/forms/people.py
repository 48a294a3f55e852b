"""The form for the people of an organisation."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Team, User
from accounts.rules.addresses import folded
from accounts.rules.roles import ORGANISATION_ROLES
from typed.sorting import by_name


class PersonForm(forms.Form):
    """A person and the role that this person gets."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    full_name = forms.CharField(label=_("Name"), max_length=120)
    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices, widget=forms.RadioSelect)
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label=_("Team"),
        required=False,
        empty_label=_("no team: a role in the whole organisation"),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.fields["team"].queryset = organisation.teams.all().order_by(*by_name("name"))  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", _("Add")))

    def clean_email(self) -> str:
        """Keep one spelling of the address; people of another organisation are out of reach."""
        email = folded(self.cleaned_data["email"])
        if not email.isascii():
            raise forms.ValidationError(
                _("Write the address with the letters a to z, digits and signs only.")
            )
        user = User.objects.filter(email=email).first()
        if user and self.is_of_others(user):
            raise forms.ValidationError(_("This address cannot be added here. Use another one."))
        return email

    def is_of_others(self, user: User) -> bool:
        """Say whether someone has a role in another organisation, or is to have one."""
        roles = user.memberships.exclude(organisation=self.organisation).filter(ended_at=None)
        return roles.exists() or user.proposed_roles.exclude(organisation=self.organisation).exists()

    def clean(self) -> dict[str, Any]:
        """A role in the whole organisation has no team; every other role has one."""
        cleaned = super().clean() or {}
        is_everywhere = cleaned.get("role") in ORGANISATION_ROLES
        if "role" in cleaned and is_everywhere == bool(cleaned.get("team")):
            message = _("This role has no team.") if is_everywhere else _("Choose a team for this role.")
            self.add_error("team", message)
        return cleaned
