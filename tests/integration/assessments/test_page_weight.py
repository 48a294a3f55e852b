"""What a first visit to an observation form asks of a phone on a bad line; `benchmarks.form_page` measures it whole."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from benchmarks.form_page import MOST
from tests.support.build import People, a_child, a_draft

FOR_FIRST_SCREEN = "apple-touch-icon.png"  # asked for when someone puts the site there
FROM_OUR_LIST = {"Sec-Fetch-Site": "same-origin", "Accept-Encoding": "gzip"}  # as a browser says it
HEADERS = 700  # bytes of a reply beside its body, measured at most
OURS = re.compile(r"""(?:href|src)="/static/([^"]+)"|url\("([^"]+)"\)|from "([^"]+)\"""")


def files_of(text: str, folder: Path) -> set[Path]:
    """Return the files that a page, a style sheet or a script asks for, and those that these ask for."""
    found = set()
    for static, style, script in OURS.findall(text):
        near = style or script
        path = (folder / near if near else Path(settings.STATICFILES_DIRS[0]) / static).resolve()
        if not near.startswith("data:") and path.name != FOR_FIRST_SCREEN:
            found |= {path, *files_of(path.read_text(encoding="utf-8"), path.parent)}
    return found


def weight(page: str, sent: int | None = None) -> int:
    """Return how many bytes a first visit brings: the page as `sent`, what it asks for compressed, and all headers."""
    files = files_of(page, Path())
    asked = sum(len(brotli.compress(path.read_bytes())) for path in files)
    return (len(page.encode()) if sent is None else sent) + asked + HEADERS * (1 + len(files))


@pytest.mark.parametrize("key", ["professional-quick", "professional-full"])
def test_first_visit_to_a_form_is_light(anna: Client, people: People, key: str) -> None:
    draft = a_draft(a_child(people.north, people.anna), people.anna, key=key)
    given = {"child_id": draft.child_id, "assessment_id": draft.pk, "number": 1}
    sent = anna.get(reverse("assessment-fill", kwargs=given), headers=FROM_OUR_LIST).content
    page = gzip.decompress(sent).decode()
    names = {path.name for path in files_of(page, Path())}
    assert {"bootstrap.css", "components.css", "outbox.js", "favicon.svg"} <= names
    assert weight(page, len(sent)) <= MOST, "see what is heavy: python -m benchmarks.form_page"


def test_what_is_asked_for_by_what_is_asked_for_weighs_too() -> None:
    page = '<link rel="stylesheet" href="/static/css/base.css"><script src="/static/vendor/plotly/plotly-basic.min.js">'
    names = {path.name for path in files_of(page, Path())}
    assert names == {"base.css", "bootstrap.css", "plotly-basic.min.js"}
    assert weight(page) > MOST
