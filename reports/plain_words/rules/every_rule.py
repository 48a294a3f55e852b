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

RULES: tuple[Callable[[ChildRecord], Iterator[Finding]], ...] = (  # in order of importance, and of reading
    adversity,
    moments,
    seen_now,
    mixed,
    pressure,
    resources,
    signs,
    course,
    dips,
    differing,
    since_last_time,
    steady,
    coping,
    unseen,
    missed,
    safety,
)
SHOWN_FIRST = 12
ALWAYS = frozenset({"R1", "R16"})


def findings_in(facts: ChildRecord) -> tuple[Finding, ...]:
    """Return everything the rules find, in the order of reading."""
    return tuple(finding for rule in RULES for finding in rule(facts))


def first_and_more(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Split what is shown at once from the rest; both in the order of reading.

    What is first said of adversity and of safety always stands among the first. Then the first finding of each
    rule goes before the second of any, so that five observers do not push everything else out of sight.
    """
    spoken: Counter[str] = Counter()
    ranked = []
    for place, finding in enumerate(findings):
        is_always = finding.rule in ALWAYS and not spoken[finding.rule]
        ranked.append((not is_always, spoken[finding.rule], place))
        spoken[finding.rule] += 1
    chosen = {place for _, _, place in sorted(ranked)[:SHOWN_FIRST]}
    first = [finding for place, finding in enumerate(findings) if place in chosen]
    return first, [finding for place, finding in enumerate(findings) if place not in chosen]
