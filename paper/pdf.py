"""From a template to a tagged PDF. What it may fetch is the project's own static files, nothing else."""

from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from paper.pdf_tables import name_headers

PREFIX = "static:"


class Refused(ValueError):
    """A template asked for something that is no static file of ours."""


def render_pdf(template: str, context: dict[str, Any]) -> bytes:
    """Render a template as PDF/UA-1 tagged A4; deterministic but for the day it is made."""
    from weasyprint import HTML  # loads system libraries, so only when a PDF is made

    html = HTML(string=render_to_string(template, context), base_url=PREFIX, url_fetcher=fetcher())
    document = html.write_pdf(pdf_variant="pdf/ua-1", font_config=fonts(), finisher=name_headers)
    return bytes(document or b"")


@lru_cache(maxsize=1)
def fonts() -> Any:
    """Return the font configuration, kept so that fonts are read once per process."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache(maxsize=1)
def fetcher() -> Any:
    """Return the fetcher: `static:` and a relative path to one of our own files; everything else is refused."""
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
