"""What happened, and how did the child deal with it: one situation, with the way that was chosen and its effect."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models.child import Child
from children.models.observer import Setting


class CopingEpisode(models.Model):
    """One situation that asked something of the child, along the three phases of appraisal, and the way it chose.

    No way is good or bad in itself: what counts is how many different ways helped, and where.
    """

    class Way(models.TextChoices):
        """A way of dealing with a situation: something one does, feels or thinks."""

        SOLVE = "solve", _("tackled it step by step")
        ASK_HELP = "ask_help", _("asked someone for help")
        STAND_UP = "stand_up", _("stood up for themselves")
        STEP_AWAY = "step_away", _("stepped away for a moment")
        MOVE = "move", _("went moving or did something")
        CALM_BODY = "calm_body", _("brought the body to rest")
        SHOW_FEELING = "show_feeling", _("showed or told the feeling")
        SEEK_COMFORT = "seek_comfort", _("looked for comfort")
        LET_BE = "let_be", _("let the feeling be")
        HUMOUR = "humour", _("used humour or play")
        LOOK_OTHERWISE = "look_otherwise", _("looked at it in another way")
        TALK_TO_SELF = "talk_to_self", _("encouraged themselves")
        LET_GO = "let_go", _("let it go")
        THINK_AHEAD = "think_ahead", _("thought it through beforehand")
        OTHER = "other", _("another way")

    class Nature(models.TextChoices):
        """Whether a way is mostly doing, feeling or thinking."""

        DOING = "doing", _("doing")
        FEELING = "feeling", _("feeling")
        THINKING = "thinking", _("thinking")

    class Helped(models.TextChoices):
        """Whether it helped, in the eyes of one person."""

        UNKNOWN = "unknown", _("not known")
        NO = "no", _("no")
        SOME = "some", _("a bit")
        YES = "yes", _("yes")

    WAYS_OF = {
        Nature.DOING: (Way.SOLVE, Way.ASK_HELP, Way.STAND_UP, Way.STEP_AWAY, Way.MOVE),
        Nature.FEELING: (Way.CALM_BODY, Way.SHOW_FEELING, Way.SEEK_COMFORT, Way.LET_BE, Way.HUMOUR),
        Nature.THINKING: (Way.LOOK_OTHERWISE, Way.TALK_TO_SELF, Way.LET_GO, Way.THINK_AHEAD),
    }
    PERSONAL = {
        "child",
        "happened_on",
        "setting",
        "situation",
        "first_reaction",
        "options_seen",
        "way",
        "own_way",
        "own_nature",
        "choice",
        "helped_child",
        "helped_observer",
        "who_helped",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="coping_episodes")
    happened_on = models.DateField(_("when"))
    setting = models.CharField(_("where"), max_length=15, choices=Setting.choices)
    situation = models.CharField(_("what happened?"), max_length=300)
    first_reaction = models.CharField(_("what was the first reaction?"), max_length=300, blank=True)
    options_seen = models.CharField(_("which ways out were there?"), max_length=300, blank=True)
    way = models.CharField(_("what was chosen?"), max_length=15, choices=Way.choices)
    own_way = models.CharField(_("another way, in a few words"), max_length=60, blank=True)
    own_nature = models.CharField(
        _("that other way is mostly"), max_length=8, choices=Nature.choices, blank=True
    )
    choice = models.CharField(_("how did that go?"), max_length=300, blank=True)
    helped_child = models.CharField(
        _("did it help, by own word"), max_length=7, choices=Helped.choices, default=Helped.UNKNOWN
    )
    helped_observer = models.CharField(
        _("did it help, says who saw it"), max_length=7, choices=Helped.choices, default=Helped.UNKNOWN
    )
    who_helped = models.CharField(_("who helped?"), max_length=80, blank=True)
    revision = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-happened_on", "-recorded_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="coping_episode_own_way_has_words",
                condition=Q(way="other", own_nature__gt="") & ~Q(own_way="")
                | ~Q(way="other") & Q(own_way="", own_nature=""),
            ),
        ]

    def __str__(self) -> str:
        return self.situation

    @property
    def nature(self) -> str:
        """Whether the way that was chosen is mostly doing, feeling or thinking."""
        found = (nature for nature, ways in self.WAYS_OF.items() if self.way in ways)
        return next(found, self.own_nature)

    @property
    def way_in_words(self) -> str:
        """The way that was chosen, an own way in its own words."""
        return self.own_way or str(self.get_way_display())
