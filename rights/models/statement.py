"""What a child or a parent says about something that was written down (zienswijze)."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advice.models import Advice
from assessments.models.assessment import Assessment
from children.models.child import Child
from lifecourse.models.life_event import LifeEvent
from meetings.models import Minutes
from reviews.models import Action, Judgement

RECORDS = (
    "assessment",
    "life_event",
    "action",
    "judgement",
    "minutes",
    "advice",
)  # one of these, or the whole plan


def about_only(name: str) -> Q:
    """Return the condition that a statement is about this and about nothing else; without a name, about the plan."""
    return Q(**{f"{one}__isnull": one != name for one in RECORDS}, is_on_plan=not name)


def about_one() -> Q:
    """Return the condition that a statement is about one thing."""
    found = about_only("")
    for name in RECORDS:
        found |= about_only(name)
    return found


class Statement(models.Model):
    """The view of a child, a parent or a guardian on what was written down, in their own words; it stays beside it.

    Nobody changes it afterwards: who sees it otherwise later adds another. One on minutes belongs to all versions of
    these minutes; `minutes` is the version that was read then. `is_on_plan` says that it is about all actions together.
    """

    class Author(models.TextChoices):
        """Whose words they are."""

        CHILD = "child", _("the child")
        PARENT = "parent", _("a parent or carer")
        GUARDIAN = "guardian", _("a guardian")

    PERSONAL = {"child", "author", "text", "is_on_plan", *RECORDS}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="statements")
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    life_event = models.ForeignKey(
        LifeEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    action = models.ForeignKey(
        Action, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    judgement = models.ForeignKey(
        Judgement, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    minutes = models.ForeignKey(
        Minutes, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    advice = models.ForeignKey(
        Advice, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    is_on_plan = models.BooleanField(_("about the whole plan"), default=False)
    author = models.CharField(_("whose words"), max_length=8, choices=Author.choices)
    text = models.TextField(_("in their own words"), max_length=2000)
    said_on = models.DateField(_("said or written on"))
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["said_on", "recorded_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="statement_on_one_record", condition=about_one()),
            models.CheckConstraint(name="statement_has_words", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return str(self.get_author_display())
