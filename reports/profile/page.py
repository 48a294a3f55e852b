"""The profile page: strengths map, what stands out, and the dot rows of every observer."""

from dataclasses import dataclass
from typing import NamedTuple

from children.models import Child
from paper.dates_and_numbers import short_day
from portfolio.rules.definitions import InstrumentDefinition
from reliability.rules.measurement_error import NOTHING_KNOWN, Errors
from reports.facts.bands import Band
from reports.facts.readings import Reading
from reports.profile.dot_rows import DomainRows, LegendEntry, domain_rows, legend_entry, observers_until
from reports.profile.strengths_map import LevelName, MapColumn, level_names, map_columns
from reports.rules import profiles
from reports.rules.trajectories import began_in_hard_time
from reports.words import error_sentences, sentences
from reports.words.error_sentences import Remarks, remarks_on
from reports.words.labels import kind_names, reading_choices, reading_label


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
    """Everything the profile shows, on screen and on paper."""

    chosen: str
    chosen_id: str
    choices: list[FormChoice]
    what: str
    counted: str
    counted_short: str
    not_judged: str
    highlights: list[str]
    questions: list[str]
    since: list[Happened]
    columns: list[MapColumn]
    levels: list[LevelName]
    legend: list[LegendEntry]
    domains: list[DomainRows]
    n_unjudged: int
    remarks: Remarks

    @property
    def has_larger(self) -> bool:
        """Whether a difference is larger than measurement error."""
        return any(domain.has_larger for domain in self.domains)


def profile_page(
    child: Child,
    readings: list[Reading],
    bands: list[Band],
    definitions: dict[str, InstrumentDefinition],
    chosen_id: str = "",
    errors: Errors = NOTHING_KNOWN,
) -> ProfilePage | None:
    """Return the profile by the chosen form, or by the first to show; None when there is no signed form."""
    if not readings:
        return None
    first = profiles.first_to_show(readings, definitions)
    chosen = next((reading for reading in readings if reading.id == chosen_id), first)
    definition = definitions[chosen.instrument]
    shown = profiles.strength_map(definition, chosen, profiles.previous_in_series(readings, chosen))
    observers = observers_until(readings, chosen)
    rows = profiles.dot_rows(definition, observers.views)
    previous = shown.previous
    since = [b for b in bands if previous and previous.period_to < b.first <= chosen.period_to]
    earlier = observers.views[0].earlier  # of the same observer; the map compares with the same role
    highlights = [
        sentences.newly_seen(shown, errors.larger(shown.previous, chosen)),
        error_sentences.larger_since(earlier, chosen, errors, definition),
        sentences.unseen(profiles.seen_by_nobody(rows)),
    ]
    return ProfilePage(
        chosen=reading_label(chosen),
        chosen_id=chosen.id,
        choices=[
            FormChoice(pk, label, pk == chosen.id) for pk, label in reading_choices(readings, definitions)
        ],
        what=sentences.name_of_profile(any(band.kind == "adversity" for band in bands)),
        counted=sentences.counted(child.first_name, chosen.scores, len(definition.cells_asked)),
        counted_short=sentences.counted_short(chosen.scores, len(definition.cells_asked)),
        not_judged=sentences.not_judged(chosen.scores),
        highlights=[sentence for sentence in highlights if sentence],
        questions=sentences.differently_seen(
            profiles.seen_differently(rows, observers.views)[:5], observers.labels
        ),
        since=[
            Happened(short_day(band.first), band.title, kind_names()[band.kind].lower()) for band in since
        ],
        columns=map_columns(shown),
        levels=[LevelName(level.value.replace("_", "-"), name) for level, name in level_names().items()],
        legend=list(map(legend_entry, observers.views, observers.labels, observers.places)),
        domains=domain_rows(definition, observers, rows, errors.larger(earlier, chosen)),
        n_unjudged=chosen.scores.n_present_at_most - chosen.scores.n_present,
        remarks=remarks_on(errors, definitions, began_hard=began_in_hard_time([shown.previous], bands)),
    )
