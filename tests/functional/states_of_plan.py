"""States of the pages of a plan: the family's own plan, goals and how far they are."""

from tests.functional.stage import Stage, send, state
from tests.functional.states_of_children import newcomer
from tests.functional.states_of_resources import spoil_revision
from tests.support.around import a_family_plan, a_goal, a_score
from tests.support.days import days_ago


@state("action-list", "with the family's own plan and a goal that many scored")
def plan(stage: Stage) -> None:
    child, anna = stage.world.child, stage.world.people.anna
    a_family_plan(child, anna, text="Wij eten elke dag samen.\n\nOma haalt van school.")
    goal = a_goal(child, anna, look_on=days_ago(3), agreed_on=days_ago(60))
    for day, level, who in ((40, -1, "Oma"), (20, 0, "Sam"), (20, -1, "Oma")):
        a_score(goal, anna, level=level, who=who, on=days_ago(day), note="Ik bleef tot na het eten.")
    stage.open("anna", "action-list")


@state("action-list", "of someone who only reads")
def plan_read(stage: Stage) -> None:
    stage.open("emma", "action-list")


@state("trajectory", "with goals")
def goals_in_course(stage: Stage) -> None:
    child, anna = stage.world.child, stage.world.people.anna
    goal = a_goal(child, anna, agreed_on=days_ago(60))
    for day, level, who in ((40, -1, "Oma"), (20, 0, "Sam"), (20, -1, "Oma")):
        a_score(goal, anna, level=level, who=who, on=days_ago(day))
    stage.open("anna", "trajectory")


@state("goal-add", "empty")
def goal_add(stage: Stage) -> None:
    stage.open("anna", "goal-add", child_id=newcomer(stage))


@state("goal-add", "error")
def goal_add_error(stage: Stage) -> None:
    stage.open("anna", "goal-add")
    send(stage)


@state("goal-change", "that was only agreed")
def goal_change(stage: Stage) -> None:
    stage.open("anna", "goal-change")


@state("goal-change", "that was scored")
def goal_change_scored(stage: Stage) -> None:
    stage.open("anna", "goal-change", goal_id=stage.world.goals["scored"].pk)


@state("goal-score", "empty")
def goal_score(stage: Stage) -> None:
    stage.open("anna", "goal-score")


@state("goal-score", "scored meanwhile")
def goal_score_conflict(stage: Stage) -> None:
    page = stage.open("anna", "goal-score")
    page.locator("#id_level_2").check()
    page.locator("#id_scored_by").fill("Oma")
    page.locator("#id_scored_on").fill(str(days_ago(1)))
    spoil_revision(stage)


@state("family-plan-add", "empty")
def family_plan_add(stage: Stage) -> None:
    stage.open("anna", "family-plan-add", child_id=newcomer(stage))


@state("family-plan-add", "with what they wrote before")
def family_plan_add_again(stage: Stage) -> None:
    stage.open("anna", "family-plan-add")


@state("family-plan-add", "error")
def family_plan_add_error(stage: Stage) -> None:
    page = stage.open("anna", "family-plan-add", child_id=newcomer(stage))
    page.locator("#id_standing_0").check()
    send(stage)
