"""A goal in the words of the family, on five levels that were agreed beforehand, and who said how far it is."""

import uuid
from typing import Any, ClassVar, NamedTuple

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models import Child
from reviews.rules.goals import FIELDS, LEVELS


class Level(models.IntegerChoices):
    """How far a goal is, in plain words; what each level means for this goal stands in the goal."""

    FAR_ABOVE = 2, _("much more than agreed")
    ABOVE = 1, _("a bit more than agreed")
    AGREED = 0, _("as agreed")
    BELOW = -1, _("on the way")
    FAR_BELOW = -2, _("still far from it")


class Rung(NamedTuple):
    """One level of one goal: its number, what it is called, and what it means here."""

    level: int
    name: str
    text: str


class Goal(models.Model):
    """What the child or the family wants, in their words; the words and the levels stand fast once someone scored.

    Scores of one goal are never set against those of another, and never averaged.
    """

    class Voice(models.TextChoices):
        """Whose words it is in."""

        CHILD = "child", _("the child or young person")
        PARENT = "parent", _("a parent")
        FAMILY = "family", _("the family together")
        NETWORK = "network", _("someone else around them")

    class Ending(models.TextChoices):
        """How a goal came to its end."""

        REACHED = "reached", _("it is good so")
        STOPPED = "stopped", _("we do not go on with it")

    PERSONAL = {
        *("child", "text", "voice", "said_by", "element", "starts_at", "agreed_on", "look_on"),
        *FIELDS.values(),
        *("ended_on", "ending", "went"),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="goals")
    text = models.CharField(_("what do you want?"), max_length=300)
    voice = models.CharField(_("whose words are these?"), max_length=7, choices=Voice.choices)
    said_by = models.CharField(_("name"), max_length=80)
    element = models.CharField(_("which strength it belongs to"), max_length=60, blank=True, default="")
    far_below = models.CharField(_("still far from it"), max_length=200)
    below = models.CharField(_("on the way"), max_length=200)
    agreed = models.CharField(_("as agreed: then it is good"), max_length=200)
    above = models.CharField(_("a bit more than agreed"), max_length=200)
    far_above = models.CharField(_("much more than agreed"), max_length=200)
    starts_at = models.SmallIntegerField(_("how is it now?"), choices=Level.choices)
    agreed_on = models.DateField(_("agreed on"))
    look_on = models.DateField(_("when do we look together?"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ending = models.CharField(
        _("how did it end?"), max_length=7, choices=Ending.choices, blank=True, default=""
    )
    went = models.CharField(_("how did it go?"), max_length=300, blank=True, default="")
    revision = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["agreed_on", "recorded_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="goal_says_what_and_each_level",
                condition=~Q(text="") & ~Q(said_by="") & Q(*[~Q(**{name: ""}) for name in FIELDS.values()]),
            ),
            models.CheckConstraint(
                name="goal_starts_below_what_is_agreed", condition=Q(starts_at__in=(-2, -1))
            ),
            models.CheckConstraint(
                name="goal_look_after_agreement", condition=Q(look_on=None) | Q(look_on__gte=F("agreed_on"))
            ),
            models.CheckConstraint(
                name="goal_ends_with_a_day_and_how",
                condition=Q(ended_on=None, ending="", went="")
                | Q(ended_on__isnull=False, ended_on__gte=F("agreed_on")) & ~Q(ending=""),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def rungs(self) -> list[Rung]:
        """The five levels as they were agreed, from the top down."""
        return [Rung(level, str(Level(level).label), getattr(self, FIELDS[level])) for level in LEVELS]

    def meaning(self, level: int) -> str:
        """What a level means for this goal."""
        return str(getattr(self, FIELDS[level]))


class GoalScore(models.Model):
    """How far one goal was on one day, as one person says; it is added or taken back, never changed."""

    PERSONAL = {"goal", "scored_on", "level", "scored_by", "note"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="scores")
    scored_on = models.DateField(_("on which day"))
    level = models.SmallIntegerField(_("how far is it?"), choices=Level.choices)
    scored_by = models.CharField(_("who says so?"), max_length=80)
    note = models.CharField(_("what makes you see that?"), max_length=300, blank=True, default="")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["scored_on", "recorded_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="goal_score_is_a_level", condition=Q(level__range=(-2, 2))),
            models.CheckConstraint(name="goal_score_names_who", condition=~Q(scored_by="")),
        ]

    def __str__(self) -> str:
        return str(self.get_level_display())

    @property
    def meaning(self) -> str:
        """What this level means for the goal."""
        return self.goal.meaning(self.level)
