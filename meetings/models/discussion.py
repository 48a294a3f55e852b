"""What the people at the table write down about one child: lines with an owner, in four boxes."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from meetings.models.meeting import AgendaItem
from reviews.models import Action


class Line(models.Model):
    """One line in the discussion of a child, by who wrote it; nobody else changes it or takes it back.

    The guideline on deciding together keeps what was seen, what one thinks, what is concluded and what is decided
    apart. `said_by` names whose words it is when that is somebody at the table who does not write here: the child, a
    parent, a teacher. A line with another opinion stays as it is, beside the others and in the minutes.
    """

    class Box(models.TextChoices):
        """What kind of sentence it is, in the order in which a team thinks."""

        SEEN = "seen", _("Seen")
        THOUGHT = "thought", _("What do we think?")
        CONCLUSION = "conclusion", _("Conclusion")
        DECISION = "decision", _("Decision")

    PERSONAL = {"item", "text", "said_by", "action"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="lines")
    box = models.CharField(_("in which box"), max_length=10, choices=Box.choices)
    text = models.CharField(_("what you write"), max_length=400)
    said_by = models.CharField(_("whose words, when not yours"), max_length=60, blank=True, default="")
    is_otherwise = models.BooleanField(_("another opinion"), default=False)
    action = models.OneToOneField(
        Action, on_delete=models.SET_NULL, null=True, blank=True, related_name="decided_in"
    )
    revision = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["written_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="line_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="line_becomes_an_action_when_decided", condition=Q(action=None) | Q(box="decision")
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def owner(self) -> str:
        """Whose words it is: a name."""
        return self.said_by or self.written_by.full_name
