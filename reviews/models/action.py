"""What a named adult does, with the child or around it."""

import datetime
import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models import Child
from lifecourse.models import Resource
from reviews.models.goal import Goal
from reviews.rules.plan import Standing, standing_on


class Action(models.Model):
    """Something a named adult does for the child or in its surroundings, over a period."""

    class Direction(models.TextChoices):
        """What changes: something with the child, or something around it."""

        CHILD = "child", _("directly")
        SURROUNDINGS = "surroundings", _("in the surroundings")

    class Ending(models.TextChoices):
        """How an action came to its end."""

        DONE = "done", _("it is done")
        STOPPED = "stopped", _("stopped before it was done")

    class Belongs(models.TextChoices):
        """Where the person who does it belongs."""

        INSIDE = "inside", _("our organisation")
        FAMILY = "family", _("the family or its network")
        ELSEWHERE = "elsewhere", _("another organisation, such as school")

    PERSONAL = {
        *("child", "title", "done_by", "belongs", "directed_at", "ways", "element", "goal"),
        *("started_on", "due_on", "ended_on", "ending", "went", "note"),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="actions")
    title = models.CharField(_("what is done"), max_length=80)
    done_by = models.CharField(_("which adult does it"), max_length=80)
    belongs = models.CharField(
        _("who is that?"), max_length=9, choices=Belongs.choices, blank=True, default=""
    )
    directed_at = models.CharField(
        _("where does it change something?"), max_length=12, choices=Direction.choices
    )
    ways = ArrayField(
        models.CharField(max_length=9, choices=Resource.Way.choices),
        verbose_name=_("how it works"),
        default=list,
        blank=True,
    )
    element = models.CharField(_("which strength it feeds"), max_length=60, blank=True, default="")
    goal = models.ForeignKey(
        Goal,
        verbose_name=_("for which goal"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="actions",
    )
    started_on = models.DateField(_("from"))
    due_on = models.DateField(_("by when"), null=True, blank=True)
    ended_on = models.DateField(_("to"), null=True, blank=True)
    is_ongoing = models.BooleanField(_("still going on"), default=False)
    ending = models.CharField(
        _("how did it end?"), max_length=7, choices=Ending.choices, blank=True, default=""
    )
    went = models.CharField(_("how did it go?"), max_length=300, blank=True, default="")
    note = models.CharField(_("short note"), max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["started_on", "title"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="action_ends_after_start", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
            models.CheckConstraint(
                name="action_ended_or_ongoing", condition=Q(is_ongoing=False) | Q(ended_on=None)
            ),
            models.CheckConstraint(
                name="action_due_after_start", condition=Q(due_on=None) | Q(due_on__gte=F("started_on"))
            ),
            models.CheckConstraint(
                name="action_ending_has_a_day", condition=Q(ending="") | Q(ended_on__isnull=False)
            ),
            models.CheckConstraint(name="action_went_after_an_ending", condition=Q(went="") | ~Q(ending="")),
        ]

    def __str__(self) -> str:
        return self.title

    def standing_on(self, day: datetime.date) -> Standing:
        """Return where this action stands on a day."""
        return standing_on(day, started_on=self.started_on, due_on=self.due_on, is_ongoing=self.is_ongoing)

    @property
    def way_names(self) -> list[str]:
        """The ways in which it works, in words."""
        return [str(label) for way, label in Resource.Way.choices if way in self.ways]
