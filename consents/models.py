"""Who has something to say over a child, and what each of them agreed to: rows that are added to, never changed."""

import datetime
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models import Child
from consents.rules import deciding


class Authority(models.Model):
    """What someone has to say over a child, as it was seen at a source; the newest row of a `party` holds.

    A change or the end of it is a new row with the same party, so what was known before stays.
    """

    class Relation(models.TextChoices):
        """Who it is for the child."""

        PARENT = "parent", _("parent")
        PERSON = "person", _("another person")
        INSTITUTION = "institution", _("an institution")

    class Kind(models.TextChoices):
        """What this person or institution has to say."""

        AUTHORITY = deciding.Kind.AUTHORITY.value, _("has authority")
        GUARDIAN = deciding.Kind.GUARDIAN.value, _("is guardian")
        PART = deciding.Kind.PART.value, _("has a part of the authority, from the court")
        SUPERVISION = deciding.Kind.SUPERVISION.value, _("supervises (OTS)")
        MENTOR = deciding.Kind.MENTOR.value, _("is mentor or curator, from 18 on")
        NONE = deciding.Kind.NONE.value, _("has no authority")

    class Source(models.TextChoices):
        """How it is known."""

        REGISTER = "register", _("seen in the authority register")
        COURT = "court", _("seen in a decision of the court")
        DOCUMENT = "document", _("seen in another document")
        TOLD = "told", _("told, not seen on paper")

    PERSONAL: ClassVar[set[str]] = {
        *("child", "party", "called", "relation", "kind", "from_on", "until_on", "source", "seen_on", "note"),
    }

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="authorities")
    party = models.UUIDField(default=uuid.uuid4, editable=False)  # one person or institution, in all its rows
    called = models.CharField(_("who"), max_length=60)
    relation = models.CharField(_("who this is for the child"), max_length=11, choices=Relation.choices)
    kind = models.CharField(_("what holds"), max_length=11, choices=Kind.choices)
    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until and including"), null=True, blank=True)
    source = models.CharField(_("how it is known"), max_length=8, choices=Source.choices)
    seen_on = models.DateField(_("on which day"))
    note = models.CharField(_("short note"), max_length=200, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="authority_ends_after_begin",
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.called}: {self.get_kind_display()}"

    @property
    def holder(self) -> deciding.Holder:
        """What the rules need to know of it."""
        return deciding.Holder(str(self.party), deciding.Kind(self.kind), self.from_on, self.until_on)


class Consent(models.Model):
    """An answer to one purpose by the child or by someone around it; the newest row of a person and purpose holds."""

    class Purpose(models.TextChoices):
        """What is asked to agree to, in the order of the page."""

        TEAM = deciding.Purpose.TEAM.value, _("Share observations in the team")
        ASK_CHILD = deciding.Purpose.ASK_CHILD.value, _("Ask the child for a form")
        ASK_PARENTS = deciding.Purpose.ASK_PARENTS.value, _("Ask parents for a form")
        ASK_SCHOOL = deciding.Purpose.ASK_SCHOOL.value, _("Ask school for a form")
        ASK_NETWORK = deciding.Purpose.ASK_NETWORK.value, _("Ask someone of the network for a form")
        QUOTE_CHILD = deciding.Purpose.QUOTE_CHILD.value, _("Quote words of the child on paper")
        ADVERSITIES = deciding.Purpose.ADVERSITIES.value, _("Show adversity on the paper")
        QUOTE_OWN = deciding.Purpose.QUOTE_OWN.value, _("Quote words of a parent on paper")

    class Answer(models.TextChoices):
        """What was answered."""

        YES = deciding.Answer.YES.value, _("yes")
        NO = deciding.Answer.NO.value, _("no")
        WITHDRAWN = deciding.Answer.WITHDRAWN.value, _("withdrawn")
        UNABLE = deciding.Answer.UNABLE.value, _("cannot weigh it")
        COURT = deciding.Answer.COURT.value, _("the court gave permission instead")

    class How(models.TextChoices):
        """How it was given."""

        SPOKEN = "spoken", _("spoken")
        PAPER = "paper", _("on paper")
        PHONE = "phone", _("by phone")

    PERSONAL: ClassVar[set[str]] = {
        *("child", "party", "purpose", "answer", "given_on", "how", "words", "reason", "instead"),
    }

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="consents")
    party = models.UUIDField(
        null=True, blank=True, editable=False
    )  # that of `Authority`; None: the child itself
    purpose = models.CharField(max_length=11, choices=Purpose.choices)
    answer = models.CharField(max_length=9, choices=Answer.choices)
    given_on = models.DateField(_("on which day"))
    how = models.CharField(_("how"), max_length=6, choices=How.choices)
    words = models.CharField(_("in their own words"), max_length=200, blank=True)
    reason = models.CharField(_("why, or which decision of the court"), max_length=200, blank=True)
    instead = models.CharField(_("who decides instead"), max_length=120, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="consent_unable_says_why",
                condition=~Q(answer=deciding.Answer.UNABLE.value) | ~Q(reason="") & ~Q(instead=""),
            ),
            models.CheckConstraint(
                name="consent_court_says_which_decision",
                condition=~Q(answer=deciding.Answer.COURT.value) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.get_answer_display()}"

    @property
    def key(self) -> str:
        """Whose answer it is, as the rules name it."""
        return str(self.party) if self.party else deciding.CHILD

    @property
    def said(self) -> deciding.Said:
        """What the rules need to know of it."""
        given: datetime.date = self.given_on
        return deciding.Said(deciding.Answer(self.answer), given)
