"""Keeping the family's own plan, as the family gave it."""

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from children.models import Child
from reviews.models import FamilyPlan
from revisions.exceptions import SeenOtherwise


@transaction.atomic
def add_family_plan(*, plan: FamilyPlan, seen_revision: int | None, by: User) -> FamilyPlan:
    """Note how the family's own plan stands from now on; what was noted before stays readable.

    `seen_revision` is how many rows this person saw; raises `SeenOtherwise` with the newest when there are more by now.
    """
    child = Child.with_practice.select_for_update().get(pk=plan.child_id)
    known = list(child.family_plans.all())
    if seen_revision != len(known):
        raise SeenOtherwise(known[0] if known else None)
    plan.recorded_by = by
    plan.save(force_insert=True)
    record(EventType.FAMILY_PLAN_ADDED, target=plan, child_id=plan.child_id, by=by)
    return plan
