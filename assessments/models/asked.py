"""That a colleague was asked to observe a child, and what became of it."""

import datetime
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from assessments.models.assessment import Assessment
from assessments.rules.asked import Span, fills_from
from children.models.child import Child
from children.models.observer import Setting
from portfolio.models import InstrumentVersion
from portfolio.queries.instruments import form_of


class ObservationRequest(models.Model):
    """One colleague, asked to observe one child with one form, in one setting, over a period, by a day.

    Two rows with the same `pair` are a double observation. While the one is still open, what the other signs of that
    place and those days is held: see `HeldForm`.
    """

    class State(models.TextChoices):
        """How it stands; all but the first are ends."""

        OPEN = "open", _("asked")
        DONE = "done", _("came in")
        DECLINED = "declined", _("cannot do it")
        MISSED = "missed", _("did not take place")
        STOPPED = "stopped", _("stopped")
        EXPIRED = "expired", _("did not come in time")

    class Reason(models.TextChoices):
        """Why who was asked does not observe; the first three are about this person, the others about the moment."""

        NO_TIME = "no_time", _("no time for it in this period")
        SEES_LITTLE = "sees_little", _("sees the child too little")
        NOT_ME = "not_me", _("someone else can do it better")
        CHILD_AWAY = "child_away", _("the child was away or ill")
        CHILD_DECLINED = "child_declined", _("the child did not want to")
        FAMILY_DECLINED = "family_declined", _("the parents did not want to")
        NO_CONTACT = "no_contact", _("there was no contact")
        TOO_MUCH = "too_much", _("there was too much going on")

    PERSONAL: ClassVar[set[str]] = {
        *("child", "asked", "asked_by", "setting", "state", "reason", "note", "form"),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="observation_requests")
    asked = models.ForeignKey(User, on_delete=models.PROTECT, related_name="observation_requests")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    instrument_version = models.ForeignKey(
        InstrumentVersion, on_delete=models.PROTECT, related_name="+", verbose_name=_("form")
    )
    setting = models.CharField(_("where"), max_length=20, choices=Setting.choices)
    period_from = models.DateField(_("first day of the period"))
    period_to = models.DateField(_("last day of the period"))
    due_on = models.DateField(_("filled in by"))
    pair = models.UUIDField(null=True, blank=True, editable=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    reason = models.CharField(_("why it does not happen"), max_length=15, choices=Reason.choices, blank=True)
    note = models.CharField(_("in your own words"), max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    form = models.OneToOneField(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="asked_as"
    )
    let_go_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["due_on", "asked_at"]
        indexes = [models.Index(fields=["child", "state"], name="observation_request_child")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                *("child", "asked", "instrument_version", "setting"),
                name="observation_request_once_open",
                condition=Q(state="open"),
            ),
            models.UniqueConstraint("pair", "asked", name="observation_request_two_people"),
            models.CheckConstraint(
                name="observation_request_days_in_order",
                condition=Q(period_from__lte=F("period_to"), period_to__lte=F("due_on")),
            ),
            models.CheckConstraint(
                name="observation_request_ended_when_not_open",
                condition=Q(state="open", ended_at=None, ended_by=None)
                | ~Q(state="open") & Q(ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="observation_request_ended_by_someone_or_by_time",
                condition=Q(state__in=("open", "expired")) | Q(ended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="observation_request_form_when_done",
                condition=Q(state="done", form__isnull=False) | ~Q(state="done") & Q(form=None),
            ),
            models.CheckConstraint(
                name="observation_request_says_why_not",
                condition=Q(state__in=("declined", "missed")) & ~Q(reason="")
                | Q(state="stopped", reason="") & ~Q(note="")
                | Q(state__in=("open", "done", "expired"), reason="", note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked.full_name} · {self.due_on:%d-%m-%Y}"

    @property
    def title(self) -> str:
        """The name of the form in the language of the page."""
        return form_of(self.instrument_version_id).title.in_language(get_language() or "nl")

    @property
    def is_open(self) -> bool:
        """Whether it is still to be answered."""
        return self.state == self.State.OPEN

    @property
    def is_double(self) -> bool:
        """Whether it was asked as one of a double observation."""
        return self.pair is not None

    @property
    def span(self) -> Span:
        """The period that is asked about."""
        return Span(self.period_from, self.period_to)

    @property
    def fills_from(self) -> datetime.date:
        """The first day on which a form can answer it."""
        return fills_from(self.span, is_double=self.is_double)


class HeldForm(models.Model):
    """That only its observer reads a signed form, as a colleague who looks apart did not sign yet.

    It goes when both of the double observation are signed, or when what is open of it ends.
    """

    PERSONAL: ClassVar[set[str]] = {"form"}

    form = models.OneToOneField(
        Assessment, on_delete=models.PROTECT, primary_key=True, related_name="held_by"
    )
    request = models.ForeignKey(ObservationRequest, on_delete=models.PROTECT, related_name="held_forms")

    def __str__(self) -> str:
        return str(self.form)
