"""States of the pages for a form that was signed with the wrong child."""

from tests.functional.stage import Stage, send, state

WITHDRAWN = "anna's withdrawn"


@state("assessment-withdraw", "empty")
def assessment_withdraw(stage: Stage) -> None:
    stage.open("anna", "assessment-withdraw", form="anna's signed")


@state("assessment-withdraw", "no reason")
def assessment_withdraw_error(stage: Stage) -> None:
    stage.open("anna", "assessment-withdraw", form="anna's signed")
    send(stage)


@state("assessment-copy", "empty")
def assessment_copy(stage: Stage) -> None:
    stage.open("anna", "assessment-copy", form=WITHDRAWN)


@state("assessment-copy", "no child")
def assessment_copy_error(stage: Stage) -> None:
    stage.open("anna", "assessment-copy", form=WITHDRAWN)
    send(stage)


@state("assessment-copy", "done")
def assessment_copied(stage: Stage) -> None:
    stage.open("anna", "assessment-copy", form=WITHDRAWN)
    stage.page.select_option("[name=child]", index=1)
    send(stage)
    stage.open("anna", "assessment-copy", form=WITHDRAWN)


@state("withdrawn-ask", "empty")
def withdrawn_ask(stage: Stage) -> None:
    stage.open("cora", "withdrawn-ask")


@state("withdrawn-ask", "no reason")
def withdrawn_ask_error(stage: Stage) -> None:
    stage.open("cora", "withdrawn-ask")
    send(stage)


@state("withdrawn-read", "filled")
def withdrawn_read(stage: Stage) -> None:
    stage.open("cora", "withdrawn-read")
