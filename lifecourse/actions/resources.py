"""Keeping the register of resources around the child."""

from django.db import transaction

from accounts.models import User
from audit.actions import record
from audit.rules.events import EventType
from lifecourse.models import Resource, ResourceUse
from revisions.actions import locked_as_seen, save_as_seen, save_next

CHANGING = ("kind", "name", "element", "ways", "is_professional", "ended_on", "note")


@transaction.atomic
def add_resource(*, resource: Resource, use: ResourceUse, by: User) -> Resource:
    """Add a resource with how it is used from its first day; both are new, validated instances."""
    resource.recorded_by = by
    resource.save(force_insert=True)
    use.resource, use.recorded_by = resource, by
    use.save(force_insert=True)
    record(EventType.RESOURCE_ADDED, target=resource, child_id=resource.child_id, by=by)
    return resource


@transaction.atomic
def change_resource(
    *, resource: Resource, first_use: ResourceUse | None = None, seen_revision: int | None, by: User
) -> Resource:
    """Change a resource and, when given, its first use; unless someone changed it after this person opened it."""
    save_as_seen(resource, *CHANGING, seen_revision=seen_revision)
    if first_use is not None:
        first_use.save(update_fields=["from_on", "use", "felt"])
    record(EventType.RESOURCE_CHANGED, target=resource, child_id=resource.child_id, by=by)
    return resource


@transaction.atomic
def add_use(*, use: ResourceUse, seen_revision: int | None, by: User) -> ResourceUse:
    """Note that from a day on a resource is used otherwise; `use` is a new, validated instance."""
    resource = locked_as_seen(use.resource, seen_revision)
    use.recorded_by = by
    use.save(force_insert=True)
    touch(resource, by)
    return use


@transaction.atomic
def remove_use(*, use: ResourceUse, seen_revision: int | None, by: User) -> None:
    """Take a change of use back; what stood before it holds again."""
    resource = locked_as_seen(use.resource, seen_revision)
    use.delete()
    touch(resource, by)


def touch(resource: Resource, by: User) -> None:
    """Count a change of what belongs to a resource."""
    save_next(resource)
    record(EventType.RESOURCE_CHANGED, target=resource, child_id=resource.child_id, by=by)


@transaction.atomic
def remove_resource(*, resource: Resource, seen_revision: int | None, by: User) -> None:
    """Take a resource out of the register, as it was seen; the log keeps that it was there."""
    locked_as_seen(resource, seen_revision)
    record(EventType.RESOURCE_REMOVED, target=resource, child_id=resource.child_id, by=by)
    resource.delete()
