"""An invitation to fill in a form about a child by a link, and the answers until they stand in a form."""

import datetime
import uuid
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from assessments.models import Assessment
from assessments.models.answer import ANSWERS
from children.models import Child, Setting
from children.rules.voices import is_own_voice
from invitations.rules.asking import CHILD, MOST_DAYS, ROLES
from portfolio.models import InstrumentVersion

LONGEST = datetime.timedelta(days=MOST_DAYS + 2)  # the last day runs to its end, and the clocks may change


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Finds invitations by how they stand."""

    def live(self, now: datetime.datetime) -> "InvitationQuerySet":
        """Narrow to those whose link works."""
        return self.filter(state__in=LIVE, expires_at__gt=now, child__retention__closed_on=None)

    def over(self, now: datetime.datetime) -> "InvitationQuerySet":
        """Narrow to those whose time ran out before something was sent."""
        return self.filter(state__in=LIVE, expires_at__lte=now)

    def to_check(self) -> "InvitationQuerySet":
        """Narrow to those whose answers came in and wait for a professional to check them; the oldest first."""
        return self.filter(state=Invitation.State.SENT, checked_at=None).order_by("sent_at")


class Invitation(models.Model):
    """One person, asked to fill in one form about a child by a link that works once.

    The secret of the link is nowhere kept, only its digest, and that only while the link works. What comes in
    waits until the professional checked that it is about this child and by this person.
    """

    class Kind(models.TextChoices):
        """Who is asked."""

        CHILD = "child", _("the child")
        PARENT = "parent", _("a parent")
        FOSTER_CARER = "foster_carer", _("a foster carer")
        TEACHER = "teacher", _("a teacher")
        NETWORK = "network", _("someone else near the child")

    class State(models.TextChoices):
        """How it stands; the last four are ends."""

        OPEN = "open", _("asked")
        BEGUN = "begun", _("begun")
        SENT = "sent", _("sent")
        DECLINED = "declined", _("said no")
        WITHDRAWN = "withdrawn", _("withdrawn")
        EXPIRED = "expired", _("over, nothing was sent")

    class SetAside(models.TextChoices):
        """Why what came in is no observation of this child; no other reason takes a voice away."""

        WRONG_CHILD = "wrong_child", _("It is about another child.")
        WRONG_PERSON = "wrong_person", _("Someone else filled it in.")

    PERSONAL: ClassVar[set[str]] = {
        *("child", "kind", "called", "setting", "hours_seen", "own_words", "may_print"),
        *("asked_by", "state", "set_aside_as", "set_aside_note", "assessment", "language"),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="invitations")
    kind = models.CharField(_("who is asked"), max_length=12, choices=Kind.choices)
    called = models.CharField(_("how you call this person"), max_length=80)
    instrument_version = models.ForeignKey(
        InstrumentVersion, on_delete=models.PROTECT, related_name="+", verbose_name=_("form")
    )
    setting = models.CharField(_("where this person sees the child"), max_length=20, choices=Setting.choices)
    period_from = models.DateField(_("first day to look back to"))
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    expires_at = models.DateTimeField()
    token_digest = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    # in which language it was sent: known only of what was sent
    language = models.CharField(max_length=12, blank=True, editable=False)
    begun_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    hours_seen = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(2000)]
    )
    own_words = models.TextField(_("in own words"), max_length=2000, blank=True)
    may_print = models.BooleanField(default=False)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    set_aside_as = models.CharField(
        _("why it is set aside"), max_length=12, choices=SetAside.choices, blank=True
    )
    set_aside_note = models.CharField(_("what happened"), max_length=300, blank=True)
    assessment = models.OneToOneField(
        Assessment, on_delete=models.PROTECT, null=True, blank=True, related_name="invitation"
    )
    revision = models.PositiveIntegerField(default=0)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["child", "state"], name="invitation_child_state")]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="invitation_token_while_live",
                condition=Q(state__in=("open", "begun"), token_digest__isnull=False)
                | (~Q(state__in=("open", "begun")) & Q(token_digest=None)),
            ),
            models.CheckConstraint(
                name="invitation_works_for_a_while",
                condition=Q(expires_at__gt=F("asked_at"), expires_at__lte=F("asked_at") + LONGEST),
            ),
            models.CheckConstraint(
                name="invitation_sent_at_when_sent",
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
            ),
            models.CheckConstraint(
                name="invitation_language_of_what_was_sent",
                condition=(Q(state="sent") & ~Q(language="")) | (~Q(state="sent") & Q(language="")),
            ),
            models.CheckConstraint(
                name="invitation_checked_at_and_by_together",
                condition=Q(checked_at=None, checked_by=None)
                | Q(checked_at__isnull=False, checked_by__isnull=False, state="sent"),
            ),
            models.CheckConstraint(
                name="invitation_checked_stands_or_is_set_aside",
                condition=Q(checked_at=None, assessment=None, set_aside_as="")
                | Q(checked_at__isnull=False, assessment__isnull=False, set_aside_as="")
                | (Q(checked_at__isnull=False, assessment=None) & ~Q(set_aside_as="")),
            ),
            models.CheckConstraint(
                name="invitation_nothing_kept_unsent",
                condition=Q(state__in=("open", "begun", "sent"))
                | Q(own_words="", may_print=False, hours_seen=None),
            ),
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def role(self) -> str:
        """In which role of an observer this person answers."""
        return ROLES[self.kind]

    @property
    def is_own_voice(self) -> bool:
        """Whether a child or a parent answers, who counts no hours."""
        return is_own_voice(self.role)

    @property
    def is_to_child(self) -> bool:
        """Whether the child itself is asked."""
        return self.kind == CHILD

    @property
    def is_live(self) -> bool:
        """Whether the link was neither used nor ended; its time may have run out meanwhile."""
        return self.state in LIVE

    @property
    def waits(self) -> bool:
        """Whether what came in is still to be checked."""
        return self.state == self.State.SENT and self.checked_at is None

    @property
    def last_day(self) -> datetime.date:
        """The last day on which the link works; it ends at midnight."""
        return timezone.localdate(self.expires_at - datetime.timedelta(seconds=1))


LIVE = (Invitation.State.OPEN, Invitation.State.BEGUN)


class InvitedAnswer(models.Model):
    """One answer that came by a link: a draft until it is sent, and kept apart until it is checked."""

    PERSONAL: ClassVar[set[str]] = {"choice", "example", "wants_to_talk"}

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="answers")
    item_key = models.CharField(max_length=60)
    choice = models.CharField(max_length=20, blank=True)
    example = models.TextField(max_length=2000, blank=True)
    wants_to_talk = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint("invitation", "item_key", name="invited_answer_once_per_item"),
            models.CheckConstraint(
                name="invited_answer_choice_known", condition=Q(choice__in=["", *ANSWERS])
            ),
        ]

    def __str__(self) -> str:
        return self.item_key


class LanguageApproval(models.Model):
    """That the texts of a language were read beside the Dutch for an organisation, or that it is switched off again.

    Rows are added to; the newest of a language holds, and only while the texts are those that were read (`digest`).
    """

    PERSONAL: ClassVar[set[str]] = {"read_by", "approved_by"}

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    is_on = models.BooleanField()
    read_by = models.CharField(_("who read all texts"), max_length=120, blank=True)
    approved_at = models.DateTimeField(default=timezone.now, editable=False)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="language_approval_names_the_reader", condition=Q(is_on=False) | ~Q(read_by="")
            ),
        ]

    def __str__(self) -> str:
        return self.language
