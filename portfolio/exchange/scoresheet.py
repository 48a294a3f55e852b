"""A filled-in form as JSON, and its scores as JSON: what the command `score` reads and prints."""

import json
import math
from collections.abc import Mapping
from typing import Any

from portfolio.rules.definitions import InstrumentDefinition, ScoringRule
from portfolio.rules.domains import CELLS
from portfolio.rules.scoring import TOLERANCE, Choice, ElementScore, NoScore, Scores, Status, score_form
from portfolio.statistics.files import InputError

MOST_BYTES = 1_000_000
WAYS_OUT = {way.value: way for way in NoScore}


class RepeatedKeyError(ValueError):
    """A key that stands twice in one object: which of the two is meant?"""


def read_choices(name: str, text: str, definition: InstrumentDefinition) -> dict[str, Choice]:
    """Return the chosen answers by item key; a skipped item (null, or not there) is left out.

    `InputError` names the file and the key, or the line, of the first fault.
    """
    answers = read_object(name, text)
    if unknown := [key for key in answers if key not in definition.items]:
        raise InputError(
            f"{name}, key {unknown[0]!r},", f"is no item of {definition.key} {definition.version}"
        )
    return {
        key: read_choice(f"{name}, key {key!r},", answer, definition, key)
        for key, answer in answers.items()
        if answer is not None
    }


def read_object(name: str, text: str) -> dict[str, Any]:
    """Return the one JSON object in a text."""
    try:
        answers = json.loads(text, object_pairs_hook=without_repeats, parse_constant=refuse_constant)
    except json.JSONDecodeError as error:
        place = f"{name}, line {error.lineno}, column {error.colno},"
        raise InputError(place, f"is not JSON: {error.msg}") from error
    except RepeatedKeyError as error:
        raise InputError(f"{name}, key {error.args[0]!r},", "stands there twice") from error
    except (ValueError, RecursionError) as error:
        raise InputError(name, "is not JSON with answers") from error
    if not isinstance(answers, dict):
        raise InputError(name, "must hold one object with the key of each item and its answer")
    return answers


def without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; `RepeatedKeyError` when a key stands in it twice."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise RepeatedKeyError(key)
        found[key] = value
    return found


def refuse_constant(constant: str) -> Any:
    """Refuse NaN and the infinities, which strict JSON does not have."""
    raise ValueError(constant)


def read_choice(place: str, answer: object, definition: InstrumentDefinition, key: str) -> Choice:
    """Return one answer: a level of the item's scale, or one of the two ways out."""
    if isinstance(answer, str) and answer in WAYS_OUT:
        return WAYS_OUT[answer]
    levels = [level.value for level in definition.levels_of(definition.items[key])]
    if isinstance(answer, int) and not isinstance(answer, bool) and answer in levels:
        return answer
    allowed = ", ".join([*map(str, levels), *WAYS_OUT])
    raise InputError(place, f"must be one of {allowed}, or null when it was skipped")


def score_report(definition: InstrumentDefinition, choices: Mapping[str, Choice]) -> dict[str, Any]:
    """Return the scores of one form as plain values, each missing score with its reason."""
    scores = score_form(definition, choices)
    return {
        "instrument": definition.key,
        "version": definition.version,
        "scoring_version": scores.scoring_version,
        "elements": {
            key: element_report(score, definition.scoring) for key, score in scores.elements.items()
        },
        "strengths": strengths_report(scores),
        "cells": cells_report(scores),
    }


def element_report(score: ElementScore, rule: ScoringRule) -> dict[str, Any]:
    """Return the score of one strength (scale points) with the numbers of items behind it."""
    return {
        "score": score.score,
        "n_answered": score.n_answered,
        "n_items": score.n_items,
        "n_not_seen": score.n_not_seen,
        "n_not_applicable": score.n_not_applicable,
        "n_skipped": score.n_skipped,
        "status": score.status.value,
        "is_present": score.is_present,
        "reason": reason_for(score, rule),
    }


def reason_for(score: ElementScore, rule: ScoringRule) -> str | None:
    """Say in plain English why there is no score; nothing when there is one."""
    if score.status is Status.SCORED:
        return None
    if score.status is Status.NOT_APPLICABLE:
        return f"none of the {score.n_items} items fits this child"
    n_fitting = score.n_items - score.n_not_applicable
    needed = max(1, math.ceil(rule.min_answered_share * n_fitting - TOLERANCE))
    share = f"{rule.min_answered_share:.0%}"
    fitting = " that fit" if score.n_not_applicable else ""
    return (
        f"{score.n_answered} of {n_fitting} items{fitting} answered; at least {needed} ({share}) are needed"
    )


def strengths_report(scores: Scores) -> dict[str, Any]:
    """Return how many strengths are present, and how many there could be had everything been judged."""
    return {
        "present": scores.n_present,
        "lower": scores.n_present,
        "upper": scores.n_present_at_most,
        "judged": scores.n_judged,
        "elements": len(scores.elements),
        "which": [key for key, score in scores.elements.items() if score.is_present],
    }


def cells_report(scores: Scores) -> dict[str, Any]:
    """Return how many of the eight cells (domain by locus) hold a strength, and which."""
    return {
        "present": scores.n_cells,
        "of": len(CELLS),
        "which": [
            {"domain": domain, "locus": locus}
            for domain, locus in CELLS
            if (domain, locus) in scores.cells_present
        ],
    }
