"""What the profile says is true of the record: absence, voices, comparability, exposure, gains and losses."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from children.models import Child
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.domains import CELLS
from portfolio.rules.scoring import Choice
from reliability.rules.measurement_error import NOTHING_KNOWN
from reports.case_report.content import CaseReport, Order, case_report
from reports.case_report.dot_rows import annex_of
from reports.course.facts import CourseRecord
from reports.course.page import course_page
from reports.facts.bands import Band
from reports.facts.readings import Reading
from reports.facts.window import Window
from reports.profile.page import ProfilePage, profile_page
from reports.rules.profiles import first_to_show
from tests.unit.reports.scene import NOT_APPLICABLE, NOT_SEEN, band, day, definition, element, reading, scaled

FULL = tuple(f"k{n}" for n in range(8)) + tuple("abcdefgh")
SHORT = tuple(f"k{n}" for n in range(8))
LOOKED: tuple[Band, ...] = ()


def form_of(*keys: str) -> InstrumentDefinition:
    """Return a form whose first eight strengths lie in the eight cells, the rest in the first."""
    made = scaled(definition(*keys), internal="binnen", external="buiten")
    cells = [*CELLS, *[CELLS[0]] * len(keys)]
    placed = [element(key, *cell) for key, cell in zip(keys, cells, strict=False)]
    return replace(made, elements=tuple(placed))


DEFINITIONS = {
    "full-1.0": form_of(*FULL),
    "short-1.0": form_of(*SHORT),
    "own-1.0": form_of(*SHORT),
}


def form(
    weeks: float,
    instrument: str = "full-1.0",
    rest: Choice = 2,
    hours: int | None = 20,
    role: str = "youth_professional",
    observer: str = "Anna",
    setting: str = "home",
    **scores: Choice,
) -> Reading:
    keys = [one.key for one in DEFINITIONS[instrument].elements]
    made = reading(
        f"{instrument} {weeks} {role} {observer}",
        weeks,
        dict.fromkeys(keys, rest) | scores,
        instrument=instrument,
        role=role,
        observer=observer,
        setting=setting,
    )
    return replace(made, hours_seen=hours)


def page(*forms: Reading, bands: Sequence[Band] | None = (), chosen: str = "") -> ProfilePage:
    known = None if bands is None else list(bands)
    made = profile_page(Child(first_name="Sam"), list(forms), known, DEFINITIONS, chosen)
    assert made is not None
    return made


def case_report_of(forms: Sequence[Reading], chosen: str = "") -> CaseReport:
    record = CourseRecord(list(forms), DEFINITIONS, len(forms))
    order = Order("Anna", day(90), day(90), chosen, with_events=True)
    made = case_report(Child(first_name="Sam", birth_year=2016, birth_month=1), record, {}, order)
    assert made is not None
    return made


def said(made: ProfilePage) -> str:
    rows = [row for domain in made.matrix.domains for row in domain.rows]
    cells = [f"{cell.words} {cell.turned}" for row in rows for cell in row.cells if cell]
    beside = [" ".join(one) for one in made.beside]
    said = [*made.lead, made.what, made.counted, made.not_judged, *made.highlights, *made.questions]
    return " ".join([*said, *cells, *beside])


def test_not_shown_and_none_noted_are_two_facts() -> None:
    """The paper without events said ‘no adversity is noted’ of a child with two (T2)."""
    moved = band("adversity", 0, 0)
    assert "Er is geen tegenslag genoteerd" in page(form(1), bands=[]).what
    assert "Gebeurtenissen staan hier niet bij" in page(form(1), bands=None).what
    assert "naast wat er gebeurde" in page(form(1), bands=[moved]).what


def test_losses_are_named_as_gains_are() -> None:
    """Prosocial 3,0 -> 1,0 was absent from what stands out (T6)."""
    made = page(form(0, a=3, b=1), form(9, a=1, b=3))
    assert any(
        text == "Aanwezig op 9 maart 2026 en op 5 januari 2026 nog niet: ‘kracht b’."
        for text in made.highlights
    )
    assert any("minder duidelijk op 9 maart 2026: ‘kracht a’" in text for text in made.highlights)


def test_what_two_people_saw_is_no_gain_and_no_loss() -> None:
    assert page(form(0, a=3), form(9, a=1, observer="Bram")).highlights == []


def test_forms_that_cannot_be_compared_get_no_figures_beside_each_other() -> None:
    """‘Sam himself 3,0; teacher 1,0’ stood on one scale (T8)."""
    own = form(8, "own-1.0", 3, None, "child", "Sam, samen met Anna")
    other = form(9, "short-1.0", 1, role="teacher", observer="Bram", setting="school")
    readings = [form(9), own, other]
    made = annex_of(readings, readings[0], DEFINITIONS, NOTHING_KNOWN, day(63))
    rows = {row.name: row for domain in made.domains for row in domain.rows}
    row = rows["Kracht k0"]
    assert len(made.legend) == 1
    assert row.scores == ["jeugd- en gezinsprofessional, thuis · Anna: binnen 2 (2,0)"]
    assert set(row.beside) == {
        "leerkracht of schoolbegeleider, op school, op 9 mrt 2026: binnen 1",
        "Sam, zegt op 2 mrt 2026: binnen 3",
    }
    assert row.plot.count("chart-mark") == 1


def test_what_one_person_said_in_another_form_stands_there_with_its_day() -> None:
    """An older version by the same person stood undated under today's scores, as if somebody else had said it."""
    older, newer = form(0, "short-1.0", 1), form(9, rest=2)
    made = annex_of([older, newer], newer, DEFINITIONS, NOTHING_KNOWN, newer.period_to)
    [row] = [row for domain in made.domains for row in domain.rows if row.name == "Kracht k0"]
    assert row.scores == ["jeugd- en gezinsprofessional, thuis · Anna: binnen 2 (2,0)"]
    assert row.beside == ["jeugd- en gezinsprofessional, thuis, op 5 jan 2026: binnen 1"]


def test_nothing_differs_is_said_of_what_was_set_side_by_side_only() -> None:
    """‘Nowhere a whole point apart’ stood above 3,0 by one and 2,0 by another, with forms that cannot be compared."""
    teacher = form(9, "short-1.0", 3, role="teacher", observer="Bram", setting="school")
    made = page(form(9, rest=2), teacher)
    assert made.questions == []
    assert "heel punt" not in made.no_questions
    assert "niet vergeleken" in made.no_questions
    alike = page(form(9, rest=2), form(9, rest=2, role="teacher", observer="Bram", setting="school"))
    assert alike.no_questions == "Nergens liggen twee stemmen een heel punt uit elkaar."
    assert page(form(9)).no_questions == ""


def test_what_others_say_is_their_newest_beside_the_picture() -> None:
    """The annex went on showing what someone had seen a year before, though a newer form lay beside it."""
    teacher = form(0, "short-1.0", 1, role="teacher", observer="Bram", setting="school")
    again = form(12, "short-1.0", 3, role="teacher", observer="Bram", setting="school")
    forms = [teacher, form(3, rest=1), form(9, rest=2), again]
    made = case_report_of(forms)
    [row] = [row for domain in made.annex.domains for row in domain.rows if row.name == "Kracht k0"]
    assert row.beside == ["leerkracht of schoolbegeleider, op school, op 30 mrt 2026: binnen 3"]
    older = case_report_of(forms, forms[1].id)
    [row] = [row for domain in older.annex.domains for row in domain.rows if row.name == "Kracht k0"]
    assert row.beside == ["leerkracht of schoolbegeleider, op school, op 5 jan 2026: binnen 1"]


def test_what_differs_is_told_of_now_whichever_form_is_the_picture() -> None:
    """The paper asked after a difference that a newer form beside it had taken away, and missed a new one."""
    teacher = form(0, "short-1.0", 1, role="teacher", observer="Bram", setting="school")
    again = form(12, "short-1.0", 2, role="teacher", observer="Bram", setting="school")
    made = page(form(9, rest=2), teacher)
    assert len(made.questions) == 3
    made = page(form(9, rest=2), teacher, again)
    assert made.chosen_id == form(9).id
    assert made.questions == []
    made = page(form(9, rest=1), teacher, again)
    assert len(made.questions) == 3


def test_what_a_newer_form_could_see_is_not_told_as_seen_too_little() -> None:
    unseen = form(9, k0=NOT_SEEN, k1=NOT_SEEN)
    newer = form(12, "short-1.0", 2, role="teacher", observer="Bram", setting="school", k1=NOT_SEEN)
    [text] = page(unseen, newer).highlights
    assert text == (
        "Te weinig gezien door iedereen die sinds 29 september 2025 keek: ‘kracht k1’. Wie kan er kijken?"
    )


def test_the_last_full_form_stays_the_picture() -> None:
    """One short form by anyone replaced the whole picture (T14), and so did a child’s own form (T21)."""
    full, short = form(0), form(5, "short-1.0")
    own = form(9, "own-1.0", 3, None, "child", "Sam, samen met Anna")
    assert first_to_show([full, short, own], DEFINITIONS) is full
    assert first_to_show([short, own], DEFINITIONS) is short
    assert first_to_show([own], DEFINITIONS) is own
    made = page(full, short, own)
    assert [(one.id, one.note) for one in made.beside] == [(own.id, "nieuwer"), (short.id, "nieuwer")]
    assert made.coverage == "vraagt naar 16 krachten, 16 beoordeeld"
    assert "vraagt naar 8 krachten, 8 beoordeeld" in [one.coverage for one in made.beside]


def test_an_own_voice_is_told_as_such_and_never_as_seen() -> None:
    own = form(9, "own-1.0", 3, None, "child", "Sam, samen met Anna", k0=NOT_SEEN)
    made = page(own)
    assert made.counted.startswith("Sam zegt: 7 van de 7 krachten zijn er")
    assert "gezien" not in said(made)
    assert made.exposure == ""
    parent = page(form(9, "own-1.0", 3, None, "parent", "ouder, samen met Anna"))
    assert parent.counted.startswith("Een ouder zegt: ")


def test_of_differences_nothing_is_said_with_one_voice() -> None:
    made = page(form(0), form(9))
    assert (made.n_voices, made.questions) == (1, [])
    assert page(form(0), form(9, role="teacher", observer="Bram", setting="school")).n_voices == 2


def test_what_does_not_fit_is_not_told_as_seen_too_little() -> None:
    made = page(form(0, a=NOT_APPLICABLE, b=NOT_SEEN))
    [text] = [text for text in made.highlights if "Te weinig gezien" in text]
    assert ("kracht b" in text, "kracht a" in text) == (True, False)
    assert (
        made.not_judged
        == "Niet beoordeeld: 1 te weinig gezien en 1 past niet. Het aantal ligt dus tussen 14 en 15."
    )


def test_what_only_does_not_fit_is_said_and_leaves_nothing_open() -> None:
    assert page(form(0, a=NOT_APPLICABLE)).not_judged == "Niet beoordeeld: 1 past niet."


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (
            1,
            "Maar 1 uur gezien van 29 dec 2025 tot en met 5 jan 2026: bij zo weinig valt een score gemakkelijk te laag uit.",
        ),
        (20, "20 uur gezien van 29 dec 2025 tot en met 5 jan 2026."),
        (None, "Hoelang de waarnemer keek, is niet genoteerd."),
    ],
)
def test_how_long_someone_looked_is_said_beside_the_figures(hours: int | None, expected: str) -> None:
    """One hour and twelve zeros became ‘0 of the 12’, the hours stood in the annex only (T13)."""
    seen = form(0, rest=0, hours=hours)
    assert page(seen).exposure == expected
    assert annex_of([seen], seen, DEFINITIONS, NOTHING_KNOWN, seen.period_to).legend[0].exposure == expected


def test_a_hard_time_is_told_of_the_moment_it_is_true_of() -> None:
    """The first observation was told to be in a hard time though it was made before the move (T10)."""
    before, soon, later = form(0), form(11), form(20)
    moved = [band("adversity", 10, 10)]
    assert page(before, soon, bands=moved).remarks.hard_time == ""
    remark = page(before, soon, later, bands=moved).remarks.hard_time
    assert str(day(11).year) in remark
    assert f"{day(11).day} " in remark


def test_cells_are_named_and_their_number_has_bounds() -> None:
    made = page(form(0, k0=0, a=0, b=0, c=0, d=0, e=0, f=0, g=0, h=0, k1=NOT_SEEN))
    assert "in 6 tot 7 van de 8 gebieden" in made.counted
    assert made.spread.without == ["Regulerende krachten (bij Sam zelf)"]
    assert made.spread.maybe == ["Regulerende krachten (om Sam heen)"]
    assert len(made.spread.present) == 3
    assert made.spread.present[0] == "(Inter)persoonlijke krachten (bij Sam zelf en om Sam heen)"


def test_the_lanes_count_a_period_and_say_so() -> None:
    """An adversity outside the choice is not an adversity that is not there (T2)."""
    record = CourseRecord([form(60)], DEFINITIONS, 1, bands=[band("adversity", 0, 0)])
    window = Window(day(55), day(65))
    course = course_page(record, window, day(65))
    assert course is not None
    assert course.timeline.sentence.startswith("In deze periode genoteerd: tegenslag 0")
    assert course.shown.outside == ["Van wat er gebeurde en werd gedaan vallen er 1 buiten deze periode."]
    assert course.shown.has_adversity
