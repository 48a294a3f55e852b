"""A report as a reader of PDF sees it: texts, tags, fonts."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
from django.test import Client
from django.urls import reverse

from accounts.models import User
from children.models import Child
from reports.queries.forms import definitions_of, readings_of
from reports.rules.profiles import first_to_show
from tests.support.consents import everyone_agrees
from tests.support.days import days_ago


def make_pdf(child: Child, user: User, **changes: str) -> bytes:
    """Ask for the report of a child by the form that comes first, as a user does; return the file.

    Everyone has agreed, unless the test noted itself who has authority.
    """
    everyone_agrees(child)
    client = Client()
    client.force_login(user)
    readings = readings_of(child)
    first = first_to_show(readings, definitions_of(readings)).id if readings else ""
    asked = {
        "meeting_on": str(days_ago(-3)),
        "form": first,
        "language": "nl",
        "with_events": "on",
        "with_annex": "on",
    }
    response = client.get(reverse("report-pdf", args=[child.pk]), {**asked, **changes})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    return bytes(response.content)


@dataclass(frozen=True)
class Paper:
    """One PDF: the words of each page, in one line, and its sizes in points."""

    file: bytes
    pages: list[str]
    sizes: list[tuple[float, float]]

    @property
    def words(self) -> str:
        """All words of all pages."""
        return " ".join(self.pages)


def read_pdf(file: bytes) -> Paper:
    """Read the words of a PDF; a word that was broken over two lines is whole again."""
    document = pypdfium2.PdfDocument(file)
    texts, sizes = [], []
    for page in document:
        text_page = page.get_textpage()
        texts.append(" ".join(text_page.get_text_range().replace("\ufffe", "-").split()))
        sizes.append(page.get_size())
        text_page.close()
        page.close()
    document.close()
    return Paper(file, texts, sizes)


def opened(file: bytes) -> pikepdf.Pdf:
    """Open a PDF to look at its parts."""
    return pikepdf.open(io.BytesIO(file))


def tags_of(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Yield every element of the structure tree with its name, in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield str(node.S), node
            if "/K" in node:
                waiting.append(node.K)


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Yield the name and the descriptor of every font, also of those inside composite fonts."""
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            for part in font.get("/DescendantFonts", [font]):
                yield str(part.BaseFont), part.get("/FontDescriptor")
