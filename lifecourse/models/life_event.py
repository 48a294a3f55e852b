"""The adversity that strengths answer to: what happened to the child."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models.child import Child


class Impact(models.TextChoices):
    """How much something weighed, in the eyes of one person."""

    UNKNOWN = "unknown", _("not known")
    LITTLE = "little", _("a little")
    CLEAR = "clear", _("clearly")
    HEAVY = "heavy", _("heavily")


class LifeEvent(models.Model):
    """One adversity on the child's timeline, once or over a period; strengths are never read without it.

    The impact is kept as three people see it, side by side; it is never added up.
    """

    class Kind(models.TextChoices):
        """What kind of adversity; the list follows the practice of youth care and is open at its end."""

        SMALL = "small", _("something small that went wrong")
        UNSAFE_HOME = "unsafe_home", _("violence or threat at home")
        NEGLECT = "neglect", _("too little care or attention")
        SEPARATION = "separation", _("parents who separated")
        PARENT_AWAY = "parent_away", _("a parent who was away for long")
        LOSS = "loss", _("death or loss of someone dear")
        ILLNESS_CHILD = "illness_child", _("own illness or accident")
        ILLNESS_FAMILY = "illness_family", _("illness or accident of someone dear")
        MOVED = "moved", _("moving house")
        PLACED = "placed", _("going to live elsewhere")
        SCHOOL = "school", _("changing school or missing school")
        BULLYING = "bullying", _("bullying or being left out")
        DISCRIMINATION = "discrimination", _("discrimination")
        HARM_OUTSIDE = "harm_outside", _("violence or harm outside the home")
        FLIGHT = "flight", _("war or flight")
        OTHER = "other", _("something else")

    PERSONAL = {
        "child",
        "kind",
        "title",
        "note",
        "started_on",
        "ended_on",
        "is_chronic",
        "impact_child",
        "impact_parent",
        "impact_professional",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="life_events")
    kind = models.CharField(_("what kind of event"), max_length=15, choices=Kind.choices)
    title = models.CharField(_("in a few words"), max_length=80)
    started_on = models.DateField(_("from"))
    is_start_estimated = models.BooleanField(_("the first day is an estimate"), default=False)
    ended_on = models.DateField(_("to"), null=True, blank=True)
    is_ongoing = models.BooleanField(_("still going on"), default=False)
    is_chronic = models.BooleanField(_("it keeps coming back or keeps pressing"), default=False)
    impact_child = models.CharField(
        _("how much it weighed, by own word"), max_length=7, choices=Impact.choices, default=Impact.UNKNOWN
    )
    impact_parent = models.CharField(
        _("how much it weighed, says a parent"), max_length=7, choices=Impact.choices, default=Impact.UNKNOWN
    )
    impact_professional = models.CharField(
        _("how much it weighed, says a professional"),
        max_length=7,
        choices=Impact.choices,
        default=Impact.UNKNOWN,
    )
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
