"""States of the pages on taking data out."""

from tests.functional.stage import Stage, send, state


@state("child-export", "filled")
def child_export(stage: Stage) -> None:
    stage.open("anna", "child-export")


@state("export-list", "ready and under way")
def export_list(stage: Stage) -> None:
    page = stage.open("cora", "export-list")
    page.locator("input[value=named]").check()
    send(stage)


@state("export-list", "too few for codes")
def export_list_error(stage: Stage) -> None:
    stage.open("cora", "export-list")
    send(stage)


@state("export-list", "of an organisation")
def export_list_officer(stage: Stage) -> None:
    stage.open("petra", "export-list")
