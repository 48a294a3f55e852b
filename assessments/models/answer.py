"""One answer of a draft."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User

ANSWERS = ["0", "1", "2", "3", "not_seen", "not_applicable", "yes", "sometimes", "no", "unknown"]


class Answer(models.Model):
    """One answer of a draft. Signing packs it into the form's document and removes the row."""

    class Choice(models.TextChoices):
        """The four anchored levels, the two ways out of the scale, and the answers to a fact."""

        ZERO = "0", "0"
        ONE = "1", "1"
        TWO = "2", "2"
        THREE = "3", "3"
        NOT_SEEN = "not_seen", _("could not see")
        NOT_APPLICABLE = "not_applicable", _("does not fit")
        YES = "yes", _("yes")
        SOMETIMES = "sometimes", _("sometimes")
        NO = "no", _("no")
        UNKNOWN = "unknown", _("I don’t know")

    PERSONAL = {"choice", "reason", "example"}

    assessment = models.ForeignKey(
        "assessments.Assessment", on_delete=models.CASCADE, related_name="answers"
    )  # part of the draft
    item_key = models.CharField(max_length=60)
    choice = models.CharField(max_length=20, choices=Choice.choices, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    example = models.TextField(max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=0)
    last_key = models.UUIDField(null=True, blank=True)
    key_before_last = models.UUIDField(null=True, blank=True)  # of the answer on which the last one was made
    # stays who it was when the draft is handed over; nobody: the observer, from before this was kept
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("assessment", "item_key", name="answer_once_per_item"),
            models.CheckConstraint(name="answer_choice_known", condition=Q(choice__in=["", *ANSWERS])),
        ]

    def __str__(self) -> str:
        return self.item_key

    @property
    def lacks_reason(self) -> bool:
        """Whether the answer of a professional says that the item does not fit without saying why."""
        is_unexplained = self.choice == self.Choice.NOT_APPLICABLE and not self.reason
        return is_unexplained and not self.assessment.is_own_voice
