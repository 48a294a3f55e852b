"""States of the pages of requests to observe."""

from tests.functional.stage import Stage, send, state
from tests.support.asked import asked
from tests.support.build import a_signed_form, version_of


@state("request-list", "some")
def request_list(stage: Stage) -> None:
    people = stage.world.people
    both, full = (people.anna, people.bram), version_of("professional-full")
    asked(stage.world.child, people.cora, *both, is_double=True, setting="group", instrument_version=full)
    a_signed_form(stage.world.child, people.anna, setting="group", key="professional-full")
    stage.open("cora", "request-list")


@state("request-add", "empty")
def request_add(stage: Stage) -> None:
    stage.open("anna", "request-add")


@state("request-add", "with faults")
def request_add_faults(stage: Stage) -> None:
    stage.open("anna", "request-add")
    send(stage)


@state("request-decline", "empty")
def request_decline(stage: Stage) -> None:
    stage.open("bram", "request-decline")


@state("request-stop", "empty")
def request_stop(stage: Stage) -> None:
    stage.open("anna", "request-stop")


@state("request-pass-on", "empty")
def request_pass_on(stage: Stage) -> None:
    stage.open("anna", "request-pass-on")


@state("child-list", "asked")
def child_list_asked(stage: Stage) -> None:
    people = stage.world.people
    asked(stage.world.child, people.cora, people.anna, people.bram, is_double=True, setting="group")
    stage.open("bram", "child-list")
