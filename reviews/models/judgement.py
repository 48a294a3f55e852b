"""How the team thinks it went since an adversity."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from lifecourse.models import LifeEvent


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
