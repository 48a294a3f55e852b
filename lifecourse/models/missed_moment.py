"""An observation that did not take place."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models.child import Child
from children.models.observer import ObserverRole, Setting, role_name


class MissedMoment(models.Model):
    """An observation that did not take place, and why; so that a hole in the course is not read as calm."""

    class Reason(models.TextChoices):
        """Why nobody observed."""

        CHILD_AWAY = "child_away", _("the child was away or ill")
        CHILD_DECLINED = "child_declined", _("the child did not want to")
        FAMILY_DECLINED = "family_declined", _("the parents did not want to")
        OBSERVER_AWAY = "observer_away", _("the observer was away or left")
        NO_CONTACT = "no_contact", _("there was no contact")
        TOO_MUCH = "too_much", _("there was too much going on")
        FORGOTTEN = "forgotten", _("it was not done in time")
        OTHER = "other", _("another reason")

    PERSONAL = {"child", "expected_on", "observer_role", "setting", "reason", "note"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="missed_moments")
    expected_on = models.DateField(_("around which day"))
    observer_role = models.CharField(
        _("who would have observed"), max_length=20, choices=ObserverRole.choices
    )
    setting = models.CharField(_("where"), max_length=15, choices=Setting.choices)
    reason = models.CharField(_("why it did not take place"), max_length=15, choices=Reason.choices)
    note = models.CharField(_("short note"), max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["expected_on"]

    def __str__(self) -> str:
        return str(self.get_reason_display())

    @property
    def role_in_words(self) -> str:
        """Name whose it would have been; the child by its age then."""
        return role_name(self.observer_role, self.child.age_on(self.expected_on))
