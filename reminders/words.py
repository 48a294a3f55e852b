"""The mail: that something is ready, and where; no child, no colleague and no team is named in it."""

import os

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def mail_to(address: str) -> EmailMessage:
    """Return the mail to an address; it is the same for everybody."""
    text = render_to_string("reminders/mail.txt", {"site": site_address()})
    return EmailMessage(_("Something is ready for you"), text, to=[address])


def site_address() -> str:
    """Return the address of the site, where no request says it: as configured, or that of a demo on this machine."""
    return settings.SITE_ADDRESS or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
