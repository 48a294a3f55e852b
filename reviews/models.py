"""Actions that adults agree on, the team's judgements of how a child did since an adversity, and what to talk about."""

import datetime
import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models import Assessment
from children.models import Child
from lifecourse.models import LifeEvent, Resource
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

    PERSONAL = {
        *("child", "title", "done_by", "directed_at", "ways", "element"),
        *("started_on", "due_on", "ended_on", "ending", "went", "note"),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="actions")
    title = models.CharField(_("what is done"), max_length=80)
    done_by = models.CharField(_("which adult does it"), max_length=80)
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


class Judgement(models.Model):
    """How it went since one adversity, over one period, in the words of the team; never computed.

    A new judgement replaces the one before it and leaves it standing: `replaces` points back.
    """

    class Verdict(models.TextChoices):
        """The three outcomes the field knows, and the honest fourth."""

        MAINTAINED = "maintained", _("kept going as before")
        BOUNCED_BACK = "bounced_back", _("bounced back")
        GROWTH = "growth", _("grew")
        CANNOT_SAY = "cannot_say", _("cannot be said yet")

    PERSONAL = {"adversity", "period_from", "period_to", "verdict", "reasons", "example"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    adversity = models.ForeignKey(LifeEvent, on_delete=models.PROTECT, related_name="judgements")
    period_from = models.DateField(_("from"))
    period_to = models.DateField(_("to"))
    verdict = models.CharField(_("how did it go since?"), max_length=12, choices=Verdict.choices)
    reasons = models.TextField(_("why does the team think so?"), max_length=1000)
    example = models.TextField(_("an example in words"), max_length=500, blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    judged_at = models.DateTimeField(auto_now_add=True)
    judged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-judged_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="judgement_ends_after_start", condition=Q(period_to__gte=F("period_from"))
            ),
            models.CheckConstraint(name="judgement_has_reasons", condition=~Q(reasons="")),
            models.CheckConstraint(
                name="judgement_has_example", condition=Q(verdict="cannot_say") | ~Q(example="")
            ),
            models.UniqueConstraint(
                "adversity", name="judgement_one_chain_per_adversity", condition=Q(replaces=None)
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_verdict_display())


class TalkingPoints(models.Model):
    """The questions to talk about beside one observation, in a person's own words instead of the made ones.

    One row for an observation. Once removed it holds no text any more, and the made questions stand there again; it
    stays, so that its count of changes does not begin anew.
    """

    PERSONAL = {"assessment", "first", "second", "third"}

    assessment = models.OneToOneField(
        Assessment, on_delete=models.PROTECT, primary_key=True, related_name="talking_points"
    )
    first = models.CharField(_("first question"), max_length=250, blank=True)
    second = models.CharField(_("second question"), max_length=250, blank=True)
    third = models.CharField(_("third question"), max_length=250, blank=True)
    revision = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "talking points"

    def __str__(self) -> str:
        return self.first

    @property
    def questions(self) -> list[str]:
        """The questions that were written, in order."""
        return [question for question in (self.first, self.second, self.third) if question]
