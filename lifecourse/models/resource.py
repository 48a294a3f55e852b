"""What carries the child: named people, places and activities around it, and how they are used over time."""

import uuid
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from children.models.child import Child


class Resource(models.Model):
    """One named person, place or activity around the child that feeds a strength of the portfolio.

    How far it is used, and how the child feels it, changes over time: see `ResourceUse`.
    """

    class Kind(models.TextChoices):
        """What it is."""

        PERSON = "person", _("a person")
        PLACE = "place", _("a place")
        ACTIVITY = "activity", _("an activity")

    class Way(models.TextChoices):
        """How a resource works; the four ways of Grych, Hamby and Banyard (2015)."""

        PREVENTS = "prevents", _("prevents: less adversity arises")
        FEEDS = "feeds", _("feeds: it adds to well-being by itself")
        SOFTENS = "softens", _("softens: adversity hits less hard")
        PRACTISES = "practises", _("practises: small tension prepares for bigger tension")

    PERSONAL = {"child", "kind", "name", "element", "ways", "is_professional", "ended_on", "note"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="resources")
    kind = models.CharField(_("what is it?"), max_length=8, choices=Kind.choices)
    name = models.CharField(_("who, which place or what"), max_length=80)
    element = models.CharField(_("which strength it feeds"), max_length=60, blank=True)
    ways = ArrayField(
        models.CharField(max_length=9, choices=Way.choices),
        verbose_name=_("how it works"),
        default=list,
        blank=True,
    )
    is_professional = models.BooleanField(_("professional help, there for a while"), default=False)
    ended_on = models.DateField(_("to"), null=True, blank=True)
    note = models.CharField(_("short note"), max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=0)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(name="resource_name_given", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_over(self) -> bool:
        """Whether it is not there any more; from its last day on it is no help of today."""
        return self.ended_on is not None


class ResourceUse(models.Model):
    """From a day on: is the resource there and used (as a fact), and how does the child feel it (apart from that)."""

    class Use(models.TextChoices):
        """Availability and use, the scale of external resources."""

        NOT_THERE = "not_there", _("not there")
        UNUSED = "unused", _("there, but not used")
        USED = "used", _("used")
        CARRIES = "carries", _("really carries")

    class Felt(models.TextChoices):
        """What the child says of it."""

        NOT_ASKED = "not_asked", _("not asked")
        NOT = "not", _("does not help, by own word")
        SOME = "some", _("helps a bit, by own word")
        MUCH = "much", _("helps a lot, by own word")

    PERSONAL = {"resource", "from_on", "use", "felt"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="uses")
    from_on = models.DateField(_("from"))
    use = models.CharField(_("is it there, and used?"), max_length=9, choices=Use.choices)
    felt = models.CharField(
        _("does it help, by own word?"), max_length=9, choices=Felt.choices, default=Felt.NOT_ASKED
    )
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["from_on"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint("resource", "from_on", name="resource_use_once_a_day"),
        ]

    def __str__(self) -> str:
        return str(self.get_use_display())
