"""The mails that the site sends: the way back for who forgot the password, and the link for who is invited."""

import logging
from smtplib import SMTPException
from threading import Thread

from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.actions.links import request_password_link
from accounts.http import site_address
from accounts.models import User
from accounts.security.invitations import MAILED, path_to_choose_password

logger = logging.getLogger(__name__)


def mail_way_back(request: HttpRequest, email: str) -> None:
    """Mail someone with a password a link to choose another one; nobody can see from outside who gets one.

    Whoever the address belongs to, or nobody: the same is looked up, logged, written and handed to a thread.
    """
    user = request_password_link(email=email)
    link = site_address(request) + path_to_choose_password(user or User(email=email), MAILED)
    text = render_to_string("accounts/mail_way_back.txt", {"link": link})
    message = EmailMessage(_("Choose a new password"), text, to=[email])
    in_background(message if user else None)


def mail_given_link(user: User, link: str) -> None:
    """Mail someone the link that an administrator gives, once that is committed; it holds nothing about anybody."""
    text = render_to_string("accounts/mail_given_link.txt", {"link": link})
    message = EmailMessage(_("Choose your password"), text, to=[user.email])
    transaction.on_commit(lambda: in_background(message))


def in_background(message: EmailMessage | None) -> None:
    """Send the mail in a thread; with None start the thread too, so that timing reveals nothing."""
    Thread(target=send, args=(message,)).start()


def send(message: EmailMessage | None) -> None:
    """Send; when that does not work the operator reads so, and the log of the site never names anyone."""
    try:
        if message:
            message.send()
    except (OSError, SMTPException) as error:
        logger.error("A mail could not be sent: %s", type(error).__name__)
