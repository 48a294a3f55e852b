"""States of the pages on instruments: reading, previewing, changing a draft, publishing it."""

from playwright.sync_api import Page

from portfolio.models import InstrumentVersion
from tests.functional.stage import Stage, answered, send, state
from tests.support.build import version_of
from tests.support.instruments import edit, reworded


def fill(page: Page, field: str, text: str) -> None:
    page.locator(f"#id_{field}").fill(text)


def save(stage: Stage) -> None:
    """Press the button of the form that is about the draft itself."""
    with answered(stage.page):
        stage.page.locator("main form button.btn-primary").first.click()


def change_elsewhere(stage: Stage) -> None:
    """Let someone else change the draft now."""
    draft = InstrumentVersion.objects.get(pk=stage.world.versions["own draft"].pk)
    edit(draft, reworded(draft.document, "help_ask", "{child} zegt: help mij"), stage.world.people.ada)
    stage.fails(409)


@state("instrument-list", "of a practitioner")
def instrument_list(stage: Stage) -> None:
    stage.open("anna", "instrument-list")


@state("instrument-list", "of who manages them")
def instrument_list_managed(stage: Stage) -> None:
    stage.open("ada", "instrument-list")


@state("instrument-read", "shared")
def instrument_read(stage: Stage) -> None:
    stage.open("anna", "instrument-read", form="shared version")


@state("instrument-read", "outcome strip")
def instrument_read_strip(stage: Stage) -> None:
    stage.open("anna", "instrument-read", form="outcome strip")


@state("instrument-read", "own draft")
def instrument_read_draft(stage: Stage) -> None:
    stage.open("ada", "instrument-read")


@state("instrument-read", "asked whether to retire")
def instrument_read_dialog(stage: Stage) -> None:
    page = stage.open("ada", "instrument-read", form="own version")
    page.locator(".ask-first summary").first.click()
    page.locator(".ask-first[open]").wait_for()


@state("instrument-preview", "first page")
def instrument_preview(stage: Stage) -> None:
    stage.open("anna", "instrument-preview", form="shared version")


@state("instrument-preview", "chosen")
def instrument_preview_chosen(stage: Stage) -> None:
    stage.enter("anna")
    page = stage.page
    page.goto(f"/instrumenten/{version_of('professional-full').pk}/voorbeeld/2/")
    page.locator("input[value=not_applicable]").first.check(force=True)


@state("instrument-preview", "for a child")
def instrument_preview_child(stage: Stage) -> None:
    stage.enter("anna")
    stage.page.goto(f"/instrumenten/{version_of('child-8-11').pk}/voorbeeld/1/")


@state("instrument-preview", "outcome strip for a child")
def instrument_preview_strip(stage: Stage) -> None:
    page = stage.open("anna", "instrument-preview", form="outcome strip")
    page.locator("select[name=wie]").select_option("kind")
    with page.expect_navigation():
        page.locator("main .filters button").click()


@state("instrument-change", "filled")
def instrument_change(stage: Stage) -> None:
    stage.open("ada", "instrument-change")


@state("instrument-change", "error")
def instrument_change_error(stage: Stage) -> None:
    stage.fails(400)
    fill(stage.open("ada", "instrument-change"), "minutes", "0")
    save(stage)


@state("instrument-change", "changed by someone else")
def instrument_change_conflict(stage: Stage) -> None:
    page = stage.open("ada", "instrument-change")
    change_elsewhere(stage)
    fill(page, "title_nl", "Mijn eigen titel")
    save(stage)


@state("instrument-page", "filled")
def instrument_page(stage: Stage) -> None:
    stage.open("ada", "instrument-page")


@state("instrument-page", "half a statement")
def instrument_page_error(stage: Stage) -> None:
    stage.fails(400)
    fill(stage.open("ada", "instrument-page"), "new-text_nl", "{child} vraagt een vriend om raad")
    save(stage)


@state("instrument-apart", "filled")
def instrument_apart(stage: Stage) -> None:
    stage.open("ada", "instrument-apart")


@state("instrument-apart", "half a question")
def instrument_apart_error(stage: Stage) -> None:
    stage.fails(400)
    fill(stage.open("ada", "instrument-apart"), "new-text_nl", "Kan {child} daar blijven?")
    save(stage)


@state("instrument-page-add", "empty")
def instrument_page_add(stage: Stage) -> None:
    stage.open("ada", "instrument-page-add")


@state("instrument-page-add", "error")
def instrument_page_add_error(stage: Stage) -> None:
    stage.fails(400)
    stage.open("ada", "instrument-page-add")
    save(stage)


@state("instrument-text", "filled")
def instrument_text(stage: Stage) -> None:
    stage.open("ada", "instrument-text")


@state("instrument-text", "error with its lines")
def instrument_text_error(stage: Stage) -> None:
    stage.fails(400)
    page = stage.open("ada", "instrument-text")
    text = page.locator("#id_text").input_value()
    fill(page, "text", text.replace("element: help_seeking", "element: luck"))
    save(stage)


@state("instrument-text", "changed by someone else")
def instrument_text_conflict(stage: Stage) -> None:
    page = stage.open("ada", "instrument-text")
    change_elsewhere(stage)
    fill(page, "text", page.locator("#id_text").input_value().replace("minutes: 3", "minutes: 4"))
    save(stage)


@state("instrument-text", "no file")
def instrument_text_no_file(stage: Stage) -> None:
    stage.fails(400)
    stage.open("ada", "instrument-text")
    send(stage)


@state("instrument-add", "empty")
def instrument_add(stage: Stage) -> None:
    stage.open("ada", "instrument-add")


@state("instrument-add", "error")
def instrument_add_error(stage: Stage) -> None:
    stage.fails(400)
    fill(stage.open("ada", "instrument-add"), "text", "key: [")
    save(stage)


@state("instrument-publish", "nothing changes")
def instrument_publish(stage: Stage) -> None:
    stage.open("ada", "instrument-publish")


@state("instrument-publish", "not answered")
def instrument_publish_error(stage: Stage) -> None:
    change_elsewhere(stage)
    stage.fails(400)
    stage.open("ada", "instrument-publish")
    save(stage)
