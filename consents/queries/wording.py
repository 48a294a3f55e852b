"""Purposes, answers and authority in words: for the page of a child, its forms and what other apps show of it."""

import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consents.models import Authority, Consent
from consents.rules.deciding import Purpose

MEANINGS: dict[Purpose, str | Promise] = {
    Purpose.TEAM: gettext_lazy("observations, map and course, for who works with the child"),
    Purpose.ASK_CHILD: gettext_lazy("the child says itself how it goes"),
    Purpose.ASK_PARENTS: gettext_lazy("parents say how they see the child"),
    Purpose.ASK_SCHOOL: gettext_lazy("a teacher or school coach says what is seen there"),
    Purpose.ASK_NETWORK: gettext_lazy("such as a grandmother, a trainer or a foster parent"),
    Purpose.QUOTE_CHILD: gettext_lazy("what the child said or wrote, as it was said"),
    Purpose.ADVERSITIES: gettext_lazy("what happened and what weighs, on the paper for the case meeting"),
    Purpose.QUOTE_OWN: gettext_lazy("for each parent, only the own words"),
}
_NOTHING_NEW = gettext_lazy("Ask for no new form. What was filled in before stays in the file.")
EFFECTS: dict[
    tuple[Purpose, bool], str | Promise
] = {  # by purpose and whether someone said no; empty: nothing to add
    (Purpose.TEAM, True): gettext_lazy("Share nothing new. What is in the file stays: it has to be kept."),
    (Purpose.TEAM, False): gettext_lazy("Wait with sharing new observations until then."),
    **{
        (one, True): _NOTHING_NEW
        for one in (Purpose.ASK_CHILD, Purpose.ASK_PARENTS, Purpose.ASK_SCHOOL, Purpose.ASK_NETWORK)
    },
    **{
        (one, False): gettext_lazy("Until then nobody is asked by a link.")
        for one in (Purpose.ASK_CHILD, Purpose.ASK_PARENTS, Purpose.ASK_SCHOOL, Purpose.ASK_NETWORK)
    },
    (Purpose.QUOTE_CHILD, True): gettext_lazy(
        "The paper leaves the words of the child out. Papers made before stay."
    ),
    (Purpose.QUOTE_CHILD, False): gettext_lazy("Until then the paper leaves the words of the child out."),
    (Purpose.ADVERSITIES, True): gettext_lazy("The paper leaves it out. Papers made before stay."),
    (Purpose.ADVERSITIES, False): gettext_lazy("Until then the paper leaves it out."),
    (Purpose.QUOTE_OWN, True): gettext_lazy(
        "The paper leaves the words of this parent out, and those of which nobody noted who spoke."
    ),
    (Purpose.QUOTE_OWN, False): gettext_lazy("Until then the paper leaves the words of this parent out."),
}


def cell_of(said: Consent | None, *, is_needed: bool) -> tuple[str, str, list[str]]:
    """Return how an answer stands, its head, and details in words."""
    if said is None:
        return ("not_asked", _("not asked yet"), []) if is_needed else ("not_needed", _("not needed"), [])
    details = [given_in_words(said)]
    if said.words:
        details.append(f"‘{said.words}’")
    if said.reason:
        details.append(said.reason)
    if said.instead:
        details.append(_("decides instead: %(who)s") % {"who": said.instead})
    if not is_needed:
        details.append(_("does not count now"))
    return said.answer, str(said.get_answer_display()), details


def given_in_words(said: Consent) -> str:
    """Say on which day and how an answer was given."""
    return f"{date_format(said.given_on, 'j F Y')}, {said.get_how_display()}"


def held_in_words(row: Authority, today: datetime.date) -> str:
    """Say what someone has to say, and from or until when that is not now or not for good."""
    what = str(row.get_kind_display())
    if row.until_on:
        until = {"what": what, "day": date_format(row.until_on, "j F Y")}
        return (
            _("%(what)s until %(day)s") if row.until_on >= today else _("until %(day)s: %(what)s")
        ) % until
    if row.from_on:
        return _("%(what)s since %(day)s") % {"what": what, "day": date_format(row.from_on, "j F Y")}
    return what
