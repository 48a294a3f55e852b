"""From facts to findings: always the same ones, in the same order, whoever asks and in whatever order facts came in.

No finding names resilience (R1 says when nothing can be said of it), none adds up observers or settings, none
compares with other children, none expects a course.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from reports.plain_words.rules.context import adversity, coping, missed, pressure, resources, safety
from reports.plain_words.rules.facts import ChildRecord
from reports.plain_words.rules.findings import Finding
from reports.plain_words.rules.over_time import course, dips, since_last_time, steady
from reports.plain_words.rules.present import differing, mixed, moments, seen_now, unseen
from reports.plain_words.rules.signs import signs

RULES: tuple[
    Callable[[ChildRecord], Iterator[Finding]], ...
] = (  # in order of reading: what is there comes first
    seen_now,
    steady,
    resources,
    adversity,
    dips,
    since_last_time,
    course,
    signs,
    differing,
    pressure,
    mixed,
    coping,
    unseen,
    missed,
    moments,
    safety,
)
MOST = 7
SHOWN = 5  # of those, without opening anything
ALWAYS = ("adversity_none", "adversity", "adversity_around", "safety")
FIRST = (  # what changed and what differs, then what is there, then what stands around it
    *("new_larger", "gone_larger", "slope_up", "slope_down", "dip", "dip_said"),
    *(
        "new",
        "gone",
        "new_said",
        "gone_said",
        "signs_higher",
        "signs_lower",
        "signs_seem_higher",
        "signs_seem_lower",
    ),
    *("differing", "form_changed", "other_person", "unseen_safety"),
    *("seen", "seen_little", "said", "seen_nothing", "said_nothing", "steady", "steady_said"),
    *("resource_carries", "resource_unused", "mixed", "pressure_practical", "adversity_together", "missed"),
    *("coping_child_observer", "coping_child", "coping_observer", "signs", "unseen", "resource_felt"),
)
GOOD = ("seen", "seen_little", "said", "steady", "steady_said", "resource_carries")


def findings_in(facts: ChildRecord) -> tuple[Finding, ...]:
    """Return everything the rules find, in the order of reading."""
    return tuple(finding for rule in RULES for finding in rule(facts))


def chosen(findings: Sequence[Finding], most: int = MOST) -> list[Finding]:
    """Return at most so many findings, in the order of reading.

    What is said of adversity and of safety always, and one thing that goes well. Then what changed and what differs,
    each sentence once before any is used for a second voice, and never more than twice.
    """
    used: Counter[str] = Counter()
    ranked = []
    has_good = False
    for place, finding in enumerate(findings):
        is_good = finding.said in GOOD and not has_good
        has_good = has_good or is_good
        importance = FIRST.index(finding.said) if finding.said in FIRST else len(FIRST)
        if used[finding.said] < 2:
            ranked.append((finding.said not in ALWAYS and not is_good, used[finding.said], importance, place))
        used[finding.said] += 1
    return [findings[place] for place in sorted(place for *_, place in sorted(ranked)[:most])]
