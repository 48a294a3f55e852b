"""Every sentence and every drawn direction, held against an independent, slow reckoning of random records.

The records have missing answers of all kinds, forms of different length, several observers and voices, adversities
that are noted, not noted or hidden.
"""

import datetime
import uuid
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from children.models import Child
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.domains import CELLS, DOMAINS
from portfolio.rules.scoring import NoScore, score_form
from reliability.rules.measurement_error import NOTHING_KNOWN
from reports.case_report.dot_rows import annex_of
from reports.charts import svg
from reports.comparison.page import compare_page
from reports.facts.bands import Band
from reports.facts.readings import Reading, by_series
from reports.plain_words.page import plain_words_in
from reports.plain_words.rules.every_rule import MOST, chosen, findings_in
from reports.plain_words.rules.facts import Adversity, ChildRecord
from reports.plain_words.rules.findings import Cells, Finding, Strengths, Who
from reports.profile.page import profile_page
from reports.rules.course.recovery import with_recovery
from reports.rules.course.trajectories import Chart, Drawn, TimeAxis, lines_of
from reports.rules.elements import merged_elements
from tests.unit.reports import reckoning
from tests.unit.reports.reckoning import NOT_APPLICABLE, NOT_SEEN, OPEN, Filled, Record
from tests.unit.reports.scene import MONDAY, definition, element, scaled

KEYS = {"full": tuple("abcdefghijkl"), "short": tuple("abcdefgh"), "own": tuple("abcdefgh")}
CELL_OF = {key: CELLS[place % len(CELLS)] for place, key in enumerate(KEYS["full"])}
ELEMENTS = tuple(element(key, *CELL_OF[key]) for key in KEYS["full"])
VOICES = (  # role, setting, person, list
    ("youth_professional", "home", "Anna", "full"),
    ("youth_professional", "home", "Bram", "full"),
    ("teacher", "school", "Cora", "short"),
    ("child", "home", "Anna", "own"),
    ("child", "home", "Bram", "own"),
)
ANSWERS: st.SearchStrategy[reckoning.Answer] = st.sampled_from(
    [0, 1, 2, 3, 3, NOT_SEEN, OPEN, NOT_APPLICABLE]
)
PAIRS = st.tuples(ANSWERS, ANSWERS)  # also half seen, half left open, half not fitting


def list_of(name: str) -> InstrumentDefinition:
    """Return one of the three lists; each strength has two statements."""
    made = scaled(definition(*KEYS[name]), internal="binnen", external="buiten")
    return replace(made, elements=tuple(one for one in ELEMENTS if one.key in KEYS[name]))


AXIS = TimeAxis(MONDAY, MONDAY + datetime.timedelta(weeks=62), ())
LISTS = {name: list_of(name) for name in KEYS}


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a record: up to nine forms on different days, and up to two adversities."""
    days = draw(st.lists(st.integers(0, 60), min_size=1, max_size=9, unique=True))
    forms = []
    for week in sorted(days):
        role, setting, person, name = draw(st.sampled_from(VOICES))
        answers = {key: draw(PAIRS) for key in KEYS[name]}
        on = MONDAY + datetime.timedelta(weeks=week)
        forms.append(Filled(role, setting, person, on, name, answers))
    starts = draw(st.lists(st.integers(0, 60), max_size=2))
    lasts = [draw(st.sampled_from([None, 0, 6])) for _ in starts]
    events = tuple(
        (
            on := MONDAY + datetime.timedelta(weeks=week),
            None if last is None else on + datetime.timedelta(weeks=last),
        )
        for week, last in zip(starts, lasts, strict=True)
    )
    return Record(tuple(forms), events)


def reading(form: Filled) -> Reading:
    """Return a form as reports read it, scored by the product."""
    choices = {
        f"{key}{n}": answer if isinstance(answer, int) else NoScore(answer)
        for key, given_answers in form.answers.items()
        for n, answer in enumerate(given_answers, start=1)
        if answer != OPEN
    }
    return Reading(
        id=form.on.isoformat(),
        observer_id=form.person,
        observer=f"Sam, samen met {form.person}" if form.is_own else form.person,
        role=form.role,
        setting=form.setting,
        instrument=form.list_used,
        version_id=uuid.UUID(int=0),
        period_from=form.on - datetime.timedelta(days=7),
        period_to=form.on,
        signed_at=datetime.datetime.combine(form.on, datetime.time(12), datetime.UTC),
        hours_seen=None if form.is_own else 20,
        scores=score_form(LISTS[form.list_used], choices),
    )


def bands(record: Record) -> list[Band]:
    return [Band("adversity", "Verhuizing", first, last) for first, last in record.adversities]


def names(keys: set[str]) -> set[str]:
    return {f"Kracht {key}" for key in keys}


def named(finding: Finding) -> set[str]:
    strengths = dict(finding.figures)["strengths"]
    assert isinstance(strengths, Strengths)
    return {name.nl for name in strengths.names}


def sign(number: float) -> int:
    return (number > 0) - (number < 0)


@settings(max_examples=60, deadline=None)
@given(records())
def test_every_drawn_direction_rests_on_what_was_judged_each_time(record: Record) -> None:
    readings = [reading(form) for form in record.forms]
    grouped = by_series(readings)
    for domain in DOMAINS:
        own = [one for one in ELEMENTS if one.domain == domain.key]
        lines = with_recovery(
            lines_of(list(grouped.values()), ["x"] * len(grouped), own, as_count=True), bands(record)
        )
        runs = {
            tuple(form.on for form in moments): (run, moments, shared)
            for run in record.runs()
            for moments, shared in [reckoning.compared(run, (one.key for one in own))]
            if moments
        }
        assert len(lines) == len(runs)
        for line in lines:
            run, moments, shared = runs[tuple(point.on for point in line.points)]
            counts = [len(form.present() & shared) for form in moments]
            assert [int(point.value) for point in line.points] == counts
            assert all(point.basis[0] == len(shared) for point in line.points)
            for point in line.points:
                keys = [one.key for one in own]
                assert point.may_recover == reckoning.is_dip(run, point.on, keys, record)
            others = {form.on for form in run if form.judged() & {one.key for one in own}} - {
                form.on for form in moments
            }
            assert {point.on for point in line.apart} == others
            drawn = svg.trajectory(Chart("x", "regulatory", "x", 6, (line,)), svg.stage([], AXIS), "x")
            heights = [float(y) for y in heights_in(drawn)]
            assert bool(heights) == (line.drawn is Drawn.LINE)
            for (low, high), (y, y_next) in zip(pairwise(counts), pairwise(heights), strict=False):
                assert sign(y - y_next) == sign(high - low)  # up on the screen is a smaller y


def heights_in(drawn: str) -> list[str]:
    """Return the heights of the corners of the one line in a drawing; none when there is no line."""
    if 'class="chart-line" d="M' not in drawn:
        return []
    path = drawn.split('class="chart-line" d="M')[1].split('"')[0]
    return [corner.split(" ")[1] for corner in path.split("L")]


@settings(max_examples=60, deadline=None)
@given(records(), st.booleans())
def test_every_sentence_in_plain_words_is_true(record: Record, sees_events: bool) -> None:
    readings = tuple(reading(form) for form in record.forms)
    today = MONDAY + datetime.timedelta(weeks=61)
    known = ChildRecord(
        today=today,
        readings=readings,
        elements=ELEMENTS,
        adversities=tuple(Adversity(*event) for event in record.adversities) if sees_events else None,
    )
    findings = findings_in(known)
    assert len(chosen(findings)) <= MOST
    assert all(sentence.text for sentence in plain_words_in(known).sentences)
    said = {finding.said for finding in findings}
    assert bool(said & {"adversity", "adversity_none"}) == sees_events
    assert ("adversity_none" in said) == (sees_events and not record.adversities)
    if not sees_events:
        assert not said & {"dip", "dip_said"}
    for finding in findings:
        hold_against(finding, record)


def hold_against(finding: Finding, record: Record) -> None:
    """Check one finding against the record."""
    newest = max(form.on for form in record.forms)
    lately = [run for run in record.runs() if run[-1].on >= newest - datetime.timedelta(weeks=26)]
    figures = dict(finding.figures)
    if check := CHECKS.get(finding.said):
        check(finding, figures, record, [run for run in lately if is_of(figures.get("who"), run[0])])


Runs = list[list[Filled]]


def check_seen(finding: Finding, figures: dict[str, Any], record: Record, runs: Runs) -> None:
    [form] = [form for form in record.of_now() if form.on == figures["day"]]
    assert form.is_own == finding.said.startswith("said")
    assert form.judged()
    assert (figures["present"], figures["judged"]) == (len(form.present()), len(form.judged()))
    assert figures["cells"] == Cells(*reckoning.cells(form, CELL_OF))
    assert figures["high"] == len(form.present() | form.unknown())


def check_nothing(finding: Finding, figures: dict[str, Any], record: Record, runs: Runs) -> None:
    [form] = [form for form in record.of_now() if form.on == figures["day"]]
    assert (form.judged(), form.is_own) == (set(), finding.said.startswith("said"))


def check_turned(finding: Finding, figures: dict[str, Any], record: Record, runs: Runs) -> None:
    [(before, after)] = [run[-2:] for run in runs if len(run) > 1 and run[-2].on == figures["day"]]
    risen, fallen = reckoning.turned(before, after)
    assert named(finding) == names(risen if finding.said.startswith("new") else fallen)
    assert after.is_own == finding.said.endswith("_said")


def check_steady(finding: Finding, figures: dict[str, Any], record: Record, runs: Runs) -> None:
    stayed = [
        set.intersection(*(form.present() for form in run))
        for run in runs
        if len(run) == figures["moments"] >= 3
    ]
    assert named(finding) in map(names, stayed)


def check_unseen(finding: Finding, figures: dict[str, Any], record: Record, runs: Runs) -> None:
    assert named(finding) == names(reckoning.unseen_by_all(record.of_now()))


def check_differing(finding: Finding, figures: dict[str, Any], record: Record, runs: Runs) -> None:
    for key in KEYS["full"]:
        if f"Kracht {key}" in named(finding):
            scores = [score for form in record.of_now() if (score := form.score(key)) is not None]
            assert max(scores) - min(scores) >= 1


def check_dip(finding: Finding, figures: dict[str, Any], record: Record, runs: Runs) -> None:
    for fall in figures["falls"].in_domain:
        keys = [key for key in KEYS["full"] if fall.domain == domain_name(key)]
        assert any(reckoning.is_dip(run, fall.on, keys, record) for run in runs)
        counts = [
            (len(before.present() & shared), len(after.present() & shared), len(shared))
            for moments, shared in (reckoning.compared(run, keys) for run in runs)
            for before in moments
            for after in moments
            if (before.on, after.on) == (fall.before_on, fall.on)
        ]
        assert counts == [(fall.before, fall.after, fall.judged)]


CHECKS: dict[str, Callable[[Finding, dict[str, Any], Record, Runs], None]] = {
    **dict.fromkeys(("seen", "said"), check_seen),
    **dict.fromkeys(("seen_nothing", "said_nothing"), check_nothing),
    **dict.fromkeys(("new", "new_said", "gone", "gone_said"), check_turned),
    **dict.fromkeys(("steady", "steady_said"), check_steady),
    **dict.fromkeys(("dip", "dip_said"), check_dip),
    "unseen": check_unseen,
    "differing": check_differing,
}


def is_of(who: object, form: Filled) -> bool:
    return not isinstance(who, Who) or (
        (who.role, who.setting) == (form.role, form.setting) and who.name in ("", form.person)
    )


def domain_name(key: str) -> object:
    return next(domain.name for domain in DOMAINS if domain.key == CELL_OF[key][0])


@settings(max_examples=60, deadline=None)
@given(records(), st.booleans())
def test_everything_on_the_profile_is_true(record: Record, sees_events: bool) -> None:
    readings = [reading(form) for form in record.forms]
    for shown, form in zip(readings, record.forms, strict=True):
        page = profile_page(
            Child(first_name="Sam"), readings, bands(record) if sees_events else None, LISTS, shown.id
        )
        assert page is not None
        assert ("Er is geen tegenslag genoteerd" in page.what) == (sees_events and not record.adversities)
        low, high, asked = reckoning.cells(form, CELL_OF)
        # a domain is named once, with each of its halves
        present, maybe, without = (sum(name.count("Sam") for name in names) for names in page.spread)
        assert (present, present + maybe, present + maybe + without) == (low, high, asked)
        n, judged = len(form.present()), len(form.judged())
        expected = f"Sam zegt: {n} van de {judged}" if form.is_own else f"{n} van de {judged} beoordeelde"
        assert expected in page.counted
        bounds = f"tussen {n} en {len(form.present() | form.unknown())}."
        assert (bounds in page.not_judged) == bool(form.unknown())
        earlier = [
            one
            for one in record.forms
            if (one.voice, one.list_used) == (form.voice, form.list_used) and one.on < form.on
        ]
        risen, fallen = reckoning.turned(earlier[-1], form) if earlier else (set(), set())
        assert names_after("Aanwezig op", [text for text in page.highlights if "nog niet" in text]) == {
            name.lower() for name in names(risen)
        }
        assert names_after(
            "Aanwezig op", [text for text in page.highlights if "minder duidelijk" in text]
        ) == {name.lower() for name in names(fallen)}
        views = record.of_now()
        assert names_after("Te weinig gezien", page.highlights) == {
            name.lower() for name in names(reckoning.unseen_by_all(views) - form.judged())
        }
        voices = {one.voice for one in views}
        assert page.n_voices == len(voices)
        assert not (page.questions and len(voices) < 2)
        is_first = profile_page(Child(first_name="Sam"), readings, [], LISTS).chosen_id == shown.id  # type: ignore[union-attr]
        alike = {
            one.voice
            for one in record.forms
            if (is_first or one.on <= form.on) and one.list_used == form.list_used
        }
        last = record.forms[-1].on if is_first else form.on
        annex = annex_of(readings, shown, LISTS, NOTHING_KNOWN, last)
        assert len(annex.legend) == len(alike)
        for domain in annex.domains:
            for row in domain.rows:
                assert all(
                    "(" not in line for line in row.beside
                )  # no figure of a form that cannot be compared


def names_after(start: str, highlights: list[str]) -> set[str]:
    """Return the strengths that the highlight with this beginning names."""
    found = [text for text in highlights if text.startswith(start)]
    assert len(found) <= 1
    return {f"kracht {word[0]}" for word in found[0].split("kracht ")[1:]} if found else set()


@settings(max_examples=40, deadline=None)
@given(records())
def test_side_by_side_counts_only_what_all_judged(record: Record) -> None:
    forms = list(record.forms[-4:])
    if len(forms) < 2:
        return
    page = compare_page([reading(form) for form in forms], LISTS, [], NOTHING_KNOWN)
    for domain, view in zip(DOMAINS, page.domains, strict=True):
        keys = {one.key for one in ELEMENTS if one.domain == domain.key}
        for name in {form.list_used for form in forms}:
            judging = [
                (place, form)
                for place, form in enumerate(forms)
                if form.list_used == name and form.judged() & keys
            ]
            shared = set.intersection(keys, *(form.judged() for _, form in judging)) if judging else set()
            if len(judging) > 1 and shared:
                numbers = ", ".join(
                    f"{'ABCD'[place]} {len(form.present() & shared)}" for place, form in judging
                )
                assert f"aanwezig: {numbers}" in [count.numbers for count in view.counts]


def test_the_lists_of_this_test_differ_as_real_ones_do() -> None:
    assert len(merged_elements(LISTS)) == len(ELEMENTS)
    assert {len(form.items) for form in LISTS.values()} == {24, 16}
