"""States of the pages on which someone chooses a password, or asks for a way back to one."""

from django.test import Client, override_settings

from accounts.models import User
from accounts.security.invitations import MAILED, path_to_choose_password
from tests.functional.conftest import PASSWORD
from tests.functional.stage import Stage, answered, send, state

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"


@state("password-change", "empty")
def password_change(stage: Stage) -> None:
    stage.open("anna", "password-change")


@state("password-change", "error")
def password_change_error(stage: Stage) -> None:
    page = stage.open("anna", "password-change")
    for name, typed in (("password", PASSWORD), ("new_password1", "kort"), ("new_password2", "anders")):
        page.locator(f"main [name={name}]").fill(typed)
    send(stage)


@state("password-forgotten", "without mail")
def forgotten_without_mail(stage: Stage) -> None:
    stage.open("anonymous", "password-forgotten")


@state("password-forgotten", "empty")
def forgotten(stage: Stage) -> None:
    with override_settings(MAIL_IS_ON=True):
        stage.open("anonymous", "password-forgotten")


@state("password-forgotten", "sent")
def forgotten_sent(stage: Stage) -> None:
    with override_settings(MAIL_IS_ON=True):
        stage.open("anonymous", "password-forgotten").locator("#id_email").fill("niemand@voorbeeld.example")
        send(stage)


@state("password-restore", "too old")
def restore_too_old(stage: Stage) -> None:
    stage.open("anonymous", "password-restore")


@state("password-restore", "empty")
def restore(stage: Stage) -> None:
    stage.enter("anonymous")
    user = User.objects.get(pk=stage.world.people.anna.pk)
    stage.page.goto(path_to_choose_password(user, MAILED))


@state("person-link", "made")
def person_link(stage: Stage) -> None:
    page = stage.open("ada", "person-detail")
    page.locator("form[action$='/link/']").first.evaluate("form => form.closest('details').open = true")
    with answered(page):
        page.locator("form[action$='/link/'] button").first.click()


@state("account", "on two devices")
def account_on_two_devices(stage: Stage) -> None:
    user = stage.world.user("anna")
    assert user is not None
    Client(headers={"user-agent": PHONE}).force_login(user)
    page = stage.open("anna", "account")
    page.locator("form[action$='/herstelcodes/nieuwe/']").evaluate(
        "form => form.closest('details').open = true"
    )
    with answered(page):
        page.locator("form[action$='/herstelcodes/nieuwe/'] button").click()
    send(stage)
