"""What may press on the child and its family for longer: does it, did it, or does nobody know?"""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models.child import Child


class Circumstance(models.Model):
    """One circumstance that may press on the child and its family: it does, it did, it does not, or nobody knows.

    Each circumstance of the list stands there at most once; own ones have words of their own.
    """

    class Kind(models.TextChoices):
        """The list of what may press."""

        MONEY = "money", _("worries about money, housing or work")
        ACCESS = "access", _("school or care that is hard to reach")
        ILLNESS = "illness", _("a chronic illness or a disability")
        TAKING_PART = "taking_part", _("fewer chances to take part")
        UNSAFE_HOME = "unsafe_home", _("a home that is not safe")
        MENTAL_HEALTH = "mental_health", _("mental health under strain")
        ONE_PARENT = "one_parent", _("one parent who carries it alone")
        PARENT_PROBLEMS = "parent_problems", _("a parent with mental health or addiction problems")
        OTHER = "other", _("something else")

    class State(models.TextChoices):
        """Whether it presses."""

        UNKNOWN = "unknown", _("not known")
        PRESSES = "presses", _("presses now")
        PRESSED = "pressed", _("pressed before")
        ABSENT = "absent", _("does not press")

    PERSONAL = {"child", "kind", "title", "state", "started_on", "ended_on", "note"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="circumstances")
    kind = models.CharField(_("what presses"), max_length=15, choices=Kind.choices)
    title = models.CharField(_("in a few words"), max_length=80, blank=True)
    state = models.CharField(_("does it press?"), max_length=7, choices=State.choices)
    started_on = models.DateField(_("from"), null=True, blank=True)
    ended_on = models.DateField(_("to"), null=True, blank=True)
    is_estimated = models.BooleanField(_("these days are an estimate"), default=False)
    note = models.CharField(_("short note"), max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["started_on", "kind", "title"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                "child", "kind", name="circumstance_of_the_list_once", condition=~Q(kind="other")
            ),
            models.CheckConstraint(
                name="circumstance_other_has_words", condition=~Q(kind="other") | ~Q(title="")
            ),
            models.CheckConstraint(
                name="circumstance_days_fit_state",
                condition=Q(state="presses", started_on__isnull=False, ended_on=None)
                | Q(state="pressed", ended_on__isnull=False, ended_on__gte=F("started_on"))
                | Q(state__in=["unknown", "absent"], started_on=None, ended_on=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.get_kind_display())

    @property
    def is_ongoing(self) -> bool:
        """Whether it presses now."""
        return self.state == self.State.PRESSES
