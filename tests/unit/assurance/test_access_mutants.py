"""The rules that `python -m assurance.mutate_access` takes away: found, named and gone; no mutant is tried here."""

import ast
from pathlib import Path

import pytest

from assurance.access_mutants.conditions import conditions_in
from assurance.access_mutants.every import explanations, mutants_in_files
from assurance.access_mutants.mutant import ROOT, Mutant, Source
from assurance.access_mutants.nearest import FIRST, rounds
from assurance.access_mutants.views import METHODS, OPENED, PAGES, WEAKER, called_before, pages_of

LIMITS = {"at_most", "confirmed"}  # taken away as they stand
BY_HAND = {
    "invited",
    "invited_before",
    "with_role",
}  # their rules are among those that were found by hand, or a filter
NO_RULE = {  # nobody is refused there for who they are
    *("as_seen", "changes_no_record", "one_of_few", "with_slot", "public", "opens_lock", "require_safe"),
    "transaction.atomic",
}
PLANTED = """
def page(request, child, event_id):
    if draft.observer_id != request.user.pk or request.is_late:
        raise PermissionDenied
    can_write = request.access.has(Permission.RESOURCE_WRITE, child.team_id)
    event = get_object_or_404(child.life_events, pk=event_id)
    return Grant.objects.holding().filter(user=user, kind="case")
"""
WITHOUT = {
    "if False or request.is_late:",
    "if draft.observer_id != request.user.pk or False:",
    "can_write = True",
    "event = get_object_or_404(child.life_events.model._default_manager, pk=event_id)",
    "return Grant.objects.holding().filter(kind='case')",
    "return Grant.objects.holding().filter(user=user)",
    'return Grant.objects.all().filter(user=user, kind="case")',
}


@pytest.fixture(scope="module")
def mutants() -> dict[str, Mutant]:
    """Return all mutants that stand in files; the list of rules found by hand is checked on the way."""
    found = mutants_in_files()
    by_id = {mutant.id: mutant for mutant in found}
    assert len(by_id) == len(found)
    return by_id


def test_every_kind_of_rule_is_found(mutants: dict[str, Mutant]) -> None:
    kinds = {mutant.kind for mutant in mutants.values()}
    assert kinds == {"view", "role", "refusal", "question", "filter", "by hand"}
    for known in (
        "view: child-change · Permission.CHILD_CHANGE",
        "view: safety-note-list · every child is found",
        "role: observer + PROFILE_VIEW",
        "filter: children/models/child.py ChildQuerySet.permitting · filter(team_id__in=access.teams_where(permission))",
    ):
        assert known in mutants


def test_mutant_is_the_file_without_the_rule(mutants: dict[str, Mutant]) -> None:
    mutant = mutants["view: child-change · Permission.CHILD_CHANGE"]
    text = (ROOT / mutant.path).read_bytes()
    changed = mutant.applied_to(text)
    assert text.count(b"Permission.CHILD_CHANGE") == 1
    assert b"Permission.CHILD_CHANGE" not in changed
    assert changed.count(b"Permission.CHILD_VIEW") == text.count(b"Permission.CHILD_VIEW") + 1
    ast.parse(changed)


def test_conditions_are_taken_away_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "views.py").write_text(PLANTED, encoding="utf-8")
    source = Source("views.py", tmp_path)
    lines = set(PLANTED.splitlines())
    changed = {
        line.strip()
        for mutant in conditions_in(source)
        for line in mutant.applied_to(source.bytes).decode().splitlines()
        if line not in lines
    }
    assert changed == WITHOUT


def test_explanations_are_of_rules_that_are_there(mutants: dict[str, Mutant]) -> None:
    in_files = {name for name in explanations() if not name.startswith("database: ")}
    assert in_files <= set(mutants)
    assert all(reason.strip() for reason in explanations().values())


def test_page_is_asked_first_and_everything_last(mutants: dict[str, Mutant]) -> None:
    first, *_others, last = rounds(mutants["view: child-change · Permission.CHILD_CHANGE"])
    assert first[0] == "tests/test_access_matrix.py::test_access_is_as_the_table_says[child-change GET]"
    assert last[0] == "tests/test_access_matrix.py"
    assert last[-2:] == ["tests/integration", "tests/unit"]


def test_files_that_have_nearest_tests_exist() -> None:
    assert [path for path in FIRST if not (ROOT / path).is_file()] == []


def test_every_test_that_is_asked_exists(mutants: dict[str, Mutant]) -> None:
    in_database = Mutant("database", "trigger", "audit/sql/chain.sql", 0, "trigger", sql="DROP")
    asked = {
        test.partition("::")[0]
        for mutant in (*mutants.values(), in_database)
        for tests in rounds(mutant)
        for test in tests
    }
    assert sorted(test for test in asked if not (ROOT / test).exists()) == []


def test_every_decorator_of_a_view_is_known() -> None:
    of_views = {name for path, _function in PAGES for name in decorators_in(path)}
    assert of_views == {*OPENED, *WEAKER, *METHODS, *LIMITS, *BY_HAND, *NO_RULE}


def test_rule_behind_a_name_is_found(mutants: dict[str, Mutant]) -> None:
    assert "view: job-retry · every role will do" in mutants  # `view = organisation_view(...)`
    assert "view: sign-in · every method" in mutants  # `form_methods = require_http_methods(...)`


def decorators_in(path: str) -> set[str]:
    """Return the names of the decorators of the views in a file."""
    source = Source(path)
    found = [
        called_before(source, decorator)
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef) and pages_of(path, node.name)
        for decorator in node.decorator_list
    ]
    return {ast.unparse(one.func if isinstance(one, ast.Call) else one) for one in found}
