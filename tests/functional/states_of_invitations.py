"""States of the pages of invitations: those for professionals, and those for who was asked."""

from playwright.sync_api import Page

from tests.functional.stage import Stage, answered, send, state
from tests.functional.states_of_children import newcomer
from tests.support.invitations import answered as with_answers
from tests.support.invitations import approved, asked, sent


def opened(stage: Stage, token: str, language: str = "") -> Page:
    """Open a link as nobody, in the language of the stage or another one."""
    stage.enter("anonymous")
    stage.page.goto(f"{stage.world.url('invitation-open', token=token)}")
    stage.page.goto(f"{stage.page.url}?taal={language or stage.language}")
    return stage.page


def begun(stage: Stage, kind: str, language: str = "") -> Page:
    """Open the link of someone who was asked, and begin."""
    _invitation, token = asked(stage.world.child, stage.world.people.anna, kind)
    page = opened(stage, token, language)
    with answered(page):
        page.locator("button[value=begin]").click()
    return page


@state("invitation-list", "some")
def invitation_list(stage: Stage) -> None:
    asked(stage.world.child, stage.world.people.anna, "teacher")
    stage.open("anna", "invitation-list")


@state("invitation-add", "empty")
def invitation_add(stage: Stage) -> None:
    stage.open("anna", "invitation-add")


@state("invitation-add", "with faults")
def invitation_add_faults(stage: Stage) -> None:
    stage.open("anna", "invitation-add")
    send(stage)


@state("invitation-detail", "to check")
def invitation_detail(stage: Stage) -> None:
    page = stage.open("anna", "invitation-detail")
    page.locator("main details summary").first.click()


@state("invitation-detail", "with a new link")
def invitation_detail_link(stage: Stage) -> None:
    page = stage.open("anna", "invitation-add")
    page.locator("[name=whom]").nth(1).check()
    page.locator("[name=called]").fill("de vader")
    send(stage)


@state("invitation-start", "a parent")
def invitation_start(stage: Stage) -> None:
    opened(stage, asked(stage.world.child, stage.world.people.anna, "parent")[1])


@state("invitation-start", "a link that does not work")
def invitation_gone(stage: Stage) -> None:
    stage.fails(410)
    stage.fails(410)
    opened(stage, "x" * 32)


@state("invitation-question", "a child")
def invitation_question(stage: Stage) -> None:
    page = begun(stage, "child")
    page.locator("[name=choice]").first.check()


@state("invitation-question", "a teacher")
def invitation_question_teacher(stage: Stage) -> None:
    begun(stage, "teacher")


@state("invitation-words", "a teacher")
def invitation_words(stage: Stage) -> None:
    page = begun(stage, "teacher")
    page.goto(stage.world.url("invitation-words"))


@state("invitation-read", "some skipped")
def invitation_read(stage: Stage) -> None:
    invitation, token = asked(stage.world.child, stage.world.people.anna, "parent")
    with_answers(invitation, own_words="Ze lacht weer.")
    opened(stage, token)
    stage.page.goto(stage.world.url("invitation-read"))


@state("invitation-done", "sent")
def invitation_done(stage: Stage) -> None:
    invitation_read(stage)
    with answered(stage.page):
        stage.page.locator("main form button").click()


@state("invitation-detail", "taken up by nobody yet, of a teacher")
def invitation_detail_teacher(stage: Stage) -> None:
    made = sent(asked(stage.world.child, stage.world.people.anna, "teacher")[0])
    stage.open("anna", "invitation-detail", invitation_id=made.pk)


@state("invitation-add", "nobody may be asked yet")
def invitation_add_stopped(stage: Stage) -> None:
    page = stage.open("anna", "invitation-add", child_id=newcomer(stage))
    page.locator("main .callout").first.wait_for()


@state("invitation-start", "a parent in Arabic")
def invitation_start_arabic(stage: Stage) -> None:
    approved(stage.world.child, stage.world.people.ada, "ar")
    opened(stage, asked(stage.world.child, stage.world.people.anna, "parent")[1], "ar")


@state("invitation-question", "a parent in Arabic")
def invitation_question_arabic(stage: Stage) -> None:
    approved(stage.world.child, stage.world.people.ada, "ar")
    page = begun(stage, "parent", "ar")
    page.locator("[name=choice]").first.check()


@state("language-list", "one approved, the others a concept")
def language_list(stage: Stage) -> None:
    approved(stage.world.child, stage.world.people.ada, "ar")
    stage.open("ada", "language-list")


@state("language-texts", "a concept")
def language_texts(stage: Stage) -> None:
    stage.open("ada", "language-texts", code="uk")


@state("language-texts", "right to left, approved")
def language_texts_approved(stage: Stage) -> None:
    approved(stage.world.child, stage.world.people.ada, "ar")
    page = stage.open("ada", "language-texts", code="ar")
    page.locator("main .ask-first summary").first.click()


@state("language-texts", "with faults")
def language_texts_faults(stage: Stage) -> None:
    stage.open("ada", "language-texts", code="pl")
    send(stage)
