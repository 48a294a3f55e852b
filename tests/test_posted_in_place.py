"""Every page with a form that is posted is served by `static/js/post-form.js`, or says why not."""

from django.http import HttpResponse
from django.urls import reverse

from tests.support.form_keys import WITHOUT_KEY, who_may
from tests.support.matrix import ROWS, ask
from tests.support.pages import Page, PostedForm, Reply
from tests.support.world import World, undone

FRAME = {"language-set", "sign-out", "session-unlock"}  # on every page, outside its middle
NOT_SERVED = {
    "assessment-fill": "its answers are saved one by one, by `static/js/observation-form.js`",
}
WITH_A_FILE = {"assessment-import", "instrument-add", "instrument-text"}  # a page cannot hold on to a file


def forms_of(response: Reply) -> list[PostedForm]:
    """Return the forms in the middle of a page that are posted with a key."""
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return []
    frame = {reverse(name) for name in FRAME}
    forms = Page(response).forms
    return [one for one in forms if one.fields.get("form_key") and one.action not in frame]


def is_served(response: Reply) -> bool:
    return 'data-module="post-form"' in response.content.decode()


def test_planted_form_is_found() -> None:
    form = "<form method='post' action='/a/'><input name='form_key' value='x'><input type='file' name='f'></form>"
    planted = HttpResponse(form)
    assert [one.kinds["f"] for one in forms_of(planted)] == ["file"]
    assert not is_served(planted)


def test_every_page_with_a_form_is_served(world: World) -> None:
    served: set[str] = set()
    not_served: set[str] = set()
    with_a_file: set[str] = set()
    for row in ROWS:
        if row["page"] in WITHOUT_KEY or row["method"] not in ("GET", "POST"):
            continue
        with undone():
            response = ask(world, who_may(row), row)
        if forms := forms_of(response):
            (served if is_served(response) else not_served).add(row["page"])
        if any("file" in one.kinds.values() for one in forms):
            with_a_file.add(row["page"])
    assert not_served == set(NOT_SERVED)
    assert with_a_file == WITH_A_FILE
    assert len(served) >= 40
