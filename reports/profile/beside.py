"""The forms beside the chosen one: newer ones, short ones, and what child and parents say."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from paper.dates_and_numbers import short_day
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.words import in_words
from reports.facts.readings import Reading, in_order
from reports.rules.profiles import views_until
from reports.rules.spread import spread_of
from reports.words import sentences
from reports.words.labels import who_in_words


class FormBeside(NamedTuple):
    """The newest form of another voice, or with another list: which one, what it counts, how much it asks for."""

    id: str
    day: str
    who: str
    form: str
    counted: str
    coverage: str
    exposure: str
    note: str


def forms_beside(
    readings: Sequence[Reading],
    chosen: Reading,
    definitions: Mapping[str, InstrumentDefinition],
    child_name: str,
) -> list[FormBeside]:
    """Return the newest form of every voice and list but the chosen one, the newest first."""
    newest = in_order(list(readings))[-1]
    latest = [view.latest for view in views_until(readings, newest)]
    others = sorted((form for form in latest if form.id != chosen.id), key=lambda form: form.period_to)
    return [beside(form, chosen, definitions[form.instrument], child_name) for form in reversed(others)]


def beside(form: Reading, chosen: Reading, definition: InstrumentDefinition, child_name: str) -> FormBeside:
    """Return one form as it stands beside the chosen one."""
    return FormBeside(
        id=form.id,
        day=short_day(form.period_to),
        who=who_in_words(form),
        form=in_words(definition.title),
        counted=sentences.counted(form, child_name, spread_of(form, definition.elements)),
        coverage=sentences.coverage(form),
        exposure=sentences.exposure(form),
        note=_("newer") if form.period_to > chosen.period_to else "",
    )
