"""The profile page: strengths map, what stands out, and what every voice has to say."""

from dataclasses import dataclass
from typing import NamedTuple

from children.models import Child
from children.rules.voices import is_own_voice
from paper.dates_and_numbers import short_day
from portfolio.rules.definitions import InstrumentDefinition
from reliability.rules.measurement_error import NOTHING_KNOWN, Errors
from reports.facts.bands import Band
from reports.facts.readings import Reading
from reports.profile.beside import FormBeside, forms_beside
from reports.profile.dot_rows import DomainRows, LegendEntry, domain_rows, legend_of, observers_until
from reports.profile.spread import SpreadView, spread_view
from reports.profile.strengths_map import LevelName, MapColumn, legend_of_levels, map_columns
from reports.rules import differing, profiles
from reports.rules.elements import merged_elements
from reports.rules.spread import spread_of
from reports.rules.trajectories import hard_days
from reports.words import error_sentences, sentences
from reports.words.error_sentences import Remarks, remarks_on
from reports.words.labels import kind_names, reading_choices, reading_label
from reports.words.questions import no_questions, questions_on

MOST_QUESTIONS = 3


class FormChoice(NamedTuple):
    """One form that the page can be about."""

    id: str
    label: str
    is_chosen: bool


class Happened(NamedTuple):
    """Something that happened since the moment before: the day, what, and of which kind."""

    day: str
    title: str
    kind: str


@dataclass(frozen=True)
class ProfilePage:
    """Everything the profile shows, on screen and on paper.

    `is_own` says that the chosen form holds what a child or a parent says. What differs and what nobody could see is
    told of now, whichever form is chosen, as on the page of differences. What others have to say of each strength is
    their newest, up to an older form where someone chose that one. `n_voices` counts those who have something to
    say now: of differences nothing is said with one. `beside` are the newest forms of the others.
    """

    chosen: str
    chosen_id: str
    is_own: bool
    choices: list[FormChoice]
    what: str
    counted: str
    counted_short: str
    spread: SpreadView
    not_judged: str
    exposure: str
    coverage: str
    highlights: list[str]
    n_voices: int
    questions: list[str]
    no_questions: str
    more_questions: str
    since: list[Happened]
    beside: list[FormBeside]
    columns: list[MapColumn]
    levels: list[LevelName]
    legend: list[LegendEntry]
    domains: list[DomainRows]
    remarks: Remarks

    @property
    def tells_difference(self) -> bool:
        """Whether something is set against something else: an earlier moment, or another voice."""
        return self.n_voices > 1 or any(row.difference for domain in self.domains for row in domain.rows)

    @property
    def has_larger(self) -> bool:
        """Whether a difference is larger than measurement error."""
        return any(domain.has_larger for domain in self.domains)


def profile_page(
    child: Child,
    readings: list[Reading],
    bands: list[Band] | None,
    definitions: dict[str, InstrumentDefinition],
    chosen_id: str = "",
    errors: Errors = NOTHING_KNOWN,
) -> ProfilePage | None:
    """Return the profile by the chosen form, or by the first to show; None when there is no signed form.

    `bands` are the events on record; None where they are not to be seen.
    """
    if not readings:
        return None
    first = profiles.first_to_show(readings, definitions)
    chosen = next((reading for reading in readings if reading.id == chosen_id), first)
    definition, name = definitions[chosen.instrument].about(chosen.scores.elements), child.first_name
    shown = profiles.strength_map(definition, chosen, profiles.previous_of_voice(readings, chosen))
    last = max(one.period_to for one in readings) if chosen is first else chosen.period_to
    observers = observers_until(readings, chosen, definitions, last)
    spread = spread_of(chosen, definition.elements)
    previous, larger = shown.previous, errors.larger(shown.previous, chosen)
    now = differing.views_now(readings)
    unseen = differing.unseen_by_all(merged_elements(definitions), now.views)
    return ProfilePage(
        chosen=reading_label(chosen),
        chosen_id=chosen.id,
        is_own=is_own_voice(chosen.role),
        choices=[
            FormChoice(pk, label, pk == chosen.id) for pk, label in reading_choices(readings, definitions)
        ],
        what=sentences.name_of_profile(None if bands is None else has_adversity(bands)),
        counted=sentences.counted(chosen, name, spread),
        counted_short=sentences.counted_short(chosen.scores, spread),
        spread=spread_view(spread),
        not_judged=sentences.not_judged(chosen),
        exposure=sentences.exposure(chosen),
        coverage=sentences.coverage(chosen),
        highlights=[
            sentence
            for sentence in (
                sentences.newly_seen(shown, larger),
                sentences.less_seen(shown, larger),
                error_sentences.larger_since(previous, chosen, errors, definition),
                sentences.unseen([one for one in unseen if not is_judged(chosen, one.key)], now.since),
            )
            if sentence
        ],
        n_voices=len(profiles.newest_of_each(now.views)),
        questions=(questions := questions_on(now.views, definitions))[:MOST_QUESTIONS],
        no_questions=no_questions(now.views),
        more_questions=sentences.more_questions(len(questions) - MOST_QUESTIONS),
        since=happened_since(previous, chosen, bands or []),
        beside=forms_beside(readings, chosen, definitions, name),
        columns=map_columns(shown, definition),
        levels=legend_of_levels(definition, is_own=is_own_voice(chosen.role)),
        legend=legend_of(observers),
        domains=domain_rows(definition, observers, larger),
        remarks=remarks_on(errors, definitions, hard_days([previous], bands or [])),
    )


def is_judged(reading: Reading, element: str) -> bool:
    """Say whether a form has a score for a strength."""
    score = reading.scores.elements.get(element)
    return score is not None and score.score is not None


def has_adversity(bands: list[Band]) -> bool:
    """Say whether an adversity is on record."""
    return any(band.kind == "adversity" for band in bands)


def happened_since(previous: Reading | None, chosen: Reading, bands: list[Band]) -> list[Happened]:
    """Return what happened between the form before and the chosen one."""
    since = [band for band in bands if previous and previous.period_to < band.first <= chosen.period_to]
    return [Happened(short_day(band.first), band.title, kind_names()[band.kind].lower()) for band in since]
