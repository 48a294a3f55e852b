"""States of the pages of the log: who looked at a child, and the months of an organisation."""

from tests.build import TODAY
from tests.functional.stage import Stage, state
from tests.logged import DAY, logged


def fill(stage: Stage) -> None:
    """Put in the log of the child what can stand in it: done often, refused, in an emergency, gone wrong."""
    people, child = stage.world.people, stage.world.child
    for days in (1, 1, 1, 4, 40):
        logged(TODAY - days * DAY, "profile_read", by=people.anna, child=child, actor_role="practitioner")
    logged(TODAY - DAY, "access_refused", by=people.bram, child=child, outcome=4)
    logged(TODAY - DAY, "trajectory_read", by=people.chris, child=child, basis="emergency")
    logged(TODAY - 2 * DAY, "report_exported", by=people.cora, child=child, outcome=8)


@state("child-log", "filled")
def child_log(stage: Stage) -> None:
    fill(stage)
    stage.open("anna", "child-log")


@state("child-log", "nobody looked")
def child_log_empty(stage: Stage) -> None:
    stage.open("anna", "child-log", "?period=own&from_on=2020-01-01&to_on=2020-01-02")


@state("child-log", "period that cannot be")
def child_log_error(stage: Stage) -> None:
    stage.open("anna", "child-log", "?period=own&from_on=2026-11-10&to_on=2026-11-09")
