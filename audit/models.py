"""The audit log: who did what, when, about which child. Never what was answered."""

from typing import ClassVar, NoReturn

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from audit.rules.events import Action


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    """A log that can be read and added to; the database refuses the rest as well."""

    def update(self, **kwargs: object) -> NoReturn:
        """Refuse: what happened cannot be changed."""
        raise TypeError("Audit events are never changed.")

    def delete(self) -> NoReturn:
        """Refuse: what happened cannot be undone."""
        raise TypeError("Audit events are never deleted.")


class AuditEvent(models.Model):
    """One thing that one person did.

    Text keys and no foreign keys: the log outlives what it speaks of. It holds the fact and never the
    content (NEN 7513: which event, when, which client, which user).
    """

    class Outcome(models.IntegerChoices):
        """How it ended, in the codes of DICOM and FHIR AuditEvent."""

        SUCCESS = 0, _("done")
        REFUSED = 4, _("refused")
        FAILED = 8, _("went wrong")

    PERSONAL = {
        "actor_id",
        "actor_name",
        "actor_role",
        "on_behalf_of_id",
        "child_id",
        "object_id",
        "session",
        "address",
    }

    at = models.DateTimeField(db_default=Now(), editable=False)
    event = models.CharField(max_length=40)
    action = models.CharField(
        max_length=1, choices=[(code.value, code.name.lower()) for code in Action], blank=True
    )
    outcome = models.PositiveSmallIntegerField(choices=Outcome.choices, default=Outcome.SUCCESS)
    actor_id = models.CharField(max_length=40, blank=True)
    actor_name = models.CharField(max_length=200, blank=True)
    actor_role = models.CharField(max_length=80, blank=True)
    organisation_id = models.CharField(max_length=40, blank=True)
    on_behalf_of_id = models.CharField(max_length=40, blank=True)
    basis = models.CharField(max_length=20, blank=True)
    child_id = models.CharField(max_length=40, blank=True)
    object_type = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=40, blank=True)
    page = models.CharField(max_length=60, blank=True)
    request_id = models.CharField(max_length=36, blank=True)
    session = models.CharField(max_length=16, blank=True)
    address = models.CharField(max_length=45, blank=True)
    version = models.CharField(max_length=20, blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["child_id", "at"], name="audit_event_child_at"),
            models.Index(fields=["organisation_id", "at"], name="audit_event_organisation_at"),
            BrinIndex(
                fields=["at"], name="audit_event_at", autosummarize=True
            ),  # small: the log grows in order
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event}"


class ChainLink(models.Model):
    """The seal of one event, resting on the seal before it; a trigger writes it when the event is committed.

    The web process may only read it, so whoever holds its password can add events but never reseal the log.
    """

    PERSONAL: ClassVar[set[str]] = set()

    position = models.BigIntegerField(primary_key=True)
    event_id = models.BigIntegerField(unique=True)
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position} {self.seal[:12]}"
