"""What each voice has to say of one strength, in a line each: what was seen as seen, what someone says as said."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from children.rules.voices import is_own_voice
from paper.dates_and_numbers import short_day
from portfolio.rules.definitions import InstrumentDefinition
from reports.rules.profiles import View
from reports.words.labels import short_voice, voice_in_words
from reports.words.levels import figure, level_in_words

Definitions = Mapping[str, InstrumentDefinition]


def said_of(
    element: str,
    views: Sequence[View],
    definitions: Definitions,
    *,
    with_figures: bool,
    with_days: bool = False,
) -> list[str]:
    """Say what each voice that was asked for a strength has to say of it, in the words of its own scale.

    With the day where no legend gives it: one voice can say something else in another form on another day. Who filled it
    in stands with that day elsewhere on the page.
    """
    found = []
    for view in views:
        score = view.latest.scores.elements.get(element)
        if score is None:
            continue
        is_own = is_own_voice(view.latest.role)
        words = level_in_words(score, definitions[view.latest.instrument], is_own=is_own)
        if with_figures and score.score is not None:
            words = _("%(words)s (%(score)s)") % {"words": words, "score": figure(score.score)}
        who = short_voice(view.latest) if with_days else voice_in_words(view.latest)
        facts = {"who": who, "day": short_day(view.latest.period_to), "words": words}
        found.append(template_for(is_said=is_own and score.score is not None, with_day=with_days) % facts)
    return found


def template_for(*, is_said: bool, with_day: bool) -> str:
    """Return the sentence for what someone says of their own life, or for what was seen; with its day or without."""
    if with_day:
        return _("%(who)s, says on %(day)s: %(words)s") if is_said else _("%(who)s, on %(day)s: %(words)s")
    return _("%(who)s, says: %(words)s") if is_said else _("%(who)s: %(words)s")
