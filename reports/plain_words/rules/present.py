"""Rules on what is seen now: how many moments there are, what each observer sees, where they differ, what nobody sees."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from assessments.rules.exposure import saw_little
from children.rules.voices import is_own_voice, voice_of
from portfolio.rules.domains import DOMAINS
from reports.facts.readings import Reading
from reports.plain_words.rules.facts import ChildRecord
from reports.plain_words.rules.findings import (
    Cells,
    Counted,
    Counts,
    DomainCount,
    Finding,
    Strengths,
    Value,
    Who,
    found,
)
from reports.plain_words.rules.moments import who_of
from reports.rules.course.trajectories import Drawn, domain_point, drawn_for
from reports.rules.differing import HOME, unseen_by_all, where_differ
from reports.rules.profiles import View
from reports.rules.spread import spread_of

LEAST_JUDGED = 3  # strengths in a domain before R15 speaks of it
MOST_COMPARED = (
    12  # forms of now of which R7 compares each two; a child with more observers has them side by side
)


def moments(facts: ChildRecord) -> Iterator[Finding]:
    """R2: how many forms, by how many, where and when, and what so many moments allow (A-03, B5)."""
    if not facts.ordered:
        return
    first = min(reading.period_from for reading in facts.ordered)
    last = facts.ordered[-1].period_to
    if len(facts.ordered) == 1:
        yield found("R2", "moments_one", n=1, day=last)
        return
    people = {person or role for role, _, person in map(voice_of, facts.ordered)}
    yield found(
        "R2",
        "moments",
        forms=Counted("form", len(facts.ordered)),
        observers=Counted("observer", len(people)),
        settings=Counted("setting", len({reading.setting for reading in facts.ordered})),
        first=first,
        last=last,
    )
    allowed = [drawn_for(run.days) for run in facts.runs]
    best = next(drawn for drawn in reversed(Drawn) if drawn in allowed)
    yield found("R2", f"allowed_{best}", n=allowed.count(best))


def seen_now(facts: ChildRecord) -> Iterator[Finding]:
    """R3: what each observer clearly saw, or each own voice said, with bounds; never added up (A-06, A-26).

    The form that the profile opens with comes first, also when a shorter one of the same person is newer.
    """
    first = [facts.picture] if facts.picture else []
    for reading in [*first, *(one for one in newest_first(facts) if one is not facts.picture)]:
        scores, who = reading.scores, who_on_form(facts, reading)
        is_own = is_own_voice(reading.role)
        if not scores.n_judged:
            yield found("R3", "said_nothing" if is_own else "seen_nothing", who=who, day=reading.period_to)
            continue
        spread = spread_of(reading, facts.elements)
        counts: dict[str, Value] = {
            "present": scores.n_present,
            "judged": scores.n_judged,
            "cells": Cells(len(spread.present), spread.at_most, spread.n_asked),
            "low": scores.n_present,
            "high": scores.n_present_at_most,
        }
        if is_own:
            yield found("R3", "said", who=who, day=reading.period_to, **counts)
        elif saw_little(reading.role, reading.hours_seen):
            hours = Counted("hour", reading.hours_seen or 0)
            yield found("R3", "seen_little", who=who, day=reading.period_to, hours=hours, **counts)
        else:
            yield found("R3", "seen", who=who, day=reading.period_to, **counts)


def who_on_form(facts: ChildRecord, reading: Reading) -> Who:
    """Return who looked, with the form where that asks for another list than the profile opens with."""
    who = who_of(reading, facts.shared)
    return who if is_own_voice(reading.role) else replace(who, form=facts.titles.get(reading.instrument))


def newest_first(facts: ChildRecord) -> list[Reading]:
    """Return the forms of now, the newest first."""
    return list(reversed(facts.now))


def mixed(facts: ChildRecord) -> Iterator[Finding]:
    """R15: a domain with many strengths beside one with few, named plainly, neither hiding the other (A-08)."""
    for reading in newest_first(facts):
        if is_own_voice(reading.role):
            continue  # what someone says of their own life was not seen
        counts = domain_counts(facts, reading)
        many = [one for one in counts if 3 * one.present >= 2 * one.judged]
        few = [one for one in counts if 3 * one.present <= one.judged]
        if many and few:
            most = max(many, key=lambda one: one.present / one.judged)  # the first domain among equals
            least = min(few, key=lambda one: one.present / one.judged)
            yield found(
                "R15",
                "mixed",
                who=who_on_form(facts, reading),
                many=most.name,
                many_present=most.present,
                many_judged=most.judged,
                few=least.name,
                few_present=least.present,
                few_judged=least.judged,
                domains=Counts(tuple(counts)),
            )


def domain_counts(facts: ChildRecord, reading: Reading) -> list[DomainCount]:
    """Return per domain with enough judged strengths: its name, how many present, how many judged."""
    found_in = []
    for domain in DOMAINS:
        point = domain_point(reading, [one for one in facts.elements if one.domain == domain.key])
        if point and point.basis[0] >= LEAST_JUDGED:
            found_in.append(DomainCount(domain.name, int(point.value), point.basis[0]))
    return found_in


def differing(facts: ChildRecord) -> Iterator[Finding]:
    """R7: how many strengths two observers see differently, home and school first, as a question (A-04, A-64, D2)."""
    pairs = []
    for one, other in combinations(newest_first(facts)[:MOST_COMPARED], 2):
        views = [View(one, None), View(other, None)]
        if names := tuple(apart.pair.element.name for apart in where_differ(facts.elements, views)):
            pairs.append((rank_of(one, other), -len(names), one, other, names))
    for _, _, one, other, names in sorted(pairs, key=lambda pair: pair[:2]):  # then the newest
        yield found(
            "R7",
            "differing",
            one=who_of(one, facts.shared),
            other=who_of(other, facts.shared),
            n=len(names),
            strengths=Strengths(names),
        )


def rank_of(one: Reading, other: Reading) -> int:
    """Return the place of a pair: home and school, then other settings, then two people in one setting."""
    places = {"home" if reading.setting in HOME else reading.setting for reading in (one, other)}
    if places == {"home", "school"}:
        return 0
    return 1 if one.setting != other.setting else 2


def unseen(facts: ChildRecord) -> Iterator[Finding]:
    """R8: of what everyone who was asked could see too little; and that nobody knew whether the home is safe (D2)."""
    views = [View(reading, None) for reading in facts.now]
    if names := tuple(element.name for element in unseen_by_all(facts.elements, views)):
        yield found("R8", "unseen", n=len(names), strengths=Strengths(names))
    if facts.is_home_unknown:
        yield found("R8", "unseen_safety")
