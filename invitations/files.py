"""The letter with the link: to be handed over in a closed envelope."""

import datetime

import qrcode
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathImage

from invitations.models import Invitation
from invitations.queries.invited import said
from paper.pdf import render_pdf

BORDER = 4  # modules of white round the square: a camera needs them


def square_of(link: str) -> SafeString:
    """Return the link as an SVG that a camera reads, with its white border."""
    made = qrcode.make(link, image_factory=SvgPathImage, border=BORDER, box_size=10)
    drawn = made.to_string().decode()
    return mark_safe(drawn[drawn.index("<svg") :])  # made here, of the link alone


def letter_of(invitation: Invitation, link: str, *, language: str, on: datetime.date) -> bytes:
    """Return the letter as a PDF, in a language; the link is in it and is kept nowhere else."""
    with translation.override(language):
        context = {
            "invitation": invitation,
            "child": invitation.child,
            "say": said(invitation),
            "square": square_of(link),
            "link": link,
            "on": on,
        }
        return render_pdf("invitations/letter.html", context)
