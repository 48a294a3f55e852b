"""The pages where what happened, what presses and what adults do is noted: good forms to post, what a reading logs."""

EVENT = {
    "kind": "loss",
    "title": "Opa overleden",
    **dict.fromkeys(("impact_child", "impact_parent", "impact_professional"), "unknown"),
    "started_on": "2026-09-01",
    "ended_on": "",
    "is_ongoing": "on",
}
CIRCUMSTANCES = {
    "money-state": "presses",
    "money-started_on": "2026-01-01",
    "money-seen": "",
    "new-seen": "",
    "new-title": "Lawaai in de straat",
}
MOMENT = {
    "expected_on": "2026-09-01",
    "observer_role": "teacher",
    "setting": "school",
    "reason": "no_contact",
}
ACTION = {
    "title": "Samen naar judo",
    "done_by": "Lotte, mentor",
    "directed_at": "surroundings",
    "started_on": "2026-09-01",
    "ended_on": "",
}
SAFETY_NOTE = {"step": "2", "on": "2026-09-01", "note": "Overlegd."}
HELP = {"status": "runs", "on": "2026-09-01", "seen_revision": "0"}
JUDGEMENT = {
    "period_from": "2026-03-01",
    "period_to": "2026-11-20",
    "verdict": "cannot_say",
    "reasons": "Het is nog te kort geleden.",
}
RECORDS = {
    "judgement-add": JUDGEMENT,
    "life-event-add": EVENT,
    "life-event-change": {**EVENT, "seen_revision": "0"},
    "circumstance-check": CIRCUMSTANCES,
    "missed-moment-add": MOMENT,
    "missed-moment-change": {**MOMENT, "seen_revision": "0"},
    "action-add": ACTION,
    "action-change": {**ACTION, "seen_revision": "0"},
    "safety-note-add": SAFETY_NOTE,
    "safety-note-correct": SAFETY_NOTE,
    "specialist-help-add": HELP,
    "safety-contact": {"name": "Nora", "phone": "010 123 45 67", "email": "", "seen_revision": "0"},
}
READ_RECORDS = {
    "life-event-list": "life_events_read",
    "life-event-add": "child_read",
    "life-event-change": "life_events_read",
    "circumstance-check": "life_events_read",
    "missed-moment-add": "child_read",
    "missed-moment-change": "assessments_read",
    "action-list": "actions_read",
    "action-add": "child_read",
    "action-change": "actions_read",
    "child-safety": "child_read",
    "specialist-help-add": "child_read",
    "safety-note-list": "safety_notes_read",
    "safety-note-add": "child_read",
    "safety-note-correct": "safety_notes_read",
}
