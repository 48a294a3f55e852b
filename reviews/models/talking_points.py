"""What to talk about beside an observation."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models import Assessment


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
