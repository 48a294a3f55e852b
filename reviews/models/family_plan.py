"""The family's own plan, as the family gave it."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models import Child


class FamilyPlan(models.Model):
    """Where the family's own plan stands: offered, in the making, made, or not wanted.

    The Youth Act has a family be the first to make a plan, with those around it (familiegroepsplan, articles 1.1, 2.1
    sub g and 4.1.2). It is kept in their own words, and nobody edits it: a new version is a new row, and the rows
    before it stay.
    """

    class Standing(models.TextChoices):
        """What came of asking."""

        MADE = "made", _("they made a plan")
        MAKING = "making", _("they were asked, and are thinking or writing")
        DECLINED = "declined", _("they were asked, and would rather not")
        NOT_ASKED = "not_asked", _("not asked, as safety came first")

    PERSONAL = {"child", "standing", "noted_on", "made_by", "text", "reason"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="family_plans")
    standing = models.CharField(_("how does it stand?"), max_length=9, choices=Standing.choices)
    noted_on = models.DateField(_("on which day"))
    made_by = models.CharField(_("who made it?"), max_length=160, blank=True, default="")
    text = models.TextField(_("the plan, in their own words"), max_length=4000, blank=True, default="")
    reason = models.CharField(_("why were they not asked?"), max_length=300, blank=True, default="")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-recorded_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="family_plan_made_has_words_and_makers",
                condition=Q(standing="made") & ~Q(text="") & ~Q(made_by="")
                | ~Q(standing="made") & Q(text="", made_by=""),
            ),
            models.CheckConstraint(
                name="family_plan_not_asked_has_a_reason",
                condition=Q(standing="not_asked") & ~Q(reason="") | ~Q(standing="not_asked") & Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_standing_display())
