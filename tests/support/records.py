"""The pages where what happened, what presses and what adults do is noted: good forms to post, what a reading logs."""

from tests.support.days import days_ago


def event_fields() -> dict[str, str]:
    """Return the fields of an adversity that goes on."""
    return {
        "kind": "loss",
        "title": "Opa overleden",
        **dict.fromkeys(("impact_child", "impact_parent", "impact_professional"), "unknown"),
        "started_on": str(days_ago(82)),
        "ended_on": "",
        "is_ongoing": "on",
    }


def circumstance_fields() -> dict[str, str]:
    """Return the fields of what presses."""
    return {
        "money-state": "presses",
        "money-started_on": str(days_ago(325)),
        "money-seen": "",
        "new-seen": "",
        "new-title": "Lawaai in de straat",
    }


def missed_moment_fields() -> dict[str, str]:
    """Return the fields of a moment that was missed."""
    return {
        "expected_on": str(days_ago(82)),
        "observer_role": "teacher",
        "setting": "school",
        "reason": "no_contact",
    }


def quick_note_fields() -> dict[str, str]:
    """Return the fields of a moment in which a strength was seen."""
    return {
        "what": "Vroeg de juf om uitleg.",
        "element": "help_seeking",
        "setting": "school",
        "happened_on": str(days_ago(82)),
        "quote": "Ik snap het nog niet.",
    }


def action_fields() -> dict[str, str]:
    """Return the fields of what an adult does."""
    return {
        "title": "Samen naar judo",
        "done_by": "Lotte, mentor",
        "directed_at": "surroundings",
        "started_on": str(days_ago(82)),
        "ended_on": "",
    }


def goal_fields() -> dict[str, str]:
    """Return the fields of a goal that is agreed."""
    return {
        "text": "Ik wil naar zwemles.",
        "voice": "child",
        "said_by": "Noor",
        **{name: f"Stap {name}." for name in ("far_below", "below", "agreed", "above", "far_above")},
        "starts_at": "-2",
        "agreed_on": str(days_ago(82)),
        "look_on": str(days_ago(-30)),
        "element": "",
    }


def score_fields() -> dict[str, str]:
    """Return the fields of how far a goal is."""
    return {"level": "0", "scored_by": "Oma", "scored_on": str(days_ago(2)), "note": ""}


def family_plan_fields() -> dict[str, str]:
    """Return the fields of a plan that the family made."""
    made = {"standing": "made", "noted_on": str(days_ago(5)), "made_by": "Oma Ria"}
    return {**made, "text": "Oma haalt van school.", "reason": ""}


def safety_note_fields() -> dict[str, str]:
    """Return the fields of a step of the reporting code."""
    return {"step": "2", "on": str(days_ago(82)), "note": "Overlegd."}


def specialist_help_fields() -> dict[str, str]:
    """Return the fields of where specialist help stands."""
    return {"status": "runs", "on": str(days_ago(82)), "seen_revision": "0"}


def judgement_fields() -> dict[str, str]:
    """Return the fields of a judgement."""
    return {
        "period_from": str(days_ago(266)),
        "period_to": str(days_ago(2)),
        "verdict": "cannot_say",
        "reasons": "Het is nog te kort geleden.",
    }


def record_fields() -> dict[str, dict[str, str]]:
    """Return the fields of all of these, by address."""
    return {
        "judgement-add": judgement_fields(),
        "life-event-add": event_fields(),
        "life-event-change": {**event_fields(), "seen_revision": "0"},
        "circumstance-check": circumstance_fields(),
        "missed-moment-add": missed_moment_fields(),
        "missed-moment-change": {**missed_moment_fields(), "seen_revision": "0"},
        "quick-note-add": quick_note_fields(),
        "quick-note-change": {**quick_note_fields(), "seen_revision": "0"},
        "action-add": action_fields(),
        "action-change": {**action_fields(), "seen_revision": "0"},
        "goal-add": goal_fields(),
        "goal-change": {**goal_fields(), "seen_revision": "0"},
        "goal-remove": {"seen": "0"},
        "goal-score": {**score_fields(), "seen_revision": "1"},
        "goal-score-remove": {"seen": "1"},
        "family-plan-add": {**family_plan_fields(), "seen_revision": "1"},
        "talking-points": {"first": "Wie is er dan bij?", "second": "", "third": "", "seen_revision": "0"},
        "talking-points-remove": {"seen": "0"},
        "safety-note-add": safety_note_fields(),
        "safety-note-correct": safety_note_fields(),
        "specialist-help-add": specialist_help_fields(),
        "safety-contact": {"name": "Nora", "phone": "010 123 45 67", "email": "", "seen_revision": "0"},
    }


READ_RECORDS = {
    "life-event-list": "life_events_read",
    "life-event-add": "child_read",
    "life-event-change": "life_events_read",
    "circumstance-check": "life_events_read",
    "missed-moment-add": "child_read",
    "missed-moment-change": "assessments_read",
    "quick-note-list": "quick_notes_read",
    "quick-note-add": "child_read",
    "quick-note-change": "quick_notes_read",
    "action-list": "actions_read",
    "action-add": "child_read",
    "action-change": "actions_read",
    "goal-add": "child_read",
    "goal-change": "actions_read",
    "goal-score": "actions_read",
    "family-plan-add": "actions_read",
    "child-safety": "child_read",
    "specialist-help-add": "child_read",
    "safety-note-list": "safety_notes_read",
    "safety-note-add": "child_read",
    "safety-note-correct": "safety_notes_read",
}
