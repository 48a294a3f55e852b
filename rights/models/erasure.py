"""Destroying what is kept of a child: the request with its decision, and the register of what was destroyed."""

import datetime
import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models.child import Child
from children.rules.retention import answer_due


class ErasureRequestQuerySet(models.QuerySet["ErasureRequest"]):
    """Finds requests by what they wait for."""

    def waiting(self) -> "ErasureRequestQuerySet":
        """Narrow to requests that were not refused and not carried out."""
        return self.exclude(decision=ErasureRequest.Decision.REFUSED).filter(erasure_key=None)


class ErasureRequest(models.Model):
    """Someone asks to destroy what is kept of a child, or the time for keeping it is over.

    One person decides, another approves; only then is anything destroyed. When all of a child is destroyed
    this row goes with it: what stays is the `Erasure`.
    """

    class Origin(models.TextChoices):
        """Why destruction is considered."""

        REQUEST = "request", _("someone asked for it")
        RETENTION = "retention", _("the retention period is over")

    class Asker(models.TextChoices):
        """Who asks."""

        CHILD = "child", _("the child")
        PARENT = "parent", _("a parent with parental authority")
        REPRESENTATIVE = "representative", _("a guardian, mentor or curator")
        PARENT_SELF = "parent_self", _("a parent, about what is said of that parent")

    class Authority(models.TextChoices):
        """Whether those with parental authority ask together."""

        ONE = "one", _("one person has authority, and asks")
        BOTH = "both", _("two people have authority, and both ask")
        NOT_BOTH = "not_both", _("two people have authority, and one of them does not ask (yet)")

    class Decision(models.TextChoices):
        """What was decided."""

        GRANTED = "granted", _("it will be destroyed")
        REFUSED = "refused", _("it will not be destroyed")

    class Ground(models.TextChoices):
        """Why it is refused."""

        INTEREST = "interest", _("someone else has a substantial interest in keeping it")
        DUTY = "duty", _("a law obliges us to keep it")
        NO_RIGHT = "no_right", _("who asks does not have this right")
        WITHDRAWN = "withdrawn", _("who asked withdrew the request")

    PERSONAL = {"child", "origin", "asker", "asker_name", "authority", "is_unable", "wish"} | {
        *("decision", "ground", "explanation")
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="erasure_requests")
    origin = models.CharField(max_length=9, choices=Origin.choices, default=Origin.REQUEST)
    asker = models.CharField(_("who asks"), max_length=14, choices=Asker.choices, blank=True)
    asker_name = models.CharField(_("name of who asks"), max_length=120, blank=True)
    asked_on = models.DateField(_("asked on"))
    authority = models.CharField(_("parental authority"), max_length=8, choices=Authority.choices, blank=True)
    is_unable = models.BooleanField(
        _("the child is twelve or older and cannot weigh its own interests"), default=False
    )
    wish = models.TextField(
        _("what should be destroyed, in the words of who asks"), max_length=1000, blank=True
    )
    is_whole = models.BooleanField(default=False)
    records = models.JSONField(default=dict)  # what is chosen when not all of it goes: ids by table
    decision = models.CharField(_("decision"), max_length=7, choices=Decision.choices, blank=True)
    ground = models.CharField(_("why it is refused"), max_length=9, choices=Ground.choices, blank=True)
    explanation = models.TextField(_("explanation, for who asked"), max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    erasure_key = models.UUIDField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ErasureRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-recorded_at"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                name="erasure_request_decided_together",
                condition=Q(decision="", decided_at=None, decided_by=None)
                | ~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="erasure_request_refused_with_reason",
                condition=~Q(decision="refused") & Q(ground="")
                | Q(decision="refused") & ~Q(ground="") & ~Q(explanation=""),
            ),
            models.CheckConstraint(
                name="erasure_request_approved_by_someone_else",
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False, decision="granted")
                & ~Q(approved_by=F("decided_by")),
            ),
            models.CheckConstraint(
                name="erasure_request_asked_by_someone",
                condition=Q(origin="retention", asker="") | Q(origin="request") & ~Q(asker=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_origin_display())

    @property
    def due_on(self) -> datetime.date:
        """The day on which it must have been answered and carried out."""
        return answer_due(self.asked_on)

    @property
    def is_granted(self) -> bool:
        """Whether it was decided that something is destroyed."""
        return self.decision == self.Decision.GRANTED

    @property
    def is_done(self) -> bool:
        """Whether it was carried out."""
        return self.erasure_key is not None

    @property
    def n_records(self) -> int:
        """How many records were chosen, when not all of it goes."""
        return sum(len(ids) for ids in self.records.values())


class Erasure(models.Model):
    """What was destroyed, when and by whom; never what it said. Only a function of the owner writes here.

    No foreign keys: the register outlives what it speaks of, and is what keeps erased what was erased after
    a backup was put back. `is_running` is true within the transaction that destroys, and nowhere else.
    """

    PERSONAL = {"child_key", "reference_digest", "records", "decided_by_name", "approved_by_name", "asker"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child_key = models.UUIDField(db_index=True)
    reference_digest = models.CharField(max_length=64)
    organisation_key = models.UUIDField()
    team_key = models.UUIDField()
    team_name = models.CharField(max_length=120)
    origin = models.CharField(max_length=9, choices=ErasureRequest.Origin.choices)
    asker = models.CharField(max_length=14, choices=ErasureRequest.Asker.choices, blank=True)
    asked_on = models.DateField()
    is_whole = models.BooleanField()
    records = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)  # rows destroyed, by table
    decided_by_name = models.CharField(max_length=120)
    approved_by_name = models.CharField(max_length=120)
    destroyed_at = models.DateTimeField()
    is_running = models.BooleanField(default=False)

    class Meta:
        ordering = ["-destroyed_at"]

    def __str__(self) -> str:
        return f"{self.destroyed_at:%Y-%m-%d} {self.child_key}"

    @property
    def n_records(self) -> int:
        """How many records were destroyed."""
        return sum(self.counts.values())
