"""States of the page with drafts without a writer, and of a form that was handed over."""

from assessments.actions.left_drafts import hand_over_draft
from assessments.models import Assessment
from tests.functional.stage import Stage, state


@state("draft-list", "filled")
def draft_list(stage: Stage) -> None:
    stage.open("cora", "draft-list")


@state("draft-list", "empty")
def draft_list_empty(stage: Stage) -> None:
    left = stage.world.forms["cora's left draft"]
    left.answers.all().delete()
    Assessment.objects.filter(pk=left.pk).delete()
    stage.open("cora", "draft-list")


@state("assessment-check", "handed over")
def check_handed_over(stage: Stage) -> None:
    left, cora = stage.world.forms["cora's left draft"], stage.world.user("cora")
    assert cora
    hand_over_draft(assessment=left, seen_revision=left.revision, to=cora, by=cora)
    stage.open("cora", "assessment-check", form="cora's left draft")
