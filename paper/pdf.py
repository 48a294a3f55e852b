"""From a template to a tagged PDF. What it may fetch is the project's own static files, nothing else."""

import os
import warnings
from collections.abc import Callable, Sequence
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from paper.pdf_quotations import name_language_of_quotations
from paper.pdf_tables import name_headers
from paper.typefaces import needed_for, with_signs
from typed.rules.direction import isolated

PREFIX = "static:"
NO_FONTS = Path(__file__).parent / "fonts.conf"
INVISIBLE = b"<200b>"  # what a reader of the text meets where a letter was drawn with one more sign


class Refused(ValueError):
    """A template asked for something that is no static file of ours."""


def render_pdf(template: str, context: dict[str, Any]) -> bytes:
    """Render a template as PDF/UA-1 tagged A4; deterministic but for the day it is made.

    A character that no typeface has is drawn as a sign; the template gets `has_undrawn`, to say so.
    """
    return written(laid_out(template, context))


def render_within_pages(
    template: str,
    context_for: Callable[[Sequence[int]], dict[str, Any]],
    context_behind: dict[str, Any],
    n_parts: int,
    n_levels: int,
) -> tuple[bytes, list[int]]:
    """Render a template whose first parts each take one page at most; return the file and the level of each part.

    The parts begin at the elements with an id `page-1`, `page-2` and so on. `context_for` gets a level for each part,
    from 0 (all of it) to `n_levels` - 1 (the least); a part that does not fit is tried at the next level. What stands
    behind the parts (`context_behind`, empty for nothing) is laid out once they fit.
    """
    levels = [0] * n_parts
    document = fitted(template, context_for, {}, levels, n_levels)
    if context_behind:
        document = fitted(template, context_for, context_behind, levels, n_levels)
    return written(document), levels


def fitted(
    template: str,
    context_for: Callable[[Sequence[int]], dict[str, Any]],
    more: dict[str, Any],
    levels: list[int],
    n_levels: int,
) -> Any:
    """Return a template laid out with every part on one page where that can be; raises `levels` until then."""
    while True:
        document = laid_out(template, {**context_for(levels), **more})
        over = [part for part, n in enumerate(pages_of_parts(document, len(levels))) if n > 1]
        if not any(levels[part] < n_levels - 1 for part in over):
            return document
        for part in over:
            levels[part] = min(levels[part] + 1, n_levels - 1)


def pages_of_parts(document: Any, n_parts: int) -> list[int]:
    """Return how many pages each part takes."""
    begins: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:  # a part that goes on has its anchor on each of its pages
            begins.setdefault(name, number)
    starts = [begins[f"page-{part}"] for part in range(1, n_parts + 1)]
    ends = [*starts[1:], begins.get(f"page-{n_parts + 1}", len(document.pages) + 1)]
    return [end - start for start, end in zip(starts, ends, strict=True)]


def laid_out(template: str, context: dict[str, Any]) -> Any:
    """Return a template laid out on pages, not yet written."""
    weasyprint = library()
    text: str = render_to_string(template, context)
    typefaces, undrawn = needed_for(text)
    if undrawn:
        text = with_signs(render_to_string(template, {**context, "has_undrawn": True}), undrawn)
    text = isolated(text)
    reading = {"base_url": PREFIX, "url_fetcher": fetcher()}
    sheet = weasyprint.CSS(string="".join(face.rules for face in typefaces), font_config=fonts(), **reading)
    return weasyprint.HTML(string=text, **reading).render(
        font_config=fonts(), stylesheets=[sheet], pdf_variant="pdf/ua-1"
    )


def written(document: Any) -> bytes:
    """Return what was laid out as a file."""
    return bytes(document.write_pdf(finisher=finished, pdf_variant="pdf/ua-1") or b"")


@lru_cache(maxsize=1)
def library() -> Any:
    """Return WeasyPrint, which loads system libraries, so only when a PDF is made; it finds no fonts but ours."""
    os.environ["FONTCONFIG_FILE"] = str(NO_FONTS)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")
        import weasyprint

    return weasyprint


@lru_cache(maxsize=1)
def fonts() -> Any:
    """Return the font configuration, kept so that fonts are read once per process."""
    library()
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


def finished(document: Any, pdf: Any) -> None:
    """Add what WeasyPrint leaves out of a PDF."""
    map_every_glyph(document, pdf)
    name_headers(pdf)
    name_language_of_quotations(pdf)


def map_every_glyph(document: Any, pdf: Any) -> None:
    """Give a glyph that stands for no letter of its own, such as the dots of one, an invisible text.

    Without any, readers of the text make a letter up that nobody typed.
    """
    for made in pdf.objects:
        parts = getattr(made, "stream", None)
        if parts and b"begincmap" in parts:
            made.stream = [part[:-2] + INVISIBLE if part.endswith(b"> <>") else part for part in parts]


@lru_cache(maxsize=1)
def fetcher() -> Any:
    """Return the fetcher: `static:` and a relative path to one of our own files; everything else is refused."""
    library()
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class StaticFetcher(URLFetcher):
        """Reads static files by name; no file, no data, no network."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False)

        def fetch(self, url: str, headers: Any = None) -> Any:
            """Return a static file, or raise `Refused`."""
            kind = guess_type(url)[0] or "application/octet-stream"
            return URLFetcherResponse(url, body=static_file(url), headers={"Content-Type": kind})

    return StaticFetcher()


def static_file(url: str) -> bytes:
    """Return the content of one of our static files; `Refused` for every other address."""
    path = PurePosixPath(url.removeprefix(PREFIX))
    if not url.startswith(PREFIX) or path.is_absolute() or ".." in path.parts:
        raise Refused(url)
    found = finders.find(str(path))
    if not isinstance(found, str) or not Path(found).is_file():
        raise Refused(url)
    with open(found, "rb") as file:
        return file.read()
