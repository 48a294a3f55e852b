"""One moment that somebody saw of a strength: what, where and when, with the child's own words."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models.child import Child
from children.models.observer import Setting


class QuickNote(models.Model):
    """One moment in which somebody saw or heard a strength; `recorded_by` is who was there.

    It stays one moment, with its day and its place: it is in no score, no count and no figure.
    """

    PERSONAL = {"child", "happened_on", "setting", "element", "what", "quote"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="quick_notes")
    happened_on = models.DateField(_("when"))
    setting = models.CharField(_("where"), max_length=15, choices=Setting.choices)
    element = models.CharField(_("at which strength"), max_length=60)
    what = models.CharField(_("what was seen or heard"), max_length=300)
    quote = models.CharField(_("in own words"), max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-happened_on", "-recorded_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="quick_note_says_what_at_which_strength", condition=~Q(what="") & ~Q(element="")
            ),
        ]

    def __str__(self) -> str:
        return self.what
