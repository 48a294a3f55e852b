"""What the queue does for itself."""

from django.utils.translation import gettext_lazy as _

from background.actions import clear_old
from background.decorators import work


@work("background.clear_old", _("Clearing the queue"), cron="17 * * * *")
def clear() -> None:
    """Remove jobs that were finished long enough ago."""
    clear_old()
