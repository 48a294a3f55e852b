"""Keeping the register of resources around the child."""

from django.db import transaction

from accounts.models import User
from assessments.models import Resource, ResourceUse
from audit.actions import record
from audit.events import EventType


@transaction.atomic
def add_resource(*, resource: Resource, use: ResourceUse, by: User) -> Resource:
    """Add a resource with how it is used from its first day; both are new, validated instances."""
    resource.recorded_by = by
    resource.save(force_insert=True)
    use.resource, use.recorded_by = resource, by
    use.save(force_insert=True)
    record(EventType.RESOURCE_ADDED, target=resource, child_id=resource.child_id, by=by)
    return resource
