"""From the levels of an invented child to the answers on a form.

A small latent model: a level per strength and setting that moves over time, a dip after adversity,
an observer who judges a little milder or stricter, and chance. It is there to make believable
examples; it says nothing about real children.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from config.demo.plans import ChildPlan, Examples, FormPlan
from portfolio.rules.definitions import Element, InstrumentDefinition, Item
from portfolio.rules.domains import DOMAIN_KEYS
from portfolio.rules.outcomes import Form, OutcomeDefinition

WEEKS = 104  # the two years that the demo covers
DIP = 0.7  # scale points, right after adversity
DIP_WEEKS = 16
TOUCHED = {
    "family_practice",
    "rest_and_rhythm",
    "caregiver_support",
}  # what adversity at home takes away around a child
NOT_SEEN_WHERE_HIDDEN = 0.85
KNOWN = "yes"  # the answer to a fact where the plan says nothing else
UNKNOWN = "unknown"
LIVES = ("home", "group", "foster_family")  # where the child lives
NOT_SEEN_ELSEWHERE = 0.04
SKIPPED = 0.01
EXAMPLES = {"full": 5, "quick": 2, "own": 2, "own_next": 2}  # how many answers at most get an example
AT_HOME = {
    "rhythm_day",
    "care_body",
    "family_feelings",
    "caregiver_warm",
    "caregiver_reliable",
    "community_helps",
    "home_own_spot",
    "green_nearby",
    "reach_means",
}
HIDDEN = {
    "school": AT_HOME - {"care_body"} | {"places_get_around", "play_meeting_place", "help_comfort"},
    "leisure": AT_HOME | {"stress_next_time", "view_other_side", "goal_choose", "help_known"},
    "home": {"peers_include", "others_do_good"},
    "foster_family": {"peers_include"},
    "group": {"community_helps"},
    "other": AT_HOME | {"social_together", "peers_include", "places_get_around", "play_meeting_place"},
}


@dataclass(frozen=True)
class Response:
    """One answer on a form: a choice, the reason why an item does not fit, an example in words."""

    choice: str
    reason: str = ""
    example: str = ""


def level_of(plan: ChildPlan, element: Element, setting: str, weeks: int) -> float:
    """Return where a strength of a child stands (scale points, unrounded), so many weeks ago."""
    shifts = plan.by_setting.get(setting, {})
    shift = shifts.get(element.key, shifts.get(element.domain, 0.0))
    if element.key in plan.course:
        return between(plan.course[element.key], weeks) + shift
    chance = Random(f"{plan.reference} {element.key}")
    place = DOMAIN_KEYS.index(element.domain)
    base = plan.start[place] + plan.stands_out.get(element.key, 0.0) + chance.gauss(0, 0.3)
    growth = plan.yearly[place] * chance.uniform(0.3, 1.7) * (WEEKS - weeks) / 52
    return base + growth + shift - dip(plan, element, weeks)


def between(points: list[tuple[float, float]], weeks: float) -> float:
    """Return the level on the line through points (weeks ago, level), level at both ends."""
    ordered = sorted(points)
    for (near, level), (far, before) in pairwise(ordered):
        if near <= weeks <= far:
            return level + (before - level) * (weeks - near) / (far - near)
    return ordered[0][1] if weeks < ordered[0][0] else ordered[-1][1]


def dip(plan: ChildPlan, element: Element, weeks: int) -> float:
    """Return how much lower a strength is for adversity that began not long ago."""
    if element.key not in TOUCHED and (element.domain, element.locus) != ("regulatory", "internal"):
        return 0.0
    since = [event.began - weeks for event in plan.events if event.kind == "adversity"]
    return max((DIP * (1 - gone / DIP_WEEKS) for gone in since if 0 <= gone <= DIP_WEEKS), default=0.0)


def answer(plan: ChildPlan, form: FormPlan, element: Element, item: Item, chance: Random) -> Response | None:
    """Return what this observer answers to an item; None when it is skipped."""
    luck = chance.random()
    lean = Random(f"{plan.reference} {form.by}").gauss(0, 0.15) + Random(
        f"{plan.reference} {item.key}"
    ).gauss(0, 0.25)
    level = level_of(plan, element, form.at, form.weeks) + lean + chance.gauss(0, plan.noise)
    if luck < chance_not_seen(plan, form, item):
        return Response("not_seen")
    if reason := plan.does_not_fit.get(item.key):
        return Response("not_applicable", reason=reason)
    if luck > 1 - SKIPPED:
        return None
    return Response(str(max(0, min(3, round(level)))))


def chance_not_seen(plan: ChildPlan, form: FormPlan, item: Item) -> float:
    """Return how likely it is that the observer had no chance to look."""
    if item.key in form.says:
        return 0.0
    if form.at in plan.unseen:
        return float(item.key in plan.unseen[form.at])
    if item.key in HIDDEN[form.at]:
        return NOT_SEEN_WHERE_HIDDEN
    return NOT_SEEN_ELSEWHERE


def fill(
    plan: ChildPlan,
    form: FormPlan,
    definition: Form,
    examples: dict[str, Examples],
    told: set[str],
) -> dict[str, Response]:
    """Return the answers of a form by item key; a draft holds the first ones only.

    `told` holds the examples this child has already; what is used here is added to it.
    """
    if isinstance(definition, OutcomeDefinition):
        return {key: Response(choice, example=form.says.get(key, "")) for key, choice in form.choices.items()}
    definition = definition.at_age(plan.age_at(form.weeks))
    chance = Random(f"{plan.reference} {form.by} {form.at} {form.form} {form.weeks}")
    items = list(definition.items.values())
    if form.draft:
        items = items[: max(1, round(form.draft * len(items)))]
    drawn = {item.key: answer(plan, form, definition.element(item.element), item, chance) for item in items}
    filled = {key: response for key, response in drawn.items() if response is not None}
    words = dict(form.says)
    is_silent = plan.own_words or form.form not in EXAMPLES
    for key in [] if is_silent else chance.sample(sorted(filled), len(filled)):
        found = fitting(examples[key], filled[key].choice, form.at, plan.age_at(form.weeks)) - told
        if key not in words and found and len(words) < EXAMPLES[form.form]:
            words[key] = chance.choice(sorted(found))
            told.add(words[key])
    if not form.draft:
        filled |= beside(plan, form, definition)
    return {
        key: replace(response, example=words.get(key, "").replace("{child}", plan.first_name))
        for key, response in filled.items()
    }


def beside(plan: ChildPlan, form: FormPlan, definition: InstrumentDefinition) -> dict[str, Response]:
    """Return what is noted beside the strengths: the facts, and room for words where the plan has any."""
    items = definition.apart.items if definition.apart else ()
    facts = {item.key: Response(fact_of(plan, item.key, form)) for item in items if item.kind == "fact"}
    return facts | {
        item.key: Response("") for item in items if item.kind == "words" and item.key in form.says
    }


def fact_of(plan: ChildPlan, key: str, form: FormPlan) -> str:
    """Return the answer to a fact at a moment; who sees the child at school or a club does not know its home."""
    known = [entry for entry in sorted(plan.facts.get(key, []), reverse=True) if entry[0] >= form.weeks]
    if known:
        return known[-1][1]
    return KNOWN if form.at in LIVES else UNKNOWN


def fitting(examples: Examples, choice: str, setting: str, age: int) -> set[str]:
    """Return the examples that go with the answer, the place and the age."""
    return {
        example.text
        for example in {"3": examples.high, "2": examples.high, "1": examples.low}.get(choice, ())
        if example.from_age <= age <= example.to_age and setting in (example.at or HIDDEN)
    }
