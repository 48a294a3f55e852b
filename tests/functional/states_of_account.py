"""States of the pages for signing in and of the own account."""

from allauth.mfa.models import Authenticator
from django.core.cache import cache
from playwright.sync_api import Page

from tests.functional.conftest import PASSWORD
from tests.functional.stage import Stage, answered, send, session_of, state


@state("sign-in", "empty")
def sign_in(stage: Stage) -> None:
    stage.open("anonymous", "sign-in")


@state("sign-in", "wrong password")
def sign_in_wrong(stage: Stage) -> None:
    page = stage.open("anonymous", "sign-in")
    page.locator("#id_username").fill("anna@voorbeeld.example")
    page.locator("#id_password").fill("verkeerd")
    send(stage)


@state("sign-in", "nothing filled in")
def sign_in_empty(stage: Stage) -> None:
    stage.open("anonymous", "sign-in")
    send(stage)


def to_second_step(stage: Stage) -> Page:
    """Give the right password, and stop at the door."""
    page = stage.open("anonymous", "sign-in")
    page.locator("#id_username").fill("anna@voorbeeld.example")
    page.locator("#id_password").fill(PASSWORD)
    send(stage)
    return page


@state("second-step", "empty")
def second_step(stage: Stage) -> None:
    to_second_step(stage)


@state("second-step", "wrong code")
def second_step_wrong(stage: Stage) -> None:
    to_second_step(stage).locator("#id_code").fill("000000")
    send(stage)


@state("sign-in", "too often")
def sign_in_too_often(stage: Stage) -> None:
    stage.fails(429)
    page = stage.open("anonymous", "sign-in")
    for _attempt in range(6):
        page.locator("#id_username").fill("niemand@voorbeeld.example")
        page.locator("#id_password").fill("mis")
        send(stage)
    cache.clear()


@state("account", "set up")
def account(stage: Stage) -> None:
    stage.open("anna", "account")


@state("account", "nothing set up")
def account_without_factor(stage: Stage) -> None:
    Authenticator.objects.filter(user=stage.world.people.chris).delete()
    stage.enter("chris", with_second_factor=False)
    stage.page.goto(stage.world.url("account"))


@state("app-set-up", "empty")
def app_set_up(stage: Stage) -> None:
    stage.open("anna", "app-set-up")


@state("app-set-up", "wrong code")
def app_set_up_wrong(stage: Stage) -> None:
    stage.open("anna", "app-set-up").locator("#id_code").fill("000000")
    send(stage)


@state("passkey-add", "empty")
def passkey_add(stage: Stage) -> None:
    stage.open("anna", "passkey-add")


@state("passkey-sign-in", "refused")
def passkey_refused(stage: Stage) -> None:
    page = stage.open("anonymous", "sign-in")
    page.locator("form.passkey [name=credential]").evaluate(
        "field => { field.value = '{}'; field.form.submit(); }"
    )
    page.wait_for_url("**/passkey/")


@state("recovery-codes", "to keep")
def recovery_codes(stage: Stage) -> None:
    stage.open("anna", "recovery-codes")


@state("account-confirm", "password")
def account_confirm(stage: Stage) -> None:
    stage.open("anna", "account-confirm")


@state("account-confirm", "wrong password")
def account_confirm_wrong(stage: Stage) -> None:
    stage.open("anna", "account-confirm").locator("#id_password").fill("mis")
    send(stage)


def leave_alone(page: Page) -> None:
    """Let nobody touch the session of a window for an hour."""
    session = session_of(page)
    session["active_at"] -= 3600
    session.save()


@state("session-unlock", "locked")
def session_unlock(stage: Stage) -> None:
    leave_alone(stage.open("anna", "child-list"))
    stage.page.goto(stage.world.url("child-list"))


@state("session-unlock", "wrong password")
def session_unlock_wrong(stage: Stage) -> None:
    session_unlock(stage)
    stage.page.locator("main [name=password]").fill("mis")
    send(stage)


@state("held-form", "to send again")
def held_form(stage: Stage) -> None:
    page = stage.open("anna", "child-register")
    page.locator("#id_first_name").fill("Noor")
    leave_alone(page)
    with answered(page):  # as without scripts
        page.locator("main form").evaluate("form => HTMLFormElement.prototype.submit.call(form)")
    page.locator("main [name=password]").fill(PASSWORD)
    send(stage)


@state("child-list", "about to lock")
def about_to_lock(stage: Stage) -> None:
    page = stage.open("anna", "child-list")
    page.locator("[data-warning]").evaluate("dialog => dialog.showModal()")


@state("child-list", "locked in place")
def locked_in_place(stage: Stage) -> None:
    page = stage.open("anna", "child-list")
    page.evaluate("document.body.classList.add('is-locked')")
    page.locator("[data-lock]").evaluate("dialog => dialog.showModal()")
