"""The profile page: what it says first, the strengths map, what stands out, and every strength by everyone who looked."""

from dataclasses import dataclass

from children.models import Child
from children.rules.voices import is_own_voice
from portfolio.rules.definitions import InstrumentDefinition
from reliability.rules.measurement_error import NOTHING_KNOWN, Errors
from reports.charts import svg
from reports.facts.bands import Band
from reports.facts.readings import Reading
from reports.profile.beside import FormBeside, forms_beside
from reports.profile.figures import FigureRow, figure_rows
from reports.profile.lead import Lead, lead_of
from reports.profile.matrix import MatrixView, matrix_view
from reports.profile.spread import SpreadView, spread_view
from reports.profile.strengths_map import LevelName, MapColumn, legend_of_levels, map_columns
from reports.rules import differing, profiles
from reports.rules.course.trajectories import hard_days
from reports.rules.elements import merged_elements
from reports.rules.matrix import MOST_CELLS, columns_of
from reports.rules.spread import spread_of
from reports.words import error_sentences, sentences
from reports.words.error_sentences import Remarks, remarks_on
from reports.words.labels import FormChoice, reading_choices, reading_label
from reports.words.named_once import Words
from reports.words.questions import in_order_of_domains, no_questions, questions_on

MOST_QUESTIONS = 3


@dataclass(frozen=True)
class ProfilePage:
    """Everything the profile shows, on screen and on paper.

    `is_own` says that the chosen form holds what a child or a parent says. What differs and what nobody could see is
    told of now, whichever form is chosen, as on the page of differences. What others have to say of each strength is
    their newest, up to an older form where someone chose that one (`is_past`). `n_voices` counts those who have
    something to say now: of differences nothing is said with one. `beside` are the newest forms of the others. `dots`
    and `words` hold once what map and matrix show and say many times.
    """

    chosen: str
    chosen_id: str
    reading: Reading
    previous: Reading | None
    is_past: bool
    lead: Lead
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
    beside: list[FormBeside]
    columns: list[MapColumn]
    levels: list[LevelName]
    matrix: MatrixView
    figures: list[FigureRow]
    dots: svg.Svg
    words: svg.Svg
    remarks: Remarks

    @property
    def tells_difference(self) -> bool:
        """Whether something is set against something else: an earlier moment, or another voice."""
        return self.n_voices > 1 or any(row.difference for row in self.figures)

    @property
    def has_core(self) -> bool:
        """Whether a strength is on the map that the model says always helps, also by itself."""
        return any(row.is_core for row in self.figures)

    @property
    def larger(self) -> list[FigureRow]:
        """The strengths of which the difference in time is larger than measurement error."""
        return [row for row in self.figures if row.larger]


def profile_page(
    child: Child,
    readings: list[Reading],
    bands: list[Band] | None,
    definitions: dict[str, InstrumentDefinition],
    chosen_id: str = "",
    errors: Errors = NOTHING_KNOWN,
    most_cells: int = MOST_CELLS,
) -> ProfilePage | None:
    """Return the profile by the chosen form, or by the first to show; None when there is no signed form.

    `bands` are the events on record; None where they are not to be seen. The matrix has at most so many cells.
    """
    if not readings:
        return None
    first = profiles.first_to_show(readings, definitions)
    chosen = next((reading for reading in readings if reading.id == chosen_id), first)
    definition, name = definitions[chosen.instrument].about(chosen.scores.elements), child.first_name
    shown = profiles.strength_map(definition, chosen, profiles.previous_of_voice(readings, chosen))
    is_past = chosen is not first
    spread = spread_of(chosen, definition.elements)
    previous, larger = shown.previous, errors.larger(shown.previous, chosen)
    now, elements = differing.views_now(readings), merged_elements(definitions)
    unseen = differing.unseen_by_all(elements, now.views)
    columns, words = columns_of(readings, chosen, is_past=is_past), Words()
    rows = matrix_view(columns, in_order_of_domains(elements), definitions, chosen, name, words, most_cells)
    tiles = map_columns(shown, definition, words, name)
    return ProfilePage(
        chosen=reading_label(chosen),
        chosen_id=chosen.id,
        reading=chosen,
        previous=previous,
        is_past=is_past,
        lead=lead_of(shown, name),
        is_own=is_own_voice(chosen.role),
        choices=[
            FormChoice(pk, label, pk == chosen.id) for pk, label in reading_choices(readings, definitions)
        ],
        what=sentences.name_of_profile(None if bands is None else has_adversity(bands)),
        counted=sentences.counted(chosen, name, spread),
        counted_short=sentences.counted_short(chosen.scores, spread),
        spread=spread_view(spread, name),
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
        questions=(questions := questions_on(now.views, definitions, name))[:MOST_QUESTIONS],
        no_questions=no_questions(now.views),
        more_questions=sentences.more_questions(len(questions) - MOST_QUESTIONS),
        beside=forms_beside(readings, chosen, definitions, name),
        columns=tiles,
        levels=legend_of_levels(definition, is_own=is_own_voice(chosen.role)),
        matrix=rows,
        figures=figure_rows(shown, definition, larger),
        dots=svg.sheet_of_dots(rows.scores | scores_of(chosen)),
        words=svg.words_of(words.named),
        remarks=remarks_on(errors, definitions, hard_days([previous], bands or [])),
    )


def is_judged(reading: Reading, element: str) -> bool:
    """Say whether a form has a score for a strength."""
    score = reading.scores.elements.get(element)
    return score is not None and score.score is not None


def has_adversity(bands: list[Band]) -> bool:
    """Say whether an adversity is on record."""
    return any(band.kind == "adversity" for band in bands)


def scores_of(reading: Reading) -> set[float]:
    """Return the scores of a form."""
    return {found.score for found in reading.scores.elements.values() if found.score is not None}
