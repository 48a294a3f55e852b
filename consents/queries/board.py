"""The page on consent of one child: what changed, who decides when, per purpose and person, and who has authority."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from assessments.models import Assessment
from children.models import Child
from consents.models import Authority, Consent
from consents.queries.asking import reason_in_words
from consents.queries.lead import lead_of
from consents.queries.parts import Cell, Held, Lead, Person, Row, Stage
from consents.queries.standing import Standing, standing_for
from consents.queries.wording import EFFECTS, MEANINGS, cell_of, held_in_words
from consents.rules.ages import CHANGING, EIGHTEEN, SIXTEEN, TWELVE
from consents.rules.deciding import AGREEING, CHILD, Kind, Purpose, State, Verdict


@dataclass(frozen=True)
class Board:
    """The whole page."""

    lead: Lead
    stages: list[Stage]
    people: list[Person]
    rows: list[Row]
    held: list[Held]
    is_supervised: bool
    unknown_day: str
    history: list[Consent]
    former: list[Authority]


def board_of(child: Child, today: datetime.date) -> Board:
    """Return the page of a child; five queries."""
    standing = standing_for(child)
    people = people_of(standing, today)
    rows = [row_of(standing, purpose, people, today) for purpose in shown(standing)]
    authorities = list(child.authorities.select_related("recorded_by").order_by("pk"))
    newest = {row.pk for row in standing.parties.values()}
    return Board(
        lead=lead_of(standing, rows, people, today),
        stages=stages_of(standing, today),
        people=people,
        rows=rows,
        held=[held_of(row, today) for row in authorities if row.pk in newest],
        is_supervised=any(
            row.kind == Kind.SUPERVISION and row.holder.holds_on(today) for row in standing.parties.values()
        ),
        unknown_day=unknown_day(standing, today),
        history=list(child.consents.select_related("recorded_by").order_by("-pk")),
        former=[row for row in reversed(authorities) if row.pk not in newest],
    )


def shown(standing: Standing) -> list[Purpose]:
    """Return the purposes of the page; that on words of parents only where a parent is known."""
    return [one for one in Purpose if one is not Purpose.QUOTE_OWN or standing.parents]


def people_of(standing: Standing, today: datetime.date) -> list[Person]:
    """Return the child, then those around it as they were noted."""
    child, deciding = standing.child, standing.deciders(today)
    alone = deciding == {CHILD}
    says = _("decides alone") if alone else _("decides too") if CHILD in deciding else _("may always say no")
    people = [Person(CHILD, child.first_name, says, reverse("consent-child", args=[child.pk]))]
    for key, row in standing.parties.items():
        role = held_in_words(row, today)
        people.append(Person(key, row.called, role, reverse("consent-party", args=[child.pk, row.party])))
    return people


def row_of(standing: Standing, purpose: Purpose, people: Sequence[Person], today: datetime.date) -> Row:
    """Return one purpose."""
    found = standing.verdict(purpose, today)
    asked = {*found.to_ask, *found.refused_by, *standing.deciders(today)}
    if purpose is Purpose.QUOTE_OWN:
        asked = {*standing.parents}
    cells = [
        Cell(
            person.name, *cell_of(standing.answers.get((purpose, person.key)), is_needed=person.key in asked)
        )
        for person in people
    ]
    head, details = judged_in_words(standing, purpose, found)
    if purpose is Purpose.TEAM:
        details += came_after(standing, found, today)
    title, meaning = str(Consent.Purpose(purpose.value).label), str(MEANINGS[purpose])
    return Row(title, meaning, cells, str(found.state), head, details)


def judged_in_words(standing: Standing, purpose: Purpose, found: Verdict) -> tuple[str, list[str]]:
    """Say whether something may now, and why not."""
    if found.state is State.ALLOWED:
        return _("This may."), []
    if found.state is State.REFUSED:
        said = _("%(who)s said no. A no changes nothing in the help.") % {
            "who": capfirst(standing.names(found.refused_by))
        }
        return _("This may not."), [said, str(EFFECTS[purpose, True])]
    return _("Ask first."), [*filter(None, [reason_in_words(standing, found), str(EFFECTS[purpose, False])])]


def came_after(standing: Standing, found: Verdict, today: datetime.date) -> list[str]:
    """Name the observations that came after the birthday since which the child has to be asked, until it is."""
    age = standing.born.turned_last(today)
    if CHILD not in found.to_ask or age is None or age == EIGHTEEN:
        return []
    since = standing.born.last(age)
    forms = Assessment.objects.signed().filter(child=standing.child, period_to__gte=since)
    days = [
        date_format(day, "j F Y") for day in forms.order_by("period_to").values_list("period_to", flat=True)
    ]
    if not days:
        return []
    values = {"days": get_text_list([*dict.fromkeys(days)], _("and")), "name": standing.child.first_name}
    return [_("Came in after the birthday: the observation of %(days)s. Tell %(name)s.") % values]


def stages_of(standing: Standing, today: datetime.date) -> list[Stage]:
    """Return who agrees at which ages."""
    born, child = standing.born, standing.child.first_name
    adults = [
        row.called for row in standing.parties.values() if row.kind in AGREEING and row.holder.holds_on(today)
    ]
    around = get_text_list(adults, _("and")) if adults else _("who has authority")
    both = (
        get_text_list([child, *adults], _("and"))
        if adults
        else _("%(name)s and who has authority") % {"name": child}
    )
    now = {*born.ages_on(today)}

    def begins(age: int) -> str:
        return date_format(born.first(age), "j F Y" if born.day else "F Y")

    return [
        Stage(_("under 12"), around, begins(0), any(age < TWELVE for age in now)),
        Stage(_("12 to 15"), both, begins(TWELVE), any(TWELVE <= age < SIXTEEN for age in now)),
        Stage(
            _("16 and 17"),
            _("only %(name)s") % {"name": child},
            begins(SIXTEEN),
            any(SIXTEEN <= age < EIGHTEEN for age in now),
        ),
        Stage(
            _("from 18"),
            _("%(name)s, as an adult") % {"name": child},
            begins(EIGHTEEN),
            any(age >= EIGHTEEN for age in now),
        ),
    ]


def held_of(row: Authority, today: datetime.date) -> Held:
    """Say what someone has to say and how that is known."""
    known = {
        "source": row.get_source_display(),
        "day": date_format(row.seen_on, "j F Y"),
        "who": row.recorded_by.full_name,
    }
    return Held(
        name=row.called,
        what=held_in_words(row, today),
        known=_("%(source)s on %(day)s, noted by %(who)s") % known,
        note=row.note,
        url=reverse("authority-change", args=[row.child_id, row.party]),
        is_over=row.until_on is not None and row.until_on < today,
    )


def unknown_day(standing: Standing, today: datetime.date) -> str:
    """Say which birthdays cannot be known to the day; empty where the day is kept or no birthday is to come."""
    age = standing.born.turns_next(today)
    least, most = standing.born.ages_on(today)
    if least != most:
        age = most
    if standing.born.day or age is None or age not in CHANGING:
        return ""
    values = {
        "age": age,
        "month": date_format(standing.born.first(age), "F Y"),
        "name": standing.child.first_name,
    }
    return (
        _(
            "The day of birth is not known here. On which day in %(month)s %(name)s turns %(age)s is not known: "
            "ask %(name)s or the parents."
        )
        % values
    )
