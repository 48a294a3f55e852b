"""Whose instrument a command is about: the shared one, or that of an organisation."""

from django.core.management.base import CommandError

from accounts.models import Organisation


def organisation_named(name: str | None) -> Organisation | None:
    """Return the organisation with this name; without a name nothing, which means shared."""
    if name is None:
        return None
    try:
        return Organisation.objects.get(name=name)
    except Organisation.DoesNotExist as error:
        raise CommandError(f"There is no organisation {name}.", returncode=2) from error
