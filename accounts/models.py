"""People, the organisations they work for, the teams they are in."""

import uuid
from importlib import import_module
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.rules.addresses import folded
from accounts.rules.roles import (
    ADMINISTRATOR,
    COORDINATOR,
    OBSERVER,
    ORGANISATION_ROLES,
    PRACTITIONER,
    PRIVACY_OFFICER,
    SCIENTIST,
)
from typed.rules.passwords import password_form


class Organisation(models.Model):
    """An organisation for youth care; organisations never see each other."""

    PERSONAL: ClassVar[set[str]] = set()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120, unique=True)
    is_demo = models.BooleanField(default=False)  # invented: the passwords of its people are known
    keeps_birth_day = models.BooleanField(_("keep the day of birth of children"), default=False)

    def __str__(self) -> str:
        return self.name


class Teams(models.Manager["Team"]):
    """The teams in which people work."""

    def get_queryset(self) -> models.QuerySet["Team"]:
        """Leave out the teams that only hold children to practise on."""
        return super().get_queryset().filter(is_practice=False)


class Team(models.Model):
    """A group of colleagues who share the care for a number of children.

    One team of an organisation may be for practising: nobody is in it, and all its children are practice children.
    Without asking for `with_practice` it is not found.
    """

    PERSONAL: ClassVar[set[str]] = set()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    is_practice = models.BooleanField(default=False, db_default=False, editable=False)
    # stands on letters to who is asked by a link
    phone = models.CharField(_("telephone number of the team"), max_length=20, blank=True)

    objects = Teams()
    with_practice: ClassVar[models.Manager["Team"]] = models.Manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "organisation",
                "name",
                name="team_name_once_per_organisation",
                condition=Q(is_practice=False),
            ),
            models.UniqueConstraint(
                "organisation", name="team_practice_once_per_organisation", condition=Q(is_practice=True)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail address, in whatever case it was typed."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the person with this e-mail address; addresses are kept in one spelling."""
        return self.get(email=folded(username or ""))


class User(AbstractBaseUser):
    """A person who can sign in."""

    PERSONAL = {"email", "full_name", "password", "last_login"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    full_name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(default=True)
    session_generation = models.PositiveIntegerField(default=0)  # sessions of an earlier one are over
    added_at = models.DateTimeField(auto_now_add=True)
    # nobody: a command made the account, at installation
    added_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.full_name

    def set_password(self, raw_password: str | None) -> None:
        """Keep the hash of a password, however a keyboard composed its letters."""
        super().set_password(raw_password and password_form(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """Say whether this is the password, however a keyboard composed its letters."""
        return super().check_password(raw_password and password_form(raw_password))

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Return what a session must carry: another one after a new password, or once all were ended."""
        text = f"{self.session_generation} {self.password}"
        return salted_hmac("accounts.User", text, secret=secret, algorithm="sha256").hexdigest()


class Membership(models.Model):
    """A role of one person in one team, or in the organisation as a whole."""

    class Role(models.TextChoices):
        """The roles; `accounts.rules.roles` says what each may do."""

        OBSERVER = OBSERVER, _("observer")
        PRACTITIONER = PRACTITIONER, _("practitioner")
        COORDINATOR = COORDINATOR, _("coordinator")
        ADMINISTRATOR = ADMINISTRATOR, _("administrator")
        SCIENTIST = SCIENTIST, _("behavioural scientist")
        PRIVACY_OFFICER = PRIVACY_OFFICER, _("privacy officer")

    PERSONAL = {"user", "role"}

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # nobody: a command gave the role, at installation
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # who else stood for it, when a role takes two administrators
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="membership_approved_by_someone_else",
                condition=Q(approved_by=None)
                | Q(given_by__isnull=False) & ~Q(approved_by=F("given_by")) & ~Q(approved_by=F("user")),
            ),
            models.CheckConstraint(
                name="membership_team_unless_organisation_role",
                condition=Q(team=None, role__in=sorted(ORGANISATION_ROLES))
                | Q(team__isnull=False) & ~Q(role__in=sorted(ORGANISATION_ROLES)),
            ),
            models.UniqueConstraint(
                "user", "team", name="membership_one_per_team", condition=Q(ended_at=None, team__isnull=False)
            ),
            models.UniqueConstraint(
                "user",
                "organisation",
                name="membership_one_per_organisation",
                condition=Q(ended_at=None, team=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"


class ProposedRole(models.Model):
    """A role that takes two administrators, from one of them; gone as soon as another one answered."""

    PERSONAL = {"user", "role"}

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="proposed_roles")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="proposed_roles")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=20, choices=Membership.Role.choices)
    # the role that ends when this one begins; None for a role beside others
    replaces = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(auto_now_add=True)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["proposed_at"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint("user", "organisation", name="proposed_role_one_per_person"),
            models.CheckConstraint(
                name="proposed_role_team_unless_organisation_role",
                condition=Q(team=None, role__in=sorted(ORGANISATION_ROLES))
                | Q(team__isnull=False) & ~Q(role__in=sorted(ORGANISATION_ROLES)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"


class Session(AbstractBaseSession):
    """One browser in which someone is, or was about to be, signed in."""

    PERSONAL = {"user", "session_data"}

    # a session without its user is nothing
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sessions")

    objects: ClassVar[Any] = BaseSessionManager()

    @classmethod
    def get_session_store_class(cls) -> type[Any]:
        """Return what reads and writes these rows."""
        return import_module(settings.SESSION_ENGINE).SessionStore
