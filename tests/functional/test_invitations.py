"""Filling in by a link in a browser: a child on a phone, a father in English, a teacher whose link ended."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from invitations.actions.asking import withdraw_invitation
from invitations.models import Invitation
from tests.functional.conftest import Witness
from tests.functional.stage import Stage, answered
from tests.support.clock import clock_at
from tests.support.invitations import asked
from tests.support.world import World

PHONE: ViewportSize = {"width": 360, "height": 740}
CHOSEN = ".invited-option input"


@pytest.fixture
def stage(page: Page, people_world: World, witness: Witness) -> Stage:
    page.set_viewport_size(PHONE)
    return Stage(page, people_world, witness)


def press(page: Page, value: str) -> None:
    """Press a button and wait for the next page."""
    with answered(page):
        page.locator(f"main button[value={value}]").click()


def open_link(stage: Stage, kind: str) -> tuple[Invitation, Page, str]:
    """Ask someone, and open the link as nobody."""
    invitation, token = asked(stage.world.child, stage.world.people.anna, kind)
    stage.enter("anonymous")
    stage.page.goto(stage.world.url("invitation-open", token=token))
    assert token not in stage.page.url + stage.page.title() + stage.page.content()
    return invitation, stage.page, token


def test_child_of_nine_answers_on_a_phone(stage: Stage) -> None:
    invitation, page, _token = open_link(stage, "child")
    press(page, "begin")
    page.locator(CHOSEN).nth(3).check()
    press(page, "on")
    expect(page.locator(".invited-progress > span")).to_contain_text("Vraag 2 van")
    page.locator("[name=talk]").check()
    page.locator(CHOSEN).nth(4).check()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    press(page, "back")
    expect(page.locator(CHOSEN).nth(3)).to_be_checked()
    press(page, "on")
    expect(page.locator("[name=talk]")).to_be_checked()
    page.goto(stage.world.url("invitation-words"))
    page.locator("[name=own_words]").fill("Ik wil vaker naar judo.")
    press(page, "on")
    expect(page.locator("main")).to_contain_text("Ik wil vaker naar judo.")
    with answered(page):
        page.locator("main form button").click()
    expect(page.locator("h1")).to_have_text("Verstuurd. Dank je wel.")
    invitation.refresh_from_db()
    assert (invitation.state, invitation.answers.count()) == ("sent", 2)
    stage.fails(410)
    page.reload()
    expect(page.locator("h1")).to_have_text("Deze link werkt niet meer")


def test_father_answers_in_english_stops_and_goes_on(stage: Stage) -> None:
    invitation, page, token = open_link(stage, "parent")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_contain_text("Will you tell how you see")
    press(page, "begin")
    page.locator(CHOSEN).nth(2).check()
    press(page, "later")
    expect(page.locator("h1")).to_have_text("See you later.")
    page.goto(stage.world.url("invitation-open", token=token))
    page.get_by_role("link", name="English").click()
    press(page, "begin")
    expect(page.locator(".invited-progress > span")).to_contain_text("Question 2 of")
    invitation.refresh_from_db()
    assert invitation.state == "begun"


def test_teacher_whose_link_ended_is_told_and_keeps_nothing(stage: Stage) -> None:
    invitation, page, _token = open_link(stage, "teacher")
    press(page, "begin")
    page.locator(CHOSEN).first.check()
    invitation.refresh_from_db()
    withdraw_invitation(invitation=invitation, seen_revision=invitation.revision, by=stage.world.people.anna)
    stage.fails(410)
    press(page, "on")
    expect(page.locator("h1")).to_have_text("Deze link werkt niet meer")
    assert stage.world.child.first_name not in page.content()


@pytest.mark.parametrize("trouble", ["offline", "hotel", "failing"])
def test_what_was_typed_stays_while_the_server_cannot_be_reached(stage: Stage, trouble: str) -> None:
    invitation, page, _token = open_link(stage, "child")
    stage.witness.expect("ERR_", "status of 503 ")
    press(page, "begin")
    page.goto(stage.world.url("invitation-words"))
    page.locator("[name=own_words]").fill("Ik wil vaker naar judo.")
    begin_trouble(page, trouble)
    page.locator("main button[value=on]").click()
    expect(page.locator("main [role=status]")).to_contain_text("Bewaren lukt nu niet")
    expect(page.locator("[name=own_words]")).to_have_value("Ik wil vaker naar judo.")
    page.context.set_offline(False)
    page.unroute("**/uitnodiging/**")
    press(page, "on")
    expect(page.locator("main")).to_contain_text("Ik wil vaker naar judo.")
    invitation.refresh_from_db()
    assert invitation.own_words == "Ik wil vaker naar judo."


def test_answer_that_was_lost_on_its_way_back_is_sent_again_and_saved_once(stage: Stage) -> None:
    invitation, page, _token = open_link(stage, "parent")
    stage.witness.expect("ERR_")
    press(page, "begin")
    page.goto(stage.world.url("invitation-words"))
    page.locator("[name=own_words]").fill("Ze lacht weer.")
    page.route("**/eigen-woorden/", lambda route: (route.fetch(max_redirects=0), route.abort()))
    page.locator("main button[value=on]").click()
    expect(page.locator("main [role=status]")).to_contain_text("Bewaren lukt nu niet")
    invitation.refresh_from_db()
    assert (invitation.own_words, invitation.revision) == ("Ze lacht weer.", 2)
    page.unroute("**/eigen-woorden/")
    press(page, "on")
    expect(page).to_have_url(re.compile("/nalezen/$"))
    invitation.refresh_from_db()
    assert (invitation.own_words, invitation.revision) == ("Ze lacht weer.", 2)


def test_answer_changed_in_another_window_is_shown_beside_what_was_typed(stage: Stage) -> None:
    invitation, page, _token = open_link(stage, "parent")
    press(page, "begin")
    words = stage.world.url("invitation-words")
    page.goto(words)
    second = page.context.new_page()
    second.goto(words)
    second.locator("[name=own_words]").fill("Hier eerst.")
    press(second, "on")
    page.locator("[name=own_words]").fill("Ze lacht weer.")
    stage.fails(409)
    press(page, "on")
    expect(page.locator(".typed-here")).to_have_text("Ze lacht weer.")
    expect(page.locator("[name=own_words]")).to_have_value("Hier eerst.")
    page.locator("[name=own_words]").fill("Hier eerst. Ze lacht weer.")
    press(page, "on")
    expect(page).to_have_url(re.compile("/nalezen/$"))
    invitation.refresh_from_db()
    assert invitation.own_words == "Hier eerst. Ze lacht weer."


@pytest.mark.parametrize("kind", ["child", "parent"])
def test_page_left_open_for_hours_keeps_what_was_typed_until_the_link_is_opened_again(
    stage: Stage, kind: str
) -> None:
    invitation, page, token = open_link(stage, kind)
    press(page, "begin")
    page.goto(stage.world.url("invitation-words"))
    page.locator("[name=own_words]").fill("Ik wil vaker naar judo.")
    stage.fails(410)
    with clock_at(timezone.now() + datetime.timedelta(hours=3), is_running=True):
        page.locator("main button[value=on]").click()
        status = page.locator("main [role=status]")
        expect(status).to_contain_text("Open eerst de link uit de brief of het bericht nog eens.")
        expect(status).to_contain_text("Wat je hebt" if kind == "child" else "Wat u hebt")
        expect(page.locator("[name=own_words]")).to_have_value("Ik wil vaker naar judo.")
        other = page.context.new_page()
        other.goto(stage.world.url("invitation-open", token=token))
        expect(other.locator("button[value=begin]")).to_be_visible()
        press(page, "on")
        expect(page.locator("main")).to_contain_text("Ik wil vaker naar judo.")
        expect(page).to_have_url(re.compile("/nalezen/$"))
    invitation.refresh_from_db()
    assert invitation.own_words == "Ik wil vaker naar judo."


def test_answer_waits_while_this_browser_has_another_invitation_open(stage: Stage) -> None:
    mine, page, token = open_link(stage, "child")
    press(page, "begin")
    stage.fails(410)
    page.locator(CHOSEN).nth(3).check()
    other, other_token = asked(stage.world.child, stage.world.people.anna, "parent")
    second = page.context.new_page()
    second.goto(stage.world.url("invitation-open", token=other_token))
    press(second, "begin")
    page.locator("main button[value=on]").click()
    expect(page.locator("main [role=status]")).to_contain_text("Open eerst de link")
    expect(page.locator(CHOSEN).nth(3)).to_be_checked()
    assert (mine.answers.count(), other.answers.count()) == (0, 0)
    second.goto(stage.world.url("invitation-open", token=token))
    press(page, "on")
    expect(page.locator(".invited-progress > span")).to_contain_text("Vraag 2 van")
    assert (mine.answers.count(), other.answers.count()) == (1, 0)


def begin_trouble(page: Page, trouble: str) -> None:
    """Take the connection away, or let something else than our site answer."""
    if trouble == "offline":
        page.context.set_offline(True)
    else:
        status = 200 if trouble == "hotel" else 503
        answer = {"status": status, "content_type": "text/html", "body": "<p>Welkom in ons hotel"}
        page.route("**/uitnodiging/**", lambda route: route.fulfill(**answer))


def test_parent_answers_without_scripts(
    new_context: Callable[..., BrowserContext], people_world: World, witness: Witness
) -> None:
    plain = new_context(java_script_enabled=False, viewport=PHONE).new_page()
    invitation, page, _token = open_link(Stage(plain, people_world, witness), "parent")
    page.locator("button[value=begin]").click()
    page.wait_for_url("**/vraag/1/")
    page.locator(CHOSEN).nth(1).check()
    page.locator("button[value=on]").click()
    page.wait_for_url("**/vraag/2/")
    assert invitation.answers.get().choice == "1"
