"""What a profile says first: who saw it, where, when, how many strengths were judged, and what is new."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from children.models import Setting
from children.rules.voices import is_own_voice
from paper.dates_and_numbers import day_and_month, short_day
from portfolio.rules.definitions import Element
from portfolio.words import in_words
from reports.rules.profiles import StrengthMap
from reports.words.questions import voice_label
from reports.words.sentences import speaker

MOST_NAMED = 3  # strengths named in the sentence


class Lead(NamedTuple):
    """The sentence, what is new in it (empty when there was no time before), and what is less clear since."""

    seen: str
    new: str
    less: str


def lead_of(shown: StrengthMap, child_name: str) -> Lead:
    """Return what a map says first; of an own voice as what is said, never as what was seen."""
    reading, scores = shown.reading, shown.reading.scores
    facts = {
        "name": child_name,
        "where": Setting(reading.setting).label,
        "day": short_day(reading.period_to),
        "present": scores.n_present,
        "judged": scores.n_judged,
    }
    if is_own_voice(reading.role):
        said = _("%(who)s says, %(where)s on %(day)s: %(present)s of %(judged)s strengths are there")
        seen = said % {**facts, "who": speaker(reading, child_name)}
    else:
        said = _(
            "%(who)s clearly saw %(present)s of %(judged)s judged strengths of %(name)s %(where)s, on %(day)s"
        )
        seen = said % {**facts, "who": voice_label(reading, child_name)}
    return Lead(seen[:1].upper() + seen[1:], new_in(shown), less_in(shown))


def new_in(shown: StrengthMap) -> str:
    """Say what is new since the form before; empty when there is none."""
    if shown.previous is None:
        return ""
    names = quoted([tile.element for tiles in shown.cells.values() for tile in tiles if tile.is_new])
    before, on = shown.previous.period_to, shown.reading.period_to
    facts = {"day": day_and_month(before) if before.year == on.year else short_day(before), "names": names}
    return (_("new since %(day)s: %(names)s") if names else _("nothing is new since %(day)s")) % facts


def less_in(shown: StrengthMap) -> str:
    """Say what was clear in the form before and is less so in this one, also when nothing is; empty without one."""
    if shown.previous is None:
        return ""
    names = quoted([tile.element for tiles in shown.cells.values() for tile in tiles if tile.is_less])
    return (
        _("Less clear than then: %(names)s.") % {"names": names}
        if names
        else _("Nothing is less clear than then.")
    )


def quoted(elements: Sequence[Element]) -> str:
    """Name some strengths, and count the rest."""
    names = [_("‘%(name)s’") % {"name": in_words(element.name).lower()} for element in elements]
    if len(names) <= 1:
        return "".join(names)
    if len(names) <= MOST_NAMED:
        return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
    left = len(names) - MOST_NAMED + 1
    others = ngettext("%(n)s other", "%(n)s others", left) % {"n": left}
    return _("%(names)s and %(others)s") % {"names": ", ".join(names[: MOST_NAMED - 1]), "others": others}
