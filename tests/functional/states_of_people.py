"""States of the pages for people and for children, and of the pages for errors."""

import uuid
from unittest import mock

from django.db import OperationalError

from accounts.models import User
from tests.functional.stage import Stage, answered, send, state
from tests.support.build import a_child
from tests.support.practising import a_practice_child


@state("choose-password", "too old")
def choose_password_too_old(stage: Stage) -> None:
    stage.open("anonymous", "choose-password", token="x-y")


@state("choose-password", "empty")
def choose_password(stage: Stage) -> None:
    stage.open("anonymous", "choose-password")


@state("choose-password", "error")
def choose_password_error(stage: Stage) -> None:
    page = stage.open("anonymous", "choose-password")
    page.locator("#id_new_password1").fill("kort")
    page.locator("#id_new_password2").fill("anders")
    send(stage)


@state("people", "filled")
def people(stage: Stage) -> None:
    stage.open("ada", "people")


@state("people", "found nothing")
def people_search(stage: Stage) -> None:
    page = stage.open("ada", "people")
    page.locator("main [name=search]").fill("bestaat niet")
    page.locator("[data-nothing]").wait_for()


@state("person-add", "empty")
def person_add(stage: Stage) -> None:
    stage.open("ada", "person-add")


@state("person-add", "error")
def person_add_error(stage: Stage) -> None:
    stage.open("ada", "person-add")
    send(stage)


@state("person-detail", "asked whether")
def person_asked(stage: Stage) -> None:
    page = stage.open("ada", "person-detail")
    page.locator(".person-actions summary").first.click()
    page.locator(".ask-first[open]").wait_for()


@state("person-detail", "oneself")
def person_oneself(stage: Stage) -> None:
    stage.open("ada", "person-detail", user_id=stage.world.people.ada.pk)


@state("membership-change", "with what hangs on it")
def membership_change(stage: Stage) -> None:
    page = stage.open("ada", "membership-change")
    page.locator(".hanging").wait_for()
    page.locator("main details summary").first.click()


@state("membership-change", "error")
def membership_change_error(stage: Stage) -> None:
    stage.open("ada", "membership-change")
    send(stage)


@state("team-list", "filled")
def team_list(stage: Stage) -> None:
    stage.open("ada", "team-list")


@state("team-add", "error")
def team_add(stage: Stage) -> None:
    stage.open("ada", "team-add")
    send(stage)


@state("team-change", "filled")
def team_change(stage: Stage) -> None:
    stage.open("ada", "team-change")


@state("person-add", "added")
def person_added(stage: Stage) -> None:
    page = stage.open("ada", "person-add")
    page.locator("#id_email").fill(f"nieuw-{uuid.uuid4().hex[:6]}@voorbeeld.example")
    page.locator("#id_full_name").fill("Nina Nieuw")
    page.locator("input[name=role][value=observer]").check()
    page.locator("#id_team").select_option(label="Noord")
    send(stage)


@state("role-approve", "approved")
def role_approved(stage: Stage) -> None:
    page = stage.open("ada", "people")
    waiting = page.locator("section", has=page.locator("#waiting"))
    waiting.locator("summary").first.click()
    with answered(page):
        waiting.locator(".ask-first[open] button").click()


@state("introduction", "with children")
def introduction(stage: Stage) -> None:
    stage.open("anna", "introduction")


@state("introduction", "without children")
def introduction_without(stage: Stage) -> None:
    stage.open("ada", "introduction")


@state("where-is-what", "with the help of the page open")
def where_is_what(stage: Stage) -> None:
    page = stage.open("cora", "where-is-what")
    page.locator(".page-help summary").click()


@state("child-list", "filled")
def child_list(stage: Stage) -> None:
    stage.open("cora", "child-list")


@state("child-list", "with a practice child")
def child_list_practising(stage: Stage) -> None:
    a_practice_child(stage.world.people.anna)
    page = stage.open("anna", "child-list")
    page.locator(".practice summary").first.click()
    page.locator(".ask-first[open]").wait_for()


@state("profile", "to practise")
def profile_practising(stage: Stage) -> None:
    child = a_practice_child(stage.world.people.anna)
    stage.open("anna", "profile", child_id=child.pk).locator(".practice-mark").wait_for()


@state("child-list", "found nothing")
def child_list_search(stage: Stage) -> None:
    page = stage.open("anna", "child-list")
    page.locator("main [name=search]").fill("bestaat niet")
    page.locator("[data-none]:not([hidden])").wait_for()


@state("child-list", "what is due")
def child_list_due(stage: Stage) -> None:
    a_child(stage.world.people.north, stage.world.people.anna, first_name="Noor", reference=uuid.uuid4().hex)
    stage.open("anna", "child-list").locator(".tag--due").first.wait_for()


@state("child-list", "many")
def child_list_pages(stage: Stage) -> None:
    anna = User.objects.get(pk=stage.world.people.anna.pk)
    for _number in range(51):
        a_child(stage.world.people.north, anna, reference=uuid.uuid4().hex)
    stage.open("anna", "child-list", "?pagina=2")


@state("child-list", "no children")
def child_list_empty(stage: Stage) -> None:
    stage.open("chris", "child-list")


@state("child-list", "no team")
def child_list_no_team(stage: Stage) -> None:
    stage.open("ada", "child-list")


@state("child-register", "empty")
def child_register(stage: Stage) -> None:
    stage.open("anna", "child-register")


@state("child-register", "error")
def child_register_error(stage: Stage) -> None:
    stage.open("anna", "child-register").locator("#id_reference").fill("123456782")
    send(stage)


@state("child-change", "filled")
def child_change(stage: Stage) -> None:
    stage.open("anna", "child-change")


@state("child-change", "error")
def child_change_error(stage: Stage) -> None:
    stage.open("anna", "child-change").locator("#id_first_name").fill("")
    send(stage)


@state("error", "not found")
def not_found(stage: Stage) -> None:
    stage.fails(404)
    stage.open("anna", "profile", child_id=uuid.uuid4())


@state("error", "not allowed")
def forbidden(stage: Stage) -> None:
    stage.fails(403)
    stage.open("bram", "child-register")


@state("error", "another method")
def wrong_method(stage: Stage) -> None:
    stage.fails(405)
    stage.open("anna", "sign-out")


@state("error", "open too long")
def csrf_failure(stage: Stage) -> None:
    stage.fails(403)
    page = stage.open("anna", "child-change")
    page.locator("main [name=csrfmiddlewaretoken]").evaluate("field => field.value = 'x'")
    send(stage)


@state("error", "our mistake")
def server_error(stage: Stage) -> None:
    stage.fails(500)
    with mock.patch("assessments.views.caseload.caseload", side_effect=RuntimeError("planted")):
        stage.open("anna", "child-list")


@state("error", "no database")
def database_away(stage: Stage) -> None:
    stage.fails(503)
    with mock.patch("assessments.views.caseload.caseload", side_effect=OperationalError("planted")):
        stage.open("anna", "child-list")


@state("queue", "no worker, one failed")
def queue(stage: Stage) -> None:
    stage.open("ada", "queue")


@state("reminder-choice", "on")
def reminders(stage: Stage) -> None:
    stage.open("anna", "reminder-choice")


@state("reminder-choice", "switched off")
def reminders_off(stage: Stage) -> None:
    page = stage.open("anna", "reminder-choice")
    page.locator("main button").click()
    page.locator("main input[name=wanted][value=yes]").wait_for(state="attached")
