"""Everything about a child, put together for the child or a parent."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models.child import Child


class Asker(models.TextChoices):
    """Who uses a right that the law gives to child and parents."""

    CHILD = "child", _("the child")
    PARENT = "parent", _("a parent with parental authority")
    REPRESENTATIVE = "representative", _("a guardian, mentor or curator")


class Archive(models.Model):
    """Once that everything about a child was put together for someone, passage by passage.

    `marks` holds, for each passage in someone's own words, whom it is about and why it was left out, if
    it was; never the passage itself. `seen` is the digest of all passages that were looked at: the archive
    can be fetched as long as they are the same.
    """

    class Subject(models.TextChoices):
        """Whom a passage is about."""

        CHILD = "child", _("about the child")
        PARENT = "parent", _("about a parent")
        OTHER = "other", _("about someone else")

    class Reason(models.TextChoices):
        """Why a passage was left out."""

        PRIVACY = "privacy", _("to protect the privacy of someone else")
        HARM = "harm", _("reading it now would harm the child")

    PERSONAL = {"child", "for_whom", "marks"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="archives")
    for_whom = models.CharField(_("for whom"), max_length=14, choices=Asker.choices)
    marks = models.JSONField(default=dict)
    seen = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return str(self.get_for_whom_display())

    @property
    def left_out(self) -> dict[str, str]:
        """Why each passage that was left out was left out, by the key of the passage."""
        return {key: mark["left_out"] for key, mark in self.marks.items() if mark["left_out"]}

    @property
    def n_left_out(self) -> int:
        """How many passages were left out."""
        return len(self.left_out)
