"""From signed outcome strips in the database to plain values."""

from assessments.rules.documents import choice_from
from children.models import Child
from children.models.observer import named, person_behind
from portfolio.queries.instruments import form_of
from portfolio.rules.outcomes import OutcomeDefinition
from reports.facts.readings import in_order
from reports.facts.signs import SignReading
from reports.queries.forms import SEEN

COLUMNS = (*SEEN, "scores__signs")


def sign_readings_of(child: Child) -> list[SignReading]:
    """Return the standing signed outcome strips of a child by day observed; one query."""
    rows = child.assessments.standing().on_outcome().values_list(*COLUMNS)
    return in_order(
        [
            SignReading(
                id=str(pk),
                observer_id=person_behind(observer_id, sent_by),
                observer=named(role, child=child.first_name, observer=observer, sent_by=sent_by, **said),
                role=role,
                setting=setting,
                version_id=version_id,
                period_to=last,
                signed_at=signed_at,
                age=child.age_on(last),
                answers={sign: choice_from(str(choice)) for sign, choice in signs.items()},
            )
            for pk, observer_id, observer, role, setting, version_id, last, signed_at, sent_by, *more, signs in rows
            for said in [dict(zip(("seen_in", "spoken_by"), more, strict=True))]
        ]
    )


def outcome_of(readings: list[SignReading]) -> OutcomeDefinition | None:
    """Return the newest version of the strip that there is a reading of; no query when it was read before."""
    found = form_of(readings[-1].version_id) if readings else None
    return found if isinstance(found, OutcomeDefinition) else None
