"""A meeting of a team, and the children it talks about, in order."""

import datetime
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Team, User
from children.models import Child


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Finds meetings by what became of them."""

    def coming(self, today: datetime.date) -> "MeetingQuerySet":
        """Narrow to those that are planned for today or later, the nearest first."""
        found = self.filter(status=Meeting.Status.PLANNED, meets_on__gte=today)
        return found.order_by("meets_on", "begins_at", "pk")

    def over(self, today: datetime.date) -> "MeetingQuerySet":
        """Narrow to all others, the latest first: held, cancelled, or past their day."""
        planned = Q(status=Meeting.Status.PLANNED, meets_on__gte=today)
        return self.exclude(planned).order_by("-meets_on", "-begins_at", "pk")


class Meeting(models.Model):
    """A meeting of a team about its children: day, times, place, and who is invited.

    `revision` counts every change, also of its children and their order.
    """

    class Status(models.TextChoices):
        """What became of it; only a planned one is prepared."""

        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    PERSONAL: ClassVar[set[str]] = {"guests"}  # and `invited`, in a table of its own

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="meetings")
    meets_on = models.DateField(_("day"))
    begins_at = models.TimeField(_("from"))
    ends_at = models.TimeField(_("until"))
    place = models.CharField(_("place"), max_length=120)
    invited = models.ManyToManyField(User, verbose_name=_("colleagues"), related_name="meetings", blank=True)
    guests = models.TextField(_("others who come"), max_length=500, blank=True)
    status = models.CharField(
        _("how it stands"), max_length=9, choices=Status.choices, default=Status.PLANNED
    )
    revision = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["meets_on", "begins_at"]
        indexes = [models.Index(fields=["team", "meets_on"], name="meeting_team_day")]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="meeting_ends_after_begin", condition=Q(ends_at__gt=F("begins_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.meets_on:%d-%m-%Y} {self.begins_at:%H:%M}"

    @property
    def is_planned(self) -> bool:
        """Whether it is still prepared: its children and their order can change."""
        return self.status == self.Status.PLANNED

    @property
    def guest_names(self) -> list[str]:
        """The people from elsewhere, one a line as they were typed."""
        return [name for line in self.guests.splitlines() if (name := line.strip())]


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Finds children of meetings."""

    def coming(self, today: datetime.date) -> "AgendaItemQuerySet":
        """Narrow to meetings to come of the team in which the child is now, the nearest first."""
        planned = self.filter(meeting__status=Meeting.Status.PLANNED, meeting__meets_on__gte=today)
        still_there = planned.filter(meeting__team=F("child__team"))
        return still_there.order_by("meeting__meets_on", "meeting__begins_at", "pk")


class AgendaItemManager(models.Manager.from_queryset(AgendaItemQuerySet)):  # type: ignore[misc]
    """Fetches the meeting along: without it an item says nothing."""

    def get_queryset(self) -> AgendaItemQuerySet:
        """Return all items, with their meetings."""
        found: AgendaItemQuerySet = super().get_queryset().select_related("meeting")
        return found


class AgendaItem(models.Model):
    """One child in a meeting, at its place in the order; it goes with the child when that is destroyed.

    `revision` counts what is written about the child in this meeting. `is_closed` says that the minutes were closed;
    a correction opens the lines again, until they are closed as a new version.
    """

    PERSONAL = {"child", "evaluates_on"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="agenda_items")
    position = models.PositiveSmallIntegerField()
    evaluates_on = models.DateField(_("day of the next evaluation"), null=True, blank=True)
    is_closed = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = AgendaItemManager()

    class Meta:
        ordering = ["position", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint("meeting", "child", name="agenda_item_child_once_per_meeting"),
        ]

    def __str__(self) -> str:
        return str(self.meeting)
