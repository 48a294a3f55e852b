"""Who reads forms says which: a queryset that leaves withdrawn and held forms out, but for the few named here."""

import re
from collections.abc import Iterator

from tests.support.apps import APPS, ROOT

HOME = "assessments/models/assessment.py"
SAYS_WHICH = ("drafts", "signed", "standing", "present", "present_for", "readable_by")
READ = re.compile(r"(?:\.assessments|\bAssessment\.objects)\s*\.(\w+)")
BY_STATE = re.compile(r"assessments?__(?:signed_at|document|scores)|correction__signed_at")
NAMED = {  # file and method that takes withdrawn forms too, with the reason
    ("assessments/actions/assessments.py", "select_for_update"): "locks one form by its id, to change it",
    ("assessments/actions/corrections.py", "select_for_update"): "locks one form by its id, to correct it",
    ("assessments/actions/left_drafts.py", "filter"): "looks once more at a draft that it locked",
    ("assessments/actions/withdrawals.py", "select_for_update"): "locks all versions, to withdraw them",
    ("assessments/actions/withdrawals.py", "values_list"): "finds the first version",
    ("assessments/decorators.py", "withdrawn"): "for who accounts for them, and who takes the answers over",
    ("assessments/management/commands/recompute_scores.py", "ever_signed"): "checks what is kept, shows none",
    (
        "assessments/queries/forms.py",
        "ever_signed",
    ): "asks whether somebody signed such a form before, and shows none",
    (
        "rights/queries/statements.py",
        "assessment__document",
    ): "leaves it behind; withdrawn forms are left out",
    (
        "rights/queries/statements.py",
        "assessment__scores",
    ): "leaves them behind; withdrawn forms are left out",
    ("meetings/queries/preparation.py", "filter"): "takes the drafts beside the forms that stand",
    (
        "reviews/actions/talking_points.py",
        "select_for_update",
    ): "locks one form by its id, to write beside it",
}
BESIDE = {"assessments/queries/withdrawals.py"}  # leaves document and scores of withdrawn forms behind


def unsaid(text: str) -> Iterator[str]:
    """Yield the methods with which a source reads forms without saying which, and states it asks for itself."""
    yield from (method for method in READ.findall(text) if method not in SAYS_WHICH)
    yield from BY_STATE.findall(text)


def found() -> set[tuple[str, str]]:
    files = [file for app in APPS for file in (ROOT / app).rglob("*.py") if "migrations" not in file.parts]
    texts = {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in files}
    return {(name, method) for name, text in texts.items() for method in unsaid(text)}


def test_every_reader_of_forms_leaves_withdrawn_ones_out() -> None:
    assert {place for place in found() if place[0] not in {HOME, *BESIDE}} == set(NAMED)


def test_reader_that_asks_by_itself_is_found() -> None:
    text = "child.assessments.filter(a=1); Q(assessments__signed_at=None); Assessment.objects.signed().all()"
    assert list(unsaid(text)) == ["filter", "assessments__signed_at"]
