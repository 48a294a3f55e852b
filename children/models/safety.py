"""Worry about safety: notes on the reporting code, specialist help, and whom to ask in the organisation.

Nothing is computed from any of it, and no page but those on safety shows a note.
"""

import re
import uuid
from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from children.models.child import Child


class SafetyNote(models.Model):
    """That the reporting code (meldcode) was considered, up to which step: restricted, and never changed.

    A correction is a new note that points back; the database takes inserts only.
    """

    class Step(models.IntegerChoices):
        """The five steps of the reporting code."""

        SIGNALS = 1, _("1. Put on paper what you see and hear")
        CONSULT = 2, _("2. Think it over with a colleague, and with Veilig Thuis if needed")
        TALK = 3, _("3. Talk with the child and the parents")
        WEIGH = 4, _("4. Weigh, with the assessment framework")
        DECIDE = 5, _("5. Decide, and report if needed")

    PERSONAL = {"child", "step", "on", "note", "corrects"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="safety_notes")
    step = models.PositiveSmallIntegerField(_("which step was it about?"), choices=Step.choices)
    on = models.DateField(_("on which day?"))
    note = models.CharField(_("short note"), max_length=300, blank=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-recorded_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="safety_note_step_of_five", condition=Q(step__gte=1, step__lte=5)),
            models.CheckConstraint(
                name="safety_note_correction_says_why", condition=Q(corrects=None) | ~Q(note="")
            ),
            models.UniqueConstraint(  # sent twice, it is one note
                *("child", "recorded_by", "step", "on", "note"),
                name="safety_note_once",
                condition=Q(corrects=None),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_step_display())


class SpecialistHelp(models.Model):
    """Whether specialist help is needed, as someone saw it from a day on; what was noted last holds.

    It only grows: the rows are its history.
    """

    class Status(models.TextChoices):
        """Where specialist help stands."""

        NEEDED = "needed", _("needed")
        RUNS = "runs", _("under way")
        NOT_NEEDED = "not_needed", _("not needed")
        UNKNOWN = "unknown", _("not known")

    PERSONAL = {"child", "status", "on"}

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="specialist_help")
    status = models.CharField(_("specialist help"), max_length=10, choices=Status.choices)
    on = models.DateField(_("since when?"))
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.get_status_display())


class SafetyContact(models.Model):
    """The one to ask within the organisation (aandachtsfunctionaris), as an administrator filled it in."""

    PERSONAL = {"name", "phone", "email", "reachable"}

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="safety_contact", primary_key=True
    )
    name = models.CharField(_("name"), max_length=120, blank=True)
    phone = models.CharField(
        _("phone number"),
        max_length=30,
        blank=True,
        validators=[
            RegexValidator(r"^\+?[0-9() -]{3,29}\Z", _("Write it in figures, for example 010 123 45 67."))
        ],
    )
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    reachable = models.CharField(_("when reachable"), max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="safety_contact_can_be_reached",
                condition=Q(name="", phone="", email="") | ~Q(name="") & (~Q(phone="") | ~Q(email="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def dialled(self) -> str:
        """The phone number as a telephone takes it: +31 (0)10 123 becomes +3110123."""
        phone = self.phone.replace("(0)", "") if self.phone.startswith("+") else self.phone
        return re.sub(r"[^0-9+]", "", phone)
