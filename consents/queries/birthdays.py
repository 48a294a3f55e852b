"""Whose twelfth, sixteenth or eighteenth birthday asks something, for who looks after a team."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import Access
from accounts.rules.permissions import Permission
from children.models import Child
from consents.models import Consent
from consents.rules.ages import CHANGING, DAYS_BEFORE, Born

DAYS_AFTER = 365  # for how long one is reminded of a birthday after which nobody asked
SENTENCES: dict[tuple[int, bool], str | Promise] = {  # by age, and whether the day is over
    (12, False): gettext_lazy("%(name)s turns 12 %(when)s: ask %(name)s too from then on."),
    (12, True): gettext_lazy("%(name)s turned 12 %(when)s and decides too now: ask %(name)s."),
    (16, False): gettext_lazy("%(name)s turns 16 %(when)s and then decides alone: prepare it together."),
    (16, True): gettext_lazy("%(name)s turned 16 %(when)s and decides alone now: ask %(name)s."),
    (18, False): gettext_lazy("%(name)s turns 18 %(when)s: decide together what happens with the file."),
    (18, True): gettext_lazy("%(name)s turned 18 %(when)s and decides as an adult: ask %(name)s."),
}


@dataclass(frozen=True)
class Birthday:
    """A birthday that comes or came: the first day on which it can be, and whether only the month is known."""

    child: Child
    age: int
    on: datetime.date
    is_over: bool
    is_month: bool

    @property
    def when(self) -> str:
        """The day in words, or the month where the day is not kept."""
        if self.is_month:
            return _("in %(month)s") % {"month": date_format(self.on, "F Y")}
        return _("on %(day)s") % {"day": date_format(self.on, "j F Y")}

    @property
    def sentence(self) -> str:
        """What it asks, in one sentence."""
        values = {"name": self.child.first_name, "when": self.when, "age": self.age}
        return SENTENCES[self.age, self.is_over] % values


def birthdays_for(access: Access, today: datetime.date) -> list[Birthday]:
    """Return the birthdays within three months, and those of the last year after which the child was not asked.

    The earliest comes first; two queries. A closed file asks for nothing.
    """
    teams = access.teams_where(Permission.RIGHTS_MANAGE)
    if not teams:
        return []
    near = Child.objects.filter(months_near(today), team__in=teams)
    children = list(near.exclude(retention__closed_on__isnull=False).select_related("team"))
    found = [day for child in children for day in near_birthdays(child, today)]
    asked = Consent.objects.filter(child__in=[day.child for day in found], party=None)
    days = list(asked.values_list("child_id", "given_on"))
    return sorted((day for day in found if not is_asked(day, days)), key=lambda day: (day.on, str(day.child)))


def months_near(today: datetime.date) -> Q:
    """Narrow to children born in a year in which one of these birthdays can be near."""
    years = {
        day.year - age
        for age in CHANGING
        for day in (today - datetime.timedelta(DAYS_AFTER), today, today + datetime.timedelta(DAYS_BEFORE))
    }
    return reduce(or_, (Q(birth_year=year) for year in sorted(years)))


def near_birthdays(child: Child, today: datetime.date) -> Iterable[Birthday]:
    """Yield the birthdays of a child that are near."""
    born = Born(child.birth_year, child.birth_month, child.birth_day)
    for age in CHANGING:
        on = born.first(age)
        if -DAYS_AFTER <= (on - today).days <= DAYS_BEFORE:
            yield Birthday(child, age, on, born.last(age) <= today, child.birth_day is None)


def is_asked(birthday: Birthday, days: Iterable[tuple[object, datetime.date]]) -> bool:
    """Say whether the child was asked anything since one may ask because of this birthday."""
    since = birthday.on - datetime.timedelta(DAYS_BEFORE)
    return any(child == birthday.child.pk and day >= since for child, day in days)
