"""Looking the log of an organisation over, month by month: what was looked at, what was found, who signed."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from audit.models import AuditEvent


class LogReview(models.Model):
    """The look over one month of the log of one organisation; after it is signed off it never changes."""

    class Whole(models.TextChoices):
        """Whether the chain of the log was whole in that month when it was signed off."""

        YES = "yes", _("whole")
        NO = "no", _("not whole")
        UNKNOWN = "unknown", _("not known")

    PERSONAL = {"conclusion"}

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="log_reviews")
    month = models.DateField()
    began_at = models.DateTimeField(auto_now_add=True)
    began_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    chain = models.CharField(max_length=7, choices=Whole.choices, blank=True)
    conclusion = models.CharField(_("what you found"), max_length=500, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-month"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint("organisation", "month", name="log_review_once_per_month"),
            models.CheckConstraint(name="log_review_first_of_month", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="log_review_signed_with_all",
                condition=Q(signed_at=None, signed_by=None, chain="", conclusion="")
                | Q(signed_at__isnull=False, signed_by__isnull=False) & ~Q(chain="") & ~Q(conclusion=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.month:%Y-%m}"

    @property
    def is_signed(self) -> bool:
        """Whether the month was signed off; from then on the review does not change."""
        return self.signed_at is not None


class LogReviewItem(models.Model):
    """One event in the sample of a month, and what the person who looked at it thinks of it."""

    class Verdict(models.TextChoices):
        """What comes of it."""

        FINE = "fine", _("in order")
        ASK = "ask", _("to ask about")

    PERSONAL = {"note"}

    review = models.ForeignKey(LogReview, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField()
    # No constraint in the database: the log outlives what points at it, and one day its oldest part goes.
    event = models.ForeignKey(AuditEvent, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    verdict = models.CharField(_("what do you think?"), max_length=4, choices=Verdict.choices, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint("review", "number", name="log_review_item_number_once"),
            models.UniqueConstraint("review", "event", name="log_review_item_event_once"),
            models.CheckConstraint(
                name="log_review_item_judged_with_all",
                condition=Q(verdict="", note="", judged_at=None, judged_by=None, revision=0)
                | Q(judged_at__isnull=False, judged_by__isnull=False, revision__gt=0) & ~Q(verdict=""),
            ),
            models.CheckConstraint(
                name="log_review_item_question_has_note", condition=~Q(verdict="ask") | ~Q(note="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.number}"
