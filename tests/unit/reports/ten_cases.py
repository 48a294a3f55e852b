"""Ten records reckoned by hand, with what a person with a pencil makes of each, and every page made of it.

Ten strengths with two statements each: a to h lie in the eight cells, i and j beside a (regulatory, in the child). A
letter stands for its strength; a digit is the answer on both statements, `-` could not see, `x` does not fit.
"""

from dataclasses import dataclass, field, replace

from django.http import HttpResponse
from django.template.loader import render_to_string

from accounts.models import Team
from children.child_header import Head
from children.models import Child
from lifecourse.models import LifeEvent
from paper.pdf import render_pdf
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.domains import CELLS
from portfolio.rules.scoring import Choice
from reliability.rules.measurement_error import NOTHING_KNOWN
from reports.case_report.content import CaseReport, Order, case_report
from reports.comparison.chooser import chooser
from reports.comparison.differences import DifferPage, differ_page
from reports.comparison.page import ComparePage, compare_page
from reports.course.facts import CourseRecord
from reports.course.page import CoursePage, course_page
from reports.facts.bands import Band
from reports.facts.life_course import Around
from reports.facts.readings import Reading
from reports.facts.window import Window
from reports.judgement.page import SincePage, since_page
from reports.plain_words.page import PlainWords, plain_words_in
from reports.plain_words.rules.facts import Adversity, ChildRecord
from reports.profile.helping import Helping, helping
from reports.profile.page import ProfilePage, profile_page
from reports.rules.differing import views_now
from reports.rules.elements import merged_elements
from tests.support.pages import Page
from tests.support.papers import read_pdf
from tests.unit.reports.scene import NOT_APPLICABLE, NOT_SEEN, day, definition, element, reading, scaled

LETTERS = "abcdefghij"
CHOICES: dict[str, Choice] = {"-": NOT_SEEN, "x": NOT_APPLICABLE, **{str(n): n for n in range(4)}}
TODAY = day(60)
HOW_TO_READ = "Zo lees je dit"


def list_of(letters: str) -> InstrumentDefinition:
    """Return a list that asks for these strengths."""
    made = scaled(definition(*letters), internal="binnen", external="buiten")
    cells = dict(zip(LETTERS, [*CELLS, CELLS[0], CELLS[0]], strict=True))
    return replace(made, elements=tuple(element(letter, *cells[letter]) for letter in letters))


LISTS = {"full-1.0": list_of(LETTERS), "own-1.0": list_of(LETTERS[:8])}


def form(
    weeks: float,
    answers: str,
    *,
    role: str = "youth_professional",
    person: str = "Anna",
    setting: str = "home",
    hours: int = 20,
) -> Reading:
    """Return a form with these answers, in the order of the letters."""
    name = "own-1.0" if role == "child" else "full-1.0"
    scores = dict(zip(LETTERS, (CHOICES[answer] for answer in answers), strict=False))
    observer = f"Sam, samen met {person}" if role == "child" else person
    made = reading(f"{weeks}", weeks, scores, role=role, observer=observer, setting=setting, instrument=name)
    return replace(made, hours_seen=None if role == "child" else hours)


@dataclass(frozen=True)
class Reckoned:
    """One record and what a person with a pencil makes of it, screen by screen."""

    forms: tuple[Reading, ...]
    counted: str
    regulatory: str  # what the chart of the first domain says
    beside: tuple[str, ...]  # the numbers of the first domain, side by side
    paper: tuple[
        int, ...
    ]  # how many strengths stand at the top of the scale, and below it; none where a group is empty
    highlights: tuple[str, ...] = ()
    not_judged: str = ""
    sentences: tuple[str, ...] = ()  # among the sentences in plain words
    never: tuple[str, ...] = ()  # nowhere on any screen, nor on paper above its page on how to read it
    never_said: tuple[str, ...] = ()  # in no sentence; it may stand in a legend
    adversities: tuple[Band, ...] | None = ()
    questions: int = 0  # on the profile, on paper and on the list of differences
    chosen: int = -1
    since: tuple[
        str, ...
    ] = ()  # the first domain since the move: before, the lowest, the latest; none without a form since
    unseen: tuple[str, ...] = field(default=())


MOVED = Band("adversity", "Verhuizing", day(10), day(10))
ONE_MOMENT = "één moment"
CASES = {
    "1 one form, everything seen": Reckoned(
        (form(0, "2222222222"),),
        counted="Sam laat 10 van de 10 beoordeelde krachten duidelijk zien, in 8 van de 8 gebieden.",
        regulatory="4 van de 4 op 5 jan 2026, een momentopname.",
        beside=("4 van 4 beoordeelde krachten aanwezig",),
        paper=(10,),
        sentences=(
            "op 5 januari 2026 duidelijk gezien: 10 van de 10 beoordeelde krachten, in 8 van de 8 gebieden.",
        ),
        never=("toeval",),
    ),
    "2 half of it could not be seen": Reckoned(
        (form(0, "3--------0"),),
        counted="Sam laat 1 van de 2 beoordeelde krachten duidelijk zien, in 1 tot 8 van de 8 gebieden.",
        regulatory="1 van de 2 op 5 jan 2026, een momentopname.",
        beside=("1 van 2 beoordeelde krachten aanwezig; was alles beoordeeld, dan tussen 1 en 3",),
        paper=(1,),
        not_judged="Niet beoordeeld: 8 te weinig gezien. Het aantal ligt dus tussen 1 en 9.",
        highlights=("Te weinig gezien door iedereen die sinds",),
        unseen=(
            "Kracht b",
            "Kracht i",
            "Kracht c",
            "Kracht d",
            "Kracht e",
            "Kracht f",
            "Kracht g",
            "Kracht h",
        ),
    ),
    "3 fewer judged is not fewer present": Reckoned(
        (form(0, "3322222233"), form(12, "33------2-")),
        counted="Sam laat 3 van de 3 beoordeelde krachten duidelijk zien, in 2 tot 8 van de 8 gebieden.",
        regulatory="3 van de 3 op 5 jan 2026 en 3 van de 3 op 30 mrt 2026. Geteld onder de krachten die elke keer",
        beside=("aanwezig: A 3, B 3",),
        since=(
            "3 van 3 beoordeelde krachten aanwezig, 5 jan 2026",
            ONE_MOMENT,
            "3 van 3 beoordeelde krachten aanwezig, 30 mrt 2026",
        ),
        paper=(2, 1),
        not_judged="Niet beoordeeld: 7 te weinig gezien. Het aantal ligt dus tussen 3 en 10.",
        highlights=("Te weinig gezien door iedereen die sinds",),
        adversities=(MOVED,),
        never=("minder krachten",),
        never_said=("herstel",),
        unseen=("Kracht j", "Kracht c", "Kracht d", "Kracht e", "Kracht f", "Kracht g", "Kracht h"),
    ),
    "4 more judged is no growth": Reckoned(
        (form(0, "2--------0"), form(12, "2222222220")),
        counted="Sam laat 9 van de 10 beoordeelde krachten duidelijk zien, in 8 van de 8 gebieden.",
        regulatory="1 van de 2 op 5 jan 2026 en 1 van de 2 op 30 mrt 2026.",
        beside=("aanwezig: A 1, B 1",),
        since=(
            "1 van 2 beoordeelde krachten aanwezig, 5 jan 2026",
            ONE_MOMENT,
            "1 van 2 beoordeelde krachten aanwezig, 30 mrt 2026",
        ),
        paper=(9,),
        never=("lijkt",),
    ),
    "5 a gain and a loss": Reckoned(
        (form(0, "3122222222"), form(12, "1322222222")),
        counted="Sam laat 9 van de 10 beoordeelde krachten duidelijk zien, in 8 van de 8 gebieden.",
        regulatory="3 van de 4 op 5 jan 2026 en 3 van de 4 op 30 mrt 2026.",
        beside=("aanwezig: A 3, B 3",),
        since=(
            "3 van 4 beoordeelde krachten aanwezig, 5 jan 2026",
            ONE_MOMENT,
            "3 van 4 beoordeelde krachten aanwezig, 30 mrt 2026",
        ),
        paper=(1, 8),
        highlights=(
            "Aanwezig op 30 maart 2026 en op 5 januari 2026 nog niet: ‘kracht b’.",
            "Aanwezig op 5 januari 2026 en minder duidelijk op 30 maart 2026: ‘kracht a’.",
        ),
        sentences=(
            "nu gezien, op 5 januari 2026 niet: kracht b.",
            "op 5 januari 2026 gezien, nu niet duidelijk: kracht a.",
        ),
    ),
    "6 only the child itself": Reckoned(
        (form(0, "3331-222", role="child"),),
        counted="Sam zegt: 6 van de 7 krachten zijn er, in 6 tot 7 van de 8 gebieden.",
        regulatory="2 van de 2 op 5 jan 2026, een momentopname.",
        beside=("2 van 2 beoordeelde krachten aanwezig",),
        paper=(3, 3),
        not_judged="Niet beoordeeld: 1 weet ik niet. Het aantal ligt dus tussen 6 en 7.",
        sentences=("zegt op 5 januari 2026: 6 van de 7 krachten zijn er, in 6 tot 7 van de 8 gebieden.",),
        never=("te weinig gezien", "duidelijk gezien"),
        unseen=("Kracht e",),
    ),
    "7 the child beside a professional": Reckoned(
        (form(0, "1222222222"), form(2, "32222222", role="child", person="Bram")),
        counted="Sam laat 9 van de 10 beoordeelde krachten duidelijk zien, in 8 van de 8 gebieden.",
        regulatory="3 van de 4 op 5 jan 2026, een momentopname.",
        beside=("3 van 4 beoordeelde krachten aanwezig", "2 van 2 beoordeelde krachten aanwezig"),
        paper=(9,),
        questions=1,
        chosen=0,
    ),
    "8 one child beside two professionals is one voice": Reckoned(
        (form(0, "30222222", role="child"), form(12, "03222222", role="child", person="Bram")),
        counted="Sam zegt: 7 van de 8 krachten zijn er, in 7 van de 8 gebieden.",
        regulatory="1 van de 2 op 5 jan 2026 en 1 van de 2 op 30 mrt 2026.",
        beside=("aanwezig: A 1, B 1",),
        since=(
            "1 van 2 beoordeelde krachten aanwezig, 5 jan 2026",
            ONE_MOMENT,
            "1 van 2 beoordeelde krachten aanwezig, 30 mrt 2026",
        ),
        paper=(1, 6),
        highlights=(
            "Aanwezig op 30 maart 2026 en op 5 januari 2026 nog niet: ‘kracht b’.",
            "Aanwezig op 5 januari 2026 en minder duidelijk op 30 maart 2026: ‘kracht a’.",
        ),
        sentences=(
            "noemt nu, op 5 januari 2026 nog niet: kracht b.",
            "noemde op 5 januari 2026, nu minder: kracht a.",
        ),
    ),
    "9 lower shortly after a move": Reckoned(
        (form(0, "3332222222"), form(12, "1132222222")),
        counted="Sam laat 8 van de 10 beoordeelde krachten duidelijk zien, in 7 van de 8 gebieden.",
        regulatory="4 van de 4 op 5 jan 2026 en 2 van de 4 op 30 mrt 2026.",
        beside=("aanwezig: A 4, B 2",),
        since=(
            "4 van 4 beoordeelde krachten aanwezig, 5 jan 2026",
            ONE_MOMENT,
            "2 van 4 beoordeelde krachten aanwezig, 30 mrt 2026",
        ),
        paper=(1, 7),
        highlights=(
            "Aanwezig op 5 januari 2026 en minder duidelijk op 30 maart 2026: ‘kracht a’ en ‘kracht b’.",
        ),
        adversities=(MOVED,),
        sentences=(
            "op 30 maart 2026 minder krachten gezien bij regulerende krachten. Kort na een tegenslag",
        ),
    ),
    "10 an hour of looking, what does not fit, and events that are not shown": Reckoned(
        (form(0, "000000000x", hours=1),),
        counted="Sam laat 0 van de 9 beoordeelde krachten duidelijk zien, in 0 van de 8 gebieden.",
        not_judged="Niet beoordeeld: 1 past niet.",
        regulatory="0 van de 3 op 5 jan 2026, een momentopname.",
        beside=("0 van 3 beoordeelde krachten aanwezig",),
        paper=(),
        sentences=("duidelijk gezien, in maar 1 uur: 0 van de 9 beoordeelde krachten.",),
        adversities=None,
        never=("Er is geen tegenslag genoteerd", "Te weinig gezien", "te weinig gezien door"),
    ),
}


@dataclass(frozen=True)
class Screens:
    """Everything that is shown of one record."""

    profile: ProfilePage
    course: CoursePage
    plain_words: PlainWords
    beside: ComparePage
    differences: DifferPage
    paper: CaseReport
    helping: Helping
    since: SincePage
    head: Head


def screens(case: Reckoned) -> Screens:
    """Return the screens and the paper of one record."""
    readings = list(case.forms)
    bands = None if case.adversities is None else list(case.adversities)
    child = Child(first_name="Sam", birth_year=2016, birth_month=1, team=Team(name="Noord"))
    profile = profile_page(child, readings, bands, LISTS)
    record = CourseRecord(
        readings, LISTS, len(readings), bands=bands or [], sees_events=bands is not None, sees_support=False
    )
    course = course_page(record, Window(), TODAY)
    known = ChildRecord(
        today=TODAY,
        readings=case.forms,
        elements=tuple(merged_elements(LISTS)),
        adversities=None if bands is None else tuple(Adversity(band.first, band.last) for band in bands),
    )
    move = LifeEvent(title=MOVED.title, started_on=MOVED.first, ended_on=MOVED.last)
    order = Order("Anna", TODAY, TODAY, case.forms[case.chosen].id, with_events=bands is not None)
    paper = case_report(child, record, {}, order)
    assert profile is not None
    assert course is not None
    assert paper is not None
    return Screens(
        profile=profile,
        course=course,
        plain_words=plain_words_in(known),
        beside=compare_page(case.forms, LISTS, [], NOTHING_KNOWN),
        differences=differ_page(views_now(case.forms), LISTS, {}, "Sam"),
        paper=paper,
        helping=helping(Around(), paper.profile.columns, known.elements, "Sam"),
        since=since_page([], move, (case.forms, LISTS, NOTHING_KNOWN), ([], None)),
        head=Head(child, child.age_on(TODAY)),
    )


def written(shown: Screens, case: Reckoned) -> dict[str, str]:
    """Return all words of each screen, made by its template, and those of the PDF."""
    pages: dict[str, tuple[str, dict[str, object]]] = {
        "profile": ("profile/profile", {"page": shown.profile, "helping": shown.helping}),
        "course": ("course/trajectory", {"page": shown.course, "plain_words": shown.plain_words}),
        "tables": ("course/trajectory_part", {"page": shown.course, "part": "tabellen"}),
        "differences": ("comparison/difference_list", {"page": shown.differences}),
        "judgement": ("judgement/judgement", {"page": shown.since}),
    }
    if len(case.forms) > 1:
        choice = chooser(case.forms, views_now(case.forms), [])
        pages["comparison"] = ("comparison/comparison", {"page": shown.beside, "chooser": choice})
    words = {
        name: words_of(render_to_string(f"reports/{template}.html", {**context, "head": shown.head}))
        for name, (template, context) in pages.items()
    }
    context = {
        "report": shown.paper,
        "helping": shown.helping,
        "strip": None,
        "statements": [],
    }
    paper = read_pdf(render_pdf("reports/case_report/case_report.html", context)).words
    return words | {"paper": paper.split(HOW_TO_READ)[0]}


def words_of(html: str) -> str:
    """Return what can be read of a page, in one line."""
    return Page(HttpResponse(html)).words
