"""What happened in and around the child's life: adversity, pressure, support."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models.child import Child


class LifeEvent(models.Model):
    """One event or period on the child's timeline; strengths are never read without it."""

    class Kind(models.TextChoices):
        """What it meant for the child."""

        ADVERSITY = "adversity", _("adversity")
        PRESSURE = "pressure", _("pressure")
        SUPPORT = "support", _("support")

    PERSONAL = {"child", "kind", "title", "note", "started_on", "ended_on"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="life_events")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("in a few words"), max_length=80)
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("to"), null=True, blank=True)
    is_ongoing = models.BooleanField(_("still going on"), default=False)
    note = models.CharField(_("short note"), max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["started_on", "title"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="life_event_ends_after_start",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
            ),
            models.CheckConstraint(
                name="life_event_ended_or_ongoing", condition=Q(is_ongoing=False) | Q(ended_on=None)
            ),
        ]

    def __str__(self) -> str:
        return self.title
