"""Rules on what stands around the strengths: adversity, pressure, resources, ways of coping, missed moments."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from children.rules.months import months_before
from lifecourse.rules.adversity import Happening, counts_of
from reports.facts.life_course import Carrier, Pressing
from reports.plain_words.rules.facts import Adversity, ChildRecord
from reports.plain_words.rules.findings import (
    Circumstances,
    Days,
    Finding,
    Named,
    NotedCircumstance,
    Place,
    Reason,
    found,
)
from reports.rules.coping_palette import SETTINGS, Share, palette_of
from typed.rules.folding import folded

PRACTICAL = frozenset({"money", "access"})  # where material help may have to come first


def adversity(facts: ChildRecord) -> Iterator[Finding]:
    """R1: how much adversity is noted and since when; or none, and then nothing is said of resilience (A-02, A-43)."""
    if facts.adversities is None:
        return
    past = [event for event in facts.adversities if event.first <= facts.today]
    counts = counts_of(
        [Happening(event.first, event.is_estimated, event.last is None) for event in past], facts.today
    )
    if counts is None:
        yield found("R1", "adversity_none", n=0)
        return
    said = "adversity_around" if counts.last.is_estimated else "adversity"
    yield found("R1", said, n=len(past), day=counts.last.began_on, ago=counts.since_last)
    yield found("R1", "adversity_windows", **{f"months_{m}": n for m, n in counts.began_within})
    if counts.n_ongoing:
        yield found("R1", "adversity_ongoing", n=counts.n_ongoing)
    if together := overlapping(past, facts.today):
        yield found("R1", "adversity_together", n=len(together), days=Days(together))


def overlapping(events: Sequence[Adversity], today: datetime.date) -> tuple[datetime.date, ...]:
    """Return the first days of the adversities of the last twelve months that share a day with another one."""
    year_ago = months_before(today, 12)
    lately = [(event.first, last) for event in events if (last := event.last or today) >= year_ago]
    return tuple(
        sorted(
            first
            for place, (first, last) in enumerate(lately)
            if any(
                first <= other_last and other_first <= last
                for other, (other_first, other_last) in enumerate(lately)
                if other != place
            )
        )
    )


def pressure(facts: ChildRecord) -> Iterator[Finding]:
    """R10: what presses now and pressed before, and of how much nobody knows it (A-44, A-45, A-46)."""
    if facts.pressing is None:
        return
    for state in ("presses", "pressed", "unknown"):
        if noted := with_state(facts.pressing, state):
            yield found("R10", f"pressure_{state}", n=len(noted), circumstances=Circumstances(noted))
    practical = tuple(pair for pair in with_state(facts.pressing, "presses") if pair.kind in PRACTICAL)
    if practical:
        yield found("R10", "pressure_practical", circumstances=Circumstances(practical))


def with_state(pressing: Sequence[Pressing], state: str) -> tuple[NotedCircumstance, ...]:
    """Return kind and title of the circumstances in this state."""
    return tuple(sorted(NotedCircumstance(one.kind, one.title) for one in pressing if one.state == state))


def resources(facts: ChildRecord) -> Iterator[Finding]:
    """R11: what really carries, what is there but unused; what the child says stands apart (A-24, A-31, A-34)."""
    if facts.carriers is None:
        return
    if carries := with_use(facts.carriers, "carries"):
        yield found("R11", "resource_carries", n=len(carries), resources=names_in(carries))
    if unused := with_use(facts.carriers, "unused"):
        yield found("R11", "resource_unused", n=len(unused), resources=names_in(unused))
    felt = Counter(one.felt for one in facts.carriers)
    if felt["much"] or felt["some"] or felt["not"]:
        yield found(
            "R11",
            "resource_felt",
            much=felt["much"],
            some=felt["some"],
            not_at_all=felt["not"],
            not_asked=felt["not_asked"],
        )
    if for_a_while := [one for one in carries if one.is_professional]:
        yield found("R11", "resource_temporary", n=len(for_a_while), resources=names_in(for_a_while))


def with_use(carriers: Sequence[Carrier], use: str) -> list[Carrier]:
    """Return the resources that are used like this."""
    return [one for one in carriers if one.use == use]


def names_in(carriers: Sequence[Carrier]) -> Named:
    """Return the names, in an order that hangs on nothing but the names."""
    return Named(tuple(sorted((one.name for one in carriers), key=lambda name: (folded(name), name))))


def coping(facts: ChildRecord) -> Iterator[Finding]:
    """R12: how many different ways helped, per setting, by the child's word and by the observer's (A-65, A-67)."""
    shares = {share.key: share for share in palette_of(facts.episodes or ()).settings if share.is_readable}
    for setting in SETTINGS:
        if setting in shares:
            yield from ways_that_helped(shares[setting])


def ways_that_helped(share: Share) -> Iterator[Finding]:
    """Tell the different ways by each voice that said anything; the two are never added up."""
    voices = {"child": share.child, "observer": share.observer}
    figures = {name: voice.ways for name, voice in voices.items() if voice.n_known}
    if figures:
        said = "_".join(["coping", *figures])
        yield found("R12", said, place=Place(share.key), episodes=share.n_episodes, **figures)


def missed(facts: ChildRecord) -> Iterator[Finding]:
    """R14: which moments did not take place, and why, so that a hole is not read as calm (issue, item 5)."""
    past = sorted((one for one in facts.missed if one.on <= facts.today), key=lambda one: one.on)
    reasons = Counter(one.reason for one in past)
    for reason, n in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        days = Days(tuple(one.on for one in past if one.reason == reason))
        yield found("R14", "missed", n=n, reason=Reason(reason), days=days)


def safety(facts: ChildRecord) -> Iterator[Finding]:
    """R16: the fixed line that stands under everything (A-49)."""
    yield found("R16", "safety")
