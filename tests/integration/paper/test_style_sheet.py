"""WeasyPrint passes over what it does not know, with a word in its log: of ours it knows everything."""

import logging
from pathlib import Path

import pytest
from django.conf import settings
from weasyprint import CSS

SHEET = Path(settings.STATICFILES_DIRS[0]) / "css" / "pdf.css"


def complaints(css: str, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what WeasyPrint says while it reads a style sheet."""
    caplog.clear()
    with caplog.at_level(logging.WARNING, "weasyprint"):
        CSS(string=css, url_fetcher=None)
    return caplog.messages


def test_weasyprint_knows_the_whole_style_sheet(caplog: pytest.LogCaptureFixture) -> None:
    assert complaints(SHEET.read_text(encoding="utf-8"), caplog) == []


@pytest.mark.parametrize("planted", ["p { colour: red }", "p { color: rood }", "p:hovver { color: red }"])
def test_planted_words_that_it_does_not_know_are_found(
    planted: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert len(complaints(planted, caplog)) == 1
