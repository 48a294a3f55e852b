"""Requests to observe, as work for the background."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.actions.asked import end_overdue
from background.decorators import once


@once("assessments.end_overdue", _("Ending requests to observe whose time ran out"), cron="15 1 * * *")
def end_requests() -> None:
    """End what nobody answered in time, in the night; what waited for it can be read from then on."""
    end_overdue(timezone.localdate(), by=None)
