"""Reminders, as work for the background."""

import socket
from smtplib import SMTPConnectError, SMTPRecipientsRefused, SMTPResponseException
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from background.decorators import once, work
from reminders.actions import SEND, claim, note_sent, plan_reminders, release
from reminders.words import mail_to

# The mail server was not reached, or said no: the mail did not go. After anything else nobody knows.
REFUSED = (
    ConnectionRefusedError,
    socket.gaierror,
    SMTPConnectError,
    SMTPRecipientsRefused,
    SMTPResponseException,
)


@once("reminders.plan", _("Planning the reminders of the day"), cron="30 5 * * 1-5")
def plan() -> None:
    """Plan the mails of a working day, at half past six or seven in the morning."""
    plan_reminders(timezone.localdate())


@work(SEND, _("Sending a reminder"))
def send(reminder: str) -> None:
    """Send one mail, at most once; when the server refuses it, it is tried again later that day."""
    claimed = claim(UUID(reminder))
    if claimed is None:
        return
    try:
        mail_to(claimed.user.email).send()
    except REFUSED:
        release(claimed)
        raise
    note_sent(claimed)
