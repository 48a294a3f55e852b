"""The audit log: who did what, when, about which child. Never what was answered."""

from typing import NoReturn

from django.db import models
from django.db.models.functions import Now


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

    PERSONAL = {"actor_id", "actor_name", "child_id", "object_id"}

    at = models.DateTimeField(db_default=Now(), editable=False)
    event = models.CharField(max_length=40)
    actor_id = models.CharField(max_length=40, blank=True)
    actor_name = models.CharField(max_length=200, blank=True)
    child_id = models.CharField(max_length=40, blank=True)
    object_type = models.CharField(max_length=40, blank=True)
    object_id = models.CharField(max_length=40, blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["child_id", "at"], name="audit_event_child_at")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event}"
