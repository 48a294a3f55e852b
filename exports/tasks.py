"""Exports, as work for the background."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from background.decorators import once, work
from exports.actions import MAKE, clear_exports, make_export


@work(MAKE, _("Making a data export"))
def make(export: str) -> None:
    """Make one export."""
    make_export(UUID(export))


@once("exports.clear", _("Throwing away old data exports"), cron="*/15 * * * *")
def clear() -> None:
    """Throw away exports that are over their hours."""
    clear_exports()
