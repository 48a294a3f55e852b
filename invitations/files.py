"""The letter with the link: to be handed over in a closed envelope."""

import datetime
from dataclasses import dataclass

from django.utils import translation
from qrcode import QRCode

from invitations.models import Invitation
from invitations.queries.invited import said
from paper.pdf import render_pdf

BORDER = 4  # modules of white round the square: a camera needs them


@dataclass(frozen=True)
class Square:
    """A link as a camera reads it: the width in modules, with the white border, and the path of what is black."""

    width: int
    path: str


def square_of(link: str) -> Square:
    """Return the link as a square to be drawn."""
    code = QRCode(border=BORDER)
    code.add_data(link)
    rows = code.get_matrix()
    black = [f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, is_black in enumerate(row) if is_black]
    return Square(len(rows), "".join(black))


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
