"""States of the pages on the rights of a child and its parents."""

from tests.functional.stage import Stage, state
from tests.functional.states_of_children import newcomer
from tests.functional.states_of_people import send


@state("right-list", "filled")
def right_list(stage: Stage) -> None:
    stage.open("cora", "right-list")


@state("right-list", "empty, for a practitioner")
def right_list_empty(stage: Stage) -> None:
    stage.open("anna", "right-list", child_id=newcomer(stage))


@state("archive-make", "filled")
def archive_make(stage: Stage) -> None:
    stage.open("cora", "archive-make")


@state("archive-make", "nothing written, and errors")
def archive_make_error(stage: Stage) -> None:
    stage.open("cora", "archive-make", child_id=newcomer(stage))
    send(stage)
