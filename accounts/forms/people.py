"""The forms for the people and teams of an organisation."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Team, User
from accounts.rules.addresses import folded
from accounts.rules.roles import ORGANISATION_ROLES
from revisions.form_parts import SeenForm
from typed.rules import folding
from typed.sorting import by_name


class RoleForm(forms.Form):
    """A role, and the team in which it is held."""

    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices, widget=forms.RadioSelect)
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label=_("Team"),
        required=False,
        empty_label=_("the whole organisation"),
    )
    button: Any = _("Change")

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.fields["team"].queryset = organisation.teams.all().order_by(*by_name("name"))  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.attrs = {"novalidate": ""}
        self.helper.add_input(Submit("submit", self.button))

    def clean(self) -> dict[str, Any]:
        """A role in the whole organisation has no team; every other role has one. What changes nothing is refused."""
        cleaned = super().clean() or {}
        is_everywhere = cleaned.get("role") in ORGANISATION_ROLES
        if "role" in cleaned and is_everywhere == bool(cleaned.get("team")):
            message = _("This role has no team.") if is_everywhere else _("Choose a team for this role.")
            self.add_error("team", message)
        if not self.errors and not self.has_changed():
            self.add_error("role", _("This is the role of now. Choose another role or another team."))
        return cleaned


class PersonForm(RoleForm):
    """A person and the role that this person gets."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    full_name = forms.CharField(label=_("Name"), max_length=120)
    field_order = ("email", "full_name", "role", "team")
    button = _("Add")

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


class TeamForm(SeenForm):
    """The name of a team, as no other team of the organisation has it, however it is typed, and its telephone number."""

    name = forms.CharField(label=_("Name of the team"), max_length=120)
    phone = forms.CharField(
        label=_("Telephone number"),
        required=False,
        max_length=20,
        validators=[RegexValidator(r"^\+?[0-9 ()-]{3,}$", _("Write digits, such as 050 123 45 67."))],
        help_text=_(
            "It stands on the letter to who is asked by a link. Leave it empty when nobody answers there."
        ),
    )

    def __init__(
        self, *args: Any, organisation: Organisation, team: Team | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.others = organisation.teams.exclude(pk=team.pk) if team else organisation.teams.all()

    @property
    def values(self) -> dict[str, str]:
        """The name and the number."""
        return {name: self.cleaned_data[name] for name in ("name", "phone")}

    def clean_name(self) -> str:
        """Refuse a name that reads as that of another team."""
        name: str = self.cleaned_data["name"]
        if any(
            folding.folded(name) == folding.folded(other)
            for other in self.others.values_list("name", flat=True)
        ):
            raise forms.ValidationError(_("There is a team with this name already. Choose another name."))
        return name
