"""Access to one child beside that of the team: an own case, cover for a colleague, an emergency, advice."""

import datetime
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, User
from children.models.child import Child


class GrantQuerySet(models.QuerySet["Grant"]):
    """Finds grants by whether they hold."""

    def holding(self) -> "GrantQuerySet":
        """Narrow to the grants that hold now."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=timezone.now()), ended_at=None)


class Grant(models.Model):
    """One person may see one child, on these grounds, until that time."""

    class Kind(models.TextChoices):
        """The grounds."""

        CASE = "case", _("own case")
        COVER = "cover", _("cover for a colleague")
        EMERGENCY = "emergency", _("emergency access")
        ADVICE = "advice", _("asked for advice")

    COVER_ROLES = (Membership.Role.OBSERVER, Membership.Role.PRACTITIONER)
    PERSONAL = {"child", "user", "kind", "role", "reason", "review_note"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="grants")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    role = models.CharField(
        _("as"), max_length=20, choices=[(role.value, role.label) for role in COVER_ROLES], blank=True
    )
    reason = models.CharField(_("why"), max_length=300, blank=True)
    began_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    review_note = models.CharField(_("what you found"), max_length=300, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="grant_ends_unless_case",
                condition=Q(kind="case", ends_at=None)
                | Q(ends_at__isnull=False, ends_at__gt=F("began_at")) & ~Q(kind="case"),
            ),
            models.CheckConstraint(
                name="grant_role_of_cover_only",
                condition=Q(kind="cover", role__in=["observer", "practitioner"])
                | ~Q(kind="cover") & Q(role=""),
            ),
            models.CheckConstraint(
                name="grant_emergency_has_reason", condition=~Q(kind="emergency") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="grant_reviewed_at_and_by_together",
                condition=Q(reviewed_at=None, reviewed_by=None)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False, kind="emergency"),
            ),
            models.CheckConstraint(
                name="grant_reviewed_by_someone_else",
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("user")),
            ),
            models.UniqueConstraint(
                "child", "user", name="grant_one_case_per_child", condition=Q(kind="case", ended_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_kind_display()}"

    @property
    def holds(self) -> bool:
        """Whether the grant gives access now: not ended, and its end, if any, is still to come."""
        return self.ended_at is None and (self.ends_at is None or self.ends_at > timezone.now())

    @property
    def until(self) -> datetime.datetime | None:
        """Until when it held or holds."""
        return self.ended_at or self.ends_at
