"""What a child or a parent says about something that was written down (zienswijze)."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models.assessment import Assessment
from children.models.child import Child
from lifecourse.models.life_event import LifeEvent


class Statement(models.Model):
    """The view of a child, a parent or a guardian on a signed form or an event, in their own words; it stays beside it.

    Nobody changes it afterwards: who sees it otherwise later adds another. On how the team thinks things
    went since an event one says so at that event.
    """

    class Author(models.TextChoices):
        """Whose words they are."""

        CHILD = "child", _("the child")
        PARENT = "parent", _("a parent or carer")
        GUARDIAN = "guardian", _("a guardian")

    PERSONAL = {"child", "author", "text", "assessment", "life_event"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="statements")
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    life_event = models.ForeignKey(
        LifeEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    author = models.CharField(_("whose words"), max_length=8, choices=Author.choices)
    text = models.TextField(_("in their own words"), max_length=2000)
    said_on = models.DateField(_("said or written on"))
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["said_on", "recorded_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="statement_on_one_record",
                condition=Q(assessment__isnull=False, life_event=None)
                | Q(assessment=None, life_event__isnull=False),
            ),
            models.CheckConstraint(name="statement_has_words", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return str(self.get_author_display())
