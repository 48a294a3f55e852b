"""The child whose strengths are observed."""

import datetime
import uuid
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.access import Access
from accounts.models import Organisation, Team, User
from accounts.rules.permissions import Permission


class ChildQuerySet(models.QuerySet["Child"]):
    """Finds children within someone's reach."""

    def permitting(self, access: Access, permission: Permission) -> "ChildQuerySet":
        """Narrow to the children for whom this permission is held."""
        return self.filter(team_id__in=access.teams_where(permission))


_Children = models.Manager.from_queryset(ChildQuerySet)


class RealChildren(_Children):
    """The children whom people work with."""

    def get_queryset(self) -> ChildQuerySet:  # type: ignore[override]
        """Leave out the children to practise on: what lists or counts children never has them."""
        return super().get_queryset().filter(practised_by=None)  # type: ignore[return-value]


class Child(models.Model):
    """A child or young person, known by first name and the organisation's own number; never by BSN.

    With `practised_by` there is no child behind it: one colleague practises on it, nobody else opens it, and it
    never counts. Without asking for `with_practice` it is not found.
    """

    PERSONAL = {"first_name", "birth_year", "birth_month", "birth_day", "reference", "reference_key"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="children")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="children", verbose_name=_("team"))
    first_name = models.CharField(_("first name"), max_length=60)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"))
    birth_month = models.PositiveSmallIntegerField(
        _("month of birth"), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    # kept only where the organisation chose so (`Organisation.keeps_birth_day`): it counts for 12, 16 and 18
    birth_day = models.PositiveSmallIntegerField(
        _("day of birth"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    reference = models.CharField(_("own reference number"), max_length=40)
    reference_key = models.TextField(editable=False)  # the same for one number, however it is typed
    weeks_between = models.PositiveSmallIntegerField(
        _("weeks between observations"), default=13, validators=[MinValueValidator(1), MaxValueValidator(104)]
    )
    revision = models.PositiveIntegerField(default=0)
    registered_at = models.DateTimeField(auto_now_add=True)
    registered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # whose practice child it is; a trigger keeps it as it was
    practised_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = RealChildren()
    with_practice = _Children()

    class Meta:
        ordering = ["first_name", "reference"]
        constraints: ClassVar[list[Any]] = [
            # not once per organisation: a refusal would tell of a child that the asker may not see
            models.UniqueConstraint(
                "team",
                "reference_key",
                name="child_reference_once_per_team",
                condition=Q(practised_by=None),
            ),
            models.UniqueConstraint("organisation", "practised_by", name="child_practised_once_per_person"),
            models.CheckConstraint(name="child_reference_key_given", condition=~Q(reference_key="")),
            models.CheckConstraint(
                name="child_birth_month_in_year", condition=Q(birth_month__gte=1, birth_month__lte=12)
            ),
            models.CheckConstraint(
                name="child_birth_day_in_month",
                condition=Q(birth_day=None) | Q(birth_day__gte=1, birth_day__lte=31),
            ),
        ]

    def __str__(self) -> str:
        return self.first_name

    @property
    def is_practice(self) -> bool:
        """Whether somebody only practises on it: no child is behind it, and it never counts."""
        return self.practised_by_id is not None

    @property
    def born_on(self) -> datetime.date:
        """The first day of the month of birth: nothing is noted of a time before it."""
        return datetime.date(self.birth_year, self.birth_month, 1)

    def age_on(self, day: datetime.date) -> int:
        """Return the age in whole years on this day; to the month, where the day of birth is not kept."""
        birthday = (self.birth_month, self.birth_day or 1)
        return day.year - self.birth_year - ((day.month, day.day) < birthday)

    def due_after(self, last_on: datetime.date | None) -> datetime.date | None:
        """Return when the next observation is due after the last one; None after none: at once."""
        return last_on and last_on + datetime.timedelta(weeks=self.weeks_between)

    def is_due(self, last_on: datetime.date | None, today: datetime.date) -> bool:
        """Say whether the next observation is due, whatever the file is."""
        due_on = self.due_after(last_on)
        return due_on is None or due_on <= today
