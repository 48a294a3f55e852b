"""States of the pages on consent and authority: nothing noted, answers of every kind, a measure of the court."""

from tests.functional.stage import Stage, send, state
from tests.functional.states_of_children import newcomer
from tests.support.build import a_signed_form
from tests.support.consents import a_party, born, said
from tests.support.days import days_ago, today


@state("consent-board", "nothing noted")
def consent_board_empty(stage: Stage) -> None:
    stage.open("anna", "consent-board", child_id=newcomer(stage))


@state("consent-board", "every answer, a measure of the court, just turned twelve")
def consent_board(stage: Stage) -> None:
    child, anna = stage.world.child, stage.world.people.anna
    birthday = days_ago(20)
    born(child, birthday.replace(year=birthday.year - 12, day=min(birthday.day, 28)), anna)
    a_signed_form(child, anna, on=days_ago(1))
    father = a_party(child, anna, called="vader die ver weg woont", kind="none")
    a_party(
        child, anna, called="jeugdbescherming", relation="institution", kind="supervision", source="court"
    )
    said(child, anna, "yes", "team", "quote_child", "quote_own", party=stage.world.authority)
    said(child, anna, "withdrawn", "quote_child", party=stage.world.authority)
    said(child, anna, "no", "adversities", "quote_own", party=father, words="Dat gaat niemand aan.")
    said(child, anna, "unable", "ask_school", on=today(), reason="Te veel tegelijk.", instead="moeder")
    page = stage.open("anna", "consent-board")
    page.locator(".consent-history summary").click()


@state("consent-board", "read in emergency access")
def consent_board_emergency(stage: Stage) -> None:
    stage.open("emma", "consent-board")


@state("consent-child", "empty")
def consent_child(stage: Stage) -> None:
    stage.open("anna", "consent-child")


@state("consent-child", "with faults")
def consent_child_faults(stage: Stage) -> None:
    page = stage.open("anna", "consent-child")
    page.locator("#id_team").select_option("unable")
    send(stage)


@state("consent-party", "empty")
def consent_party(stage: Stage) -> None:
    stage.open("anna", "consent-party")


@state("authority-add", "with faults")
def authority_add(stage: Stage) -> None:
    stage.open("anna", "authority-add")
    send(stage)


@state("authority-change", "filled")
def authority_change(stage: Stage) -> None:
    stage.open("anna", "authority-change")


@state("birth-days", "filled")
def birth_days(stage: Stage) -> None:
    stage.open("ada", "birth-days")
