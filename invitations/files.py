"""The letter with the link: to be handed over in a closed envelope."""

import datetime
from dataclasses import dataclass

from django.utils import translation
from django.utils.formats import date_format
from qrcode import QRCode

from invitations.models import Invitation
from invitations.queries.invited import said
from invitations.queries.languages import DUTCH, Spoken
from invitations.rules.texts import ON_LETTER, TEXTS
from paper.pdf import render_pdf
from portfolio.rules.languages import in_order

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


def letter_of(invitation: Invitation, link: str, *, language: Spoken, on: datetime.date) -> bytes:
    """Return the letter as a PDF, in a language; the link is in it and is kept nowhere else.

    Beside another language than Dutch stands the Dutch, so that who hands the letter over knows what it says.
    """
    letters = [
        letter_in(invitation, one, on) for one in ([language] if language == DUTCH else [language, DUTCH])
    ]
    with translation.override(language.code):
        context = {
            "invitation": invitation,
            "child": invitation.child,
            "say": letters[0].say,
            "language": language,
            "letters": letters,
            "square": square_of(link),
            "link": link,
        }
        return render_pdf("invitations/letter.html", context)


@dataclass(frozen=True)
class Letter:
    """What the letter says in one language, with its day in words."""

    language: Spoken
    say: dict[str, str]
    day: str


def letter_in(invitation: Invitation, language: Spoken, on: datetime.date) -> Letter:
    """Return the letter in one language; the telephone of the team stands in it where there is one."""
    phone = invitation.child.team.phone
    with translation.override(language.code):
        say = said(invitation, {**TEXTS, **ON_LETTER}, **({"phone": in_order(phone)} if phone else {}))
        return Letter(language, say, date_format(on, "j E Y"))
