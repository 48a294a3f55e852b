"""With what the page on consent opens: what changed and the one thing to do."""

import datetime
from collections.abc import Sequence

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from consents.queries.birthdays import Birthday
from consents.queries.parts import Lead, Person, Row
from consents.queries.standing import Standing
from consents.rules.ages import DAYS_BEFORE
from consents.rules.deciding import CHILD, Purpose


def lead_of(standing: Standing, rows: Sequence[Row], people: Sequence[Person], today: datetime.date) -> Lead:
    """Return what changed and the one thing to do: authority first, then a birthday, then who was not asked."""
    child = standing.child
    if standing.verdict(Purpose.TEAM, today).lacks_holder:
        return Lead(
            _("Nobody noted yet who has authority over %(name)s.") % {"name": child.first_name},
            _("Look it up in the authority register or ask the parents, and note who it is."),
            reverse("authority-add", args=[child.pk]),
            _("Note who has authority"),
        )
    birthday = birthday_now(standing, today)
    ask = _("Ask %(name)s") % {"name": child.first_name}
    if birthday:
        text = _(
            "Ask yes or no, in the child’s own words and at a quiet moment. Say that a no changes nothing in the help."
        )
        return Lead(birthday.sentence, text, people[0].url, ask)
    return to_ask(standing, rows, people, today)


def to_ask(standing: Standing, rows: Sequence[Row], people: Sequence[Person], today: datetime.date) -> Lead:
    """Say who has still to be asked; the one with most to answer first."""
    open_for = {
        person.key: [row.title for place, row in enumerate(rows) if row.cells[n].state == "not_asked"]
        for n, person in enumerate(people)
    }
    person = max(people, key=lambda one: len(open_for[one.key]))
    asked = open_for[person.key]
    if not asked:
        return Lead(
            _("Everyone was asked."), _("Someone can always take a yes back. Note it here the same day.")
        )
    text = _("Ask first: %(what)s.") % {
        "what": "; ".join(title[:1].lower() + title[1:] for title in asked[:3])
        + (" …" if len(asked) > 3 else "")
    }
    title = _("%(name)s was not asked everything yet.") % {"name": capfirst(person.name)}
    return Lead(title, text, person.url, _("Ask %(name)s") % {"name": person.name})


def birthday_now(standing: Standing, today: datetime.date) -> Birthday | None:
    """Return the birthday that asks something now: one after which the child was not asked, or one that is near."""
    born = standing.born
    came, next_one = born.turned_last(today), born.turns_next(today)
    days = [said.on for purpose in Purpose for key, said in standing.said(purpose).items() if key == CHILD]
    for age in (came, next_one):
        if age is None:
            continue
        on = born.first(age)
        since = on - datetime.timedelta(DAYS_BEFORE)
        if since <= today and not any(day >= since for day in days):
            return Birthday(standing.child, age, on, born.last(age) <= today, born.day is None)
    return None
