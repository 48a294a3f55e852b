"""One finding for every sentence that can be said, with figures of every kind."""

from lifecourse.rules.adversity import Lapse, Unit
from portfolio.rules.domains import DOMAINS, Text
from reliability.rules.measurement_error import Change, ScoreError
from reports.plain_words.rules.findings import (
    Answers,
    Cells,
    Changes,
    Circumstances,
    Counted,
    Counts,
    Days,
    DomainCount,
    Fall,
    Falls,
    Finding,
    Named,
    NotedCircumstance,
    Place,
    Reason,
    SignsAnswered,
    Slope,
    Slopes,
    Step,
    Steps,
    Strengths,
    Value,
    Who,
    found,
)
from tests.unit.reports.plain_words.scene import ELEMENTS, STRIP, TODAY, weeks_ago

WHO = Who("youth_professional", "foster_family")
DAY = weeks_ago(27)
NAMES = tuple(element.name for element in ELEMENTS)
STRENGTHS = Strengths(NAMES)
GOOD, HARD = STRIP.levels[3].label, STRIP.levels[0].label
SIGNS = tuple(sign.name for sign in STRIP.signs)
NAMED = Named(("Oma Truus", "De muziekles op woensdagmiddag in het buurthuis"))
CIRCUMSTANCES = Circumstances(
    (NotedCircumstance("money", ""), NotedCircumstance("other", "Ruzie met de buren"))
)


def text(domain: int) -> Text:
    """Return the name of a domain."""
    return DOMAINS[domain].name


def about(rule: str, *keys: str, **figures: Value) -> list[Finding]:
    """Return a finding for each key, on the same figures."""
    return [found(rule, key, **figures) for key in keys]


STEPS = Steps(tuple(Step(sign, HARD, DAY, GOOD, TODAY) for sign in SIGNS))
EVERY: list[Finding] = [
    *about("R1", "adversity_none", n=0),
    *about("R1", "adversity", "adversity_around", n=1, day=DAY, ago=Lapse(0, Unit.DAY)),
    *about("R1", "adversity", n=14, day=DAY, ago=Lapse(27, Unit.WEEK)),
    *about("R1", "adversity_around", n=2, day=DAY, ago=Lapse(27, Unit.MONTH)),
    *about("R1", "adversity_windows", months_3=1, months_6=2, months_12=3),
    *[found("R1", "adversity_ongoing", n=n) for n in (1, 2)],
    *about("R1", "adversity_together", n=2, days=Days((DAY, TODAY))),
    *about("R2", "moments_one", n=1, day=DAY),
    found(
        "R2",
        "moments",
        forms=Counted("form", 200),
        observers=Counted("observer", 1),
        settings=Counted("setting", 2),
        first=DAY,
        last=TODAY,
    ),
    *about("R2", "allowed_snapshot", "allowed_difference", "allowed_points", "allowed_line", n=1),
    *about("R2", "allowed_line", n=4),
    *about("R3", "seen", "said", who=WHO, day=DAY, present=5, judged=12, cells=Cells(3, 3, 8), low=5, high=5),
    *about("R3", "said_nothing", who=WHO, day=DAY),
    *[
        found(
            "R3",
            "seen_little",
            who=WHO,
            day=DAY,
            hours=Counted("hour", n),
            present=5,
            judged=12,
            cells=Cells(3, 4, 8),
            low=5,
            high=6,
        )
        for n in (1, 2)
    ],
    *about("R3", "seen_nothing", who=WHO, day=DAY),
    *about("R4", "steady", "steady_said", who=WHO, moments=4, first=DAY, last=TODAY, strengths=STRENGTHS),
    *about("R5", "new", "gone", "new_said", "gone_said", who=WHO, day=DAY, last=TODAY, strengths=STRENGTHS),
    *about(
        "R5",
        "new_larger",
        "gone_larger",
        who=WHO,
        day=DAY,
        last=TODAY,
        strengths=STRENGTHS,
        changes=Changes(((NAMES[0], Change(0.5, 3.0, ScoreError(0.6, 0.9, "icc", 40))),)),
    ),
    *about(
        "R6",
        "slope_up",
        "slope_down",
        who=WHO,
        moments=5,
        strengths=STRENGTHS,
        slopes=Slopes((Slope(NAMES[0], 5, 0.5, 0.1, 0.9),)),
    ),
    *about("R6", "form_changed", who=WHO, first=DAY, last=TODAY),
    *about("R6", "other_person", who=WHO, day=DAY),
    *[
        found(
            "R7",
            "differing",
            one=WHO,
            other=Who("teacher", "school", "Anna de Wit"),
            n=n,
            strengths=STRENGTHS,
        )
        for n in (1, 12)
    ],
    *[found("R8", "unseen", n=n, strengths=STRENGTHS) for n in (1, 12)],
    *about("R8", "unseen_safety"),
    *about(
        "R9",
        "dip",
        "dip_said",
        who=WHO,
        day=DAY,
        falls=Falls(tuple(Fall(text(n), DAY, 4, TODAY, 2, 5) for n in range(4))),
    ),
    *[
        found("R10", f"pressure_{state}", n=n, circumstances=CIRCUMSTANCES)
        for state in ("presses", "pressed", "unknown")
        for n in (1, 2)
    ],
    *about("R10", "pressure_practical", circumstances=CIRCUMSTANCES),
    *[
        found("R11", f"resource_{key}", n=n, resources=NAMED)
        for key in ("carries", "unused", "temporary")
        for n in (1, 2)
    ],
    *about("R11", "resource_felt", much=1, some=0, not_at_all=2, not_asked=1),
    *about("R12", "coping_child_observer", place=Place("foster_family"), episodes=3, child=2, observer=1),
    *about("R12", "coping_child", place=Place("home"), episodes=3, child=2),
    *about("R12", "coping_observer", place=Place("school"), episodes=3, observer=1),
    *about(
        "R13",
        "signs",
        who=WHO,
        day=DAY,
        answers=Answers((SignsAnswered(GOOD, SIGNS[:3]), SignsAnswered(HARD, SIGNS[3:]))),
    ),
    *about("R13", "signs_higher", "signs_lower", who=WHO, moments=2, steps=STEPS),
    *about("R13", "signs_seem_higher", "signs_seem_lower", who=WHO, moments=4, steps=STEPS),
    *[found("R14", "missed", n=n, reason=Reason("child_away"), days=Days((DAY,))) for n in (1, 2)],
    found(
        "R15",
        "mixed",
        who=WHO,
        many=text(0),
        many_present=5,
        many_judged=6,
        few=text(1),
        few_present=1,
        few_judged=5,
        domains=Counts((DomainCount(text(0), 5, 6), DomainCount(text(1), 1, 5))),
    ),
    *about("R16", "safety"),
]
