"""States of the pages on which a team asks a behavioural scientist for advice."""

from children.actions.grants import end_grant
from tests.functional.stage import Stage, send, state
from tests.functional.states_of_children import newcomer
from tests.support.advice import answered, asked
from tests.support.rights import a_statement


@state("advice-list", "asked, given and answered, for the coordinator")
def advice_list(stage: Stage) -> None:
    world = stage.world
    answered(world.advice, world.people.cora)
    a_statement(world.child, world.people.anna, "Dat wil ik zelf ook.", advice=world.advice)
    asked(world.child, world.scientist, world.people.cora, "Wat vraagt de overstap naar een nieuwe school?")
    page = stage.open("cora", "advice-list")
    page.locator(".ask-first summary").first.click()


@state("advice-list", "for who was asked")
def advice_list_of_adviser(stage: Stage) -> None:
    stage.open("sanne", "advice-list")


@state("advice-list", "empty")
def advice_list_empty(stage: Stage) -> None:
    stage.open("cora", "advice-list", child_id=newcomer(stage))


@state("advice-ask", "with faults")
def advice_ask(stage: Stage) -> None:
    stage.open("cora", "advice-ask")
    send(stage)


@state("advice-give", "with faults")
def advice_give(stage: Stage) -> None:
    stage.open("sanne", "advice-give")
    send(stage)


@state("advice-answer", "with faults")
def advice_answer(stage: Stage) -> None:
    stage.open("anna", "advice-answer")
    send(stage)


@state("advice-asked", "one question")
def advice_asked(stage: Stage) -> None:
    stage.open("sanne", "advice-asked")


@state("advice-asked", "nothing")
def advice_asked_empty(stage: Stage) -> None:
    world = stage.world
    end_grant(grant=world.advice.request.grant, by=world.people.cora)
    stage.open("sanne", "advice-asked")
