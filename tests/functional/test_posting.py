"""What was typed in a form outlives a broken line, a locked screen and an ended session, and is stored once."""

import re
from dataclasses import replace
from unittest import mock

import pytest
from playwright.sync_api import Page, expect

from config.requests import form_keys
from lifecourse.models import LifeEvent
from reviews.actions.team_actions import remove_action
from reviews.models import Action
from tests.functional.axe import complaints
from tests.functional.conftest import PASSWORD, Witness, sign_in
from tests.functional.form import FAULTS, SAID
from tests.functional.posting import KINDS, Sheet, Wire
from tests.functional.stage import Stage, session_of
from tests.functional.states_of_account import leave_alone
from tests.functional.test_two_windows import warnings_on_closing
from tests.support.world import NAME, World

LOCK = "dialog[data-lock][open]"
SAYS = {  # what stands there, beside what the browser makes of it
    "no connection": "unreachable",
    "answer lost": "unreachable",
    "mistake of the server": "failing",
    "page of a proxy": "failing",
    "page of a hotel": "strange",
    "JSON of a hotel": "strange",
    "sent on to a hotel": "strange",
    "half an answer": "unreachable",
}


@pytest.fixture
def stage(page: Page, people_world: World, witness: Witness) -> Stage:
    witness.expect(*SAID)
    return Stage(page, people_world, witness)


@pytest.fixture(params=KINDS)
def sheet(request: pytest.FixtureRequest, stage: Stage) -> Sheet:
    stage.enter("anna")
    return Sheet(stage, KINDS[request.param])


@pytest.fixture
def event(stage: Stage) -> Sheet:
    stage.enter("anna")
    return Sheet(stage, KINDS["life event"])


def test_form_outlives_every_fault_of_the_line(sheet: Sheet) -> None:
    assert SAYS.keys() == FAULTS.keys()
    wire = Wire(sheet.page.context)
    for number, (fault, said) in enumerate(SAYS.items()):
        sheet.open(f"Konijn kwijt {number}")
        wire.fault = fault
        sheet.press()
        sheet.says(said)
        assert sheet.rows == (fault == "answer lost")
        wire.fault = ""
        sheet.come_back()
        sheet.leaves()
        assert sheet.rows == 1, fault


def test_form_goes_when_the_connection_is_back(sheet: Sheet) -> None:
    sheet.open("Konijn kwijt")
    sheet.page.context.set_offline(True)
    sheet.press()
    assert sheet.says("unreachable").startswith("Geen verbinding.")
    assert complaints(sheet.page) == []
    sheet.page.context.set_offline(False)
    sheet.leaves()
    assert sheet.rows == 1


def test_form_waits_for_a_connection_before_its_script_came(event: Sheet) -> None:
    """The browser put a page of its own in the place of what was typed."""
    context = event.page.context
    context.route("**/post-form*.js", lambda route: route.abort("internetdisconnected"))
    event.page.goto(event.stage.world.url(event.kind.page))
    event.kind.fill(event.page)
    event.page.locator(event.kind.field).fill("Konijn kwijt")
    context.set_offline(True)
    for _press in range(2):
        event.page.locator("main form [type=submit]").first.click()
    event.page.get_by_text("Geen verbinding.").wait_for()
    assert event.page.locator(event.kind.field).input_value() == "Konijn kwijt"
    context.set_offline(False)
    event.text = "Konijn kwijt"
    event.leaves()
    assert event.rows == 1


def test_without_the_key_an_answer_that_was_lost_stores_it_twice(event: Sheet) -> None:
    wire = Wire(event.page.context)
    with mock.patch.object(form_keys, "asks_for_key", return_value=False):
        event.open("Konijn kwijt")
        wire.fault = "answer lost"
        event.press()
        event.says("unreachable")
        wire.fault = ""
        event.come_back()
        event.leaves()
    assert event.rows == 2


def test_session_that_ended_goes_on_after_signing_in_elsewhere(sheet: Sheet) -> None:
    sheet.open("Konijn kwijt")
    session_of(sheet.page).flush()
    sheet.press()
    assert sheet.says("ended").startswith("Er is niemand meer ingelogd.")
    sheet.page.locator(LOCK).wait_for()
    assert sheet.rows == 0
    with sheet.page.context.expect_page() as opened:
        sheet.page.locator(LOCK).get_by_role("link").click()
    opened.value.wait_for_url("**/inloggen/")
    sign_in(opened.value)
    sheet.page.bring_to_front()
    sheet.leaves()
    assert sheet.rows == 1


def test_screen_that_was_locked_sends_it_after_unlocking(sheet: Sheet) -> None:
    sheet.open("Konijn kwijt")
    leave_alone(sheet.page)
    sheet.press()
    assert sheet.says("locked").startswith("Het scherm is vergrendeld.")
    sheet.page.locator(LOCK).wait_for()
    sheet.page.locator("#unlock").fill(PASSWORD)
    sheet.page.get_by_role("button", name="Ontgrendelen").click()
    sheet.leaves()
    assert sheet.rows == 1


def test_nothing_is_sent_or_shown_as_someone_else(event: Sheet) -> None:
    event.open("Konijn kwijt")
    session_of(event.page).flush()
    event.press()
    event.says("ended")
    sign_in(event.page.context.new_page(), "chris")
    event.page.bring_to_front()
    event.page.wait_for_function("name => !document.body.textContent.includes(name)", arg=NAME)
    assert event.page.locator(event.kind.field).count() == 0
    assert "Konijn" not in event.page.content()
    assert event.rows == 0


def test_two_clicks_store_it_once(sheet: Sheet) -> None:
    sheet.open("Konijn kwijt")
    sheet.page.locator("form[data-posted] [type=submit]").evaluate(
        "b => setTimeout(() => { b.click(); b.click(); })"
    )
    sheet.leaves()
    assert sheet.rows == 1


def test_refused_form_comes_back_in_place(sheet: Sheet) -> None:
    sheet.open("")
    steps = sheet.page.evaluate("history.length")
    sheet.press()
    summary = sheet.page.locator(".error-summary")
    summary.wait_for()
    assert summary.evaluate("element => element === document.activeElement")
    assert sheet.page.title().startswith("Fout: ")
    assert complaints(sheet.page) == []
    assert sheet.page.evaluate("history.length") == steps
    sheet.text = "Konijn kwijt"
    sheet.page.locator(sheet.kind.field).fill(sheet.text)
    sheet.press()
    sheet.leaves()
    assert sheet.rows == 1


def test_closing_warns_while_a_refused_form_holds_what_was_typed(event: Sheet) -> None:
    event.open("Konijn kwijt")
    event.page.locator("#id_kind").select_option("")
    event.press()
    event.page.locator(".error-summary").wait_for()
    assert warnings_on_closing(event.page) == ["beforeunload"]
    event.page.locator("#id_kind").select_option("small")
    event.press()
    event.leaves()
    assert event.rows == 1
    assert warnings_on_closing(event.page) == []


def test_leaving_asks_while_something_written_was_never_sent(event: Sheet) -> None:
    """A tap beside the button, on a tab or a link, threw away what was written; offline there was no way back."""
    event.open("Konijn kwijt")
    asked = warnings_on_closing(event.page)
    event.page.locator("main a[href]").first.click(no_wait_after=True)
    event.page.wait_for_timeout(300)
    assert asked == ["beforeunload"] * len(asked) != []
    assert event.page.locator(event.kind.field).input_value() == "Konijn kwijt"
    event.page.locator(event.kind.field).fill("")
    assert warnings_on_closing(event.page) == []


def test_closing_goes_without_a_word_when_nothing_was_typed(event: Sheet) -> None:
    event.page.goto(event.stage.world.url(event.kind.page))
    event.page.locator(event.kind.field).focus()
    event.page.locator("form[data-posted]").first.wait_for()
    event.press()
    event.page.locator(".error-summary").wait_for()
    assert warnings_on_closing(event.page) == []


def test_token_that_is_too_old_is_renewed_once(event: Sheet) -> None:
    event.open("Konijn kwijt")
    event.page.locator("main [name=csrfmiddlewaretoken]").evaluate(
        "field => { field.value = 'x'.repeat(64); }"
    )
    event.press()
    event.leaves()
    assert event.rows == 1


def test_what_our_own_server_refuses_is_told_and_kept(event: Sheet) -> None:
    event.open("Konijn kwijt")
    event.page.locator("form[data-posted]").first.evaluate("form => form.setAttribute('action', '/niets/')")
    event.press()
    said = event.says("told")
    assert said.startswith("Pagina niet gevonden. ")
    assert said.endswith("Wat er is getypt, staat hier nog.")
    assert event.page.locator(event.kind.field).input_value() == event.text
    assert complaints(event.page) == []


def test_button_without_fields_does_not_speak_of_what_was_typed(stage: Stage) -> None:
    stage.enter("anna")
    page = stage.page
    page.goto(stage.world.url("action-change"))
    page.locator("form[data-posted]").first.wait_for()
    page.locator(".ask-first summary").click()
    button = page.locator(".ask-first form")
    button.evaluate("form => form.setAttribute('action', '/niets/')")
    button.locator("button").click()
    said = page.locator(".ask-first [role=status][data-kind=told]")
    said.wait_for()
    assert "Pagina niet gevonden." in (said.text_content() or "")
    assert "typte" not in (said.text_content() or "")


def removed_under(stage: Stage) -> Sheet:
    """Return the page on an action that a colleague removed, with something typed."""
    stage.enter("anna")
    change = Sheet(stage, replace(KINDS["action"], page="action-change"))
    change.open("Konijn kwijt")
    change.page.locator("#id_ended_on").fill("")
    action = Action.objects.get(pk=stage.world.action.pk)
    remove_action(action=action, seen_revision=action.revision, by=stage.world.people.anna)
    change.press()
    change.page.get_by_role("heading", name="Dit is weggehaald").wait_for()
    return change


def test_what_was_removed_meanwhile_can_be_added_as_something_new(stage: Stage) -> None:
    change = removed_under(stage)
    assert change.text in (change.page.locator("main blockquote").first.text_content() or "")
    assert complaints(change.page) == []
    assert warnings_on_closing(change.page) == ["beforeunload"]
    change.page.get_by_role("button", name="Voeg het toe als iets nieuws").click()
    change.leaves()
    assert Action.objects.filter(title=change.text).count() == 1


def test_what_is_typed_later_is_not_sent_by_itself(event: Sheet) -> None:
    wire = Wire(event.page.context)
    event.open("Konijn kwijt")
    wire.fault = "no connection"
    event.press()
    event.says("unreachable")
    event.text = "Konijn"
    event.page.locator(event.kind.field).fill(event.text)
    wire.fault = ""
    event.come_back()
    line = event.page.locator("form [role=status][data-kind=changed]")
    assert "Druk nog een keer" in (line.text_content() or "")
    assert not LifeEvent.objects.filter(title__startswith="Konijn").exists()
    event.press()
    event.leaves()
    assert event.rows == 1


def test_other_content_after_a_lost_answer_is_shown_as_a_choice(event: Sheet) -> None:
    wire = Wire(event.page.context)
    event.open("Konijn kwijt")
    wire.fault = "answer lost"
    event.press()
    event.says("unreachable")
    event.page.locator(event.kind.field).fill("Konijn terug")
    wire.fault = ""
    event.press()
    event.page.get_by_role("heading", name="Je hebt dit al bewaard").wait_for()
    assert event.page.locator("main textarea[name=title]").first.input_value() == "Konijn terug"
    assert NAME in (event.page.locator("main").text_content() or "")
    assert LifeEvent.objects.filter(title__startswith="Konijn").count() == 1


def test_closing_warns_until_its_fate_is_known(event: Sheet) -> None:
    wire = Wire(event.page.context)
    event.open("Konijn kwijt")
    wire.fault = "no connection"
    event.press()
    event.says("unreachable")
    assert warnings_on_closing(event.page) == ["beforeunload"]
    wire.fault = ""
    event.come_back()
    event.leaves()
    assert event.rows == 1


def test_all_forms_of_a_page_are_served_but_those_with_a_file(stage: Stage) -> None:
    for persona, name in (("cora", "grant-list"), ("anna", "account"), ("ada", "instrument-add")):
        stage.enter(persona)
        with stage.page.expect_response(re.compile("/post-form")):
            stage.page.goto(stage.world.url(name))
        posted = stage.page.locator("main form[method=post]")
        without_file = posted.filter(has_not=stage.page.locator("[type=file]"))
        served = stage.page.locator("main form[data-posted]")
        assert posted.count() > 0
        expect(served).to_have_count(without_file.count())
