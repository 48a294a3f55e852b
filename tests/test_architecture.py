"""The rules of the house that can be checked: each is also seen to fail on a planted violation."""

import ast
import types
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management.base import SystemCheckError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver, path

from accounts.checks import every_pattern, every_view_declares_its_permission
from accounts.rules.permissions import FIRST_STEP, PUBLIC, SIGNED_IN, Permission
from tests.support.apps import APPS
from tests.support.site import start_site

ROOT = Path(__file__).resolve().parent.parent
OURS = [file for app in APPS for file in sorted((ROOT / app).rglob("*.py"))]
WRITTEN = [file for file in OURS if "migrations" not in file.parts]  # by hand, that is
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STATIC = [file for kind in ("css", "js") for file in sorted((ROOT / "static" / kind).rglob(f"*.{kind}"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_MODULES = 15  # in one folder; where it holds more it has two subjects

WRITES = {
    *(
        "save",
        "delete",
        "create",
        "bulk_create",
        "bulk_update",
        "get_or_create",
        "update_or_create",
        "update",
    ),
    *(
        "asave",
        "adelete",
        "acreate",
        "abulk_create",
        "abulk_update",
        "aget_or_create",
        "aupdate_or_create",
        "aupdate",
    ),
}
# These run as the owner or call actions; the last one is how Django keeps a session.
NO_WRITER = ("migrations", "management", "session_store.py")
NOT_PERSONAL = {  # every field not in the PERSONAL set of its model, judged by a person
    "Organisation": "id name is_demo keeps_birth_day",
    "Team": "id organisation name is_practice phone",
    "User": "id is_active session_generation added_at added_by",
    "Session": "session_key expire_date",
    "Membership": "id organisation team started_at ended_at given_by approved_by",
    "ProposedRole": "id organisation team replaces proposed_at proposed_by",
    "Instrument": "id kind organisation key source licence copied_from",
    "InstrumentVersion": "id instrument version status document digest published_at",
    "ReliabilityParameters": "id organisation instrument_version element kind n sd reliability computed_at"
    " switched_on_at switched_on_by switched_off_at switched_off_by",
    "Child": "id organisation team weeks_between revision registered_at registered_by practised_by",
    "Archive": "id seen made_at made_by",
    "Assessment": "id instrument_version period_from period_to revision started_at corrects signed_at digest",
    "Goal": "id revision recorded_at recorded_by",
    "GoalScore": "id recorded_at recorded_by",
    "FamilyPlan": "id recorded_at recorded_by",
    "Withdrawal": "id withdrawn_at withdrawn_by",
    "WithdrawnReading": "id read_at read_by",
    "Answer": "id assessment item_key revision last_key key_before_last written_by saved_at",
    "LifeEvent": "id is_start_estimated is_ongoing revision recorded_at recorded_by",
    "Statement": "id said_on recorded_at recorded_by",
    "Retention": "revision changed_at changed_by",
    "RetentionTerm": "id organisation kind years changed_at changed_by",
    "ErasureRequest": "id asked_on is_whole records decided_at decided_by approved_at approved_by erasure_key"
    " revision recorded_at recorded_by",
    "Erasure": "id organisation_key team_key team_name origin asked_on is_whole counts destroyed_at is_running",
    "Grant": "id began_at ends_at ended_at granted_by reviewed_at reviewed_by",
    "Circumstance": "id is_estimated revision recorded_at recorded_by",
    "MissedMoment": "id revision recorded_at recorded_by",
    "Resource": "id revision recorded_at recorded_by",
    "ResourceUse": "id recorded_at recorded_by",
    "CopingEpisode": "id revision recorded_at recorded_by",
    "QuickNote": "id revision recorded_at recorded_by",
    "SafetyNote": "id recorded_at recorded_by",
    "SpecialistHelp": "id recorded_at recorded_by",
    "SafetyContact": "organisation revision changed_at changed_by",
    "Action": "id is_ongoing revision recorded_at recorded_by",
    "Judgement": "id replaces judged_at judged_by",
    "TalkingPoints": "revision written_at written_by",
    "Authority": "id recorded_at recorded_by",
    "Consent": "id recorded_at recorded_by",
    "Meeting": "id team meets_on begins_at ends_at place status revision recorded_at recorded_by",
    "AgendaItem": "id meeting position is_closed revision recorded_at recorded_by",
    "Line": "id box is_otherwise revision written_at written_by",
    "Minutes": "id version digest corrects closed_at closed_by",
    "HeldForm": "request",
    "ObservationRequest": "id asked_at instrument_version period_from period_to due_on pair ended_at ended_by let_go_at"
    " revision",
    "Invitation": "id instrument_version period_from asked_at expires_at token_digest begun_at sent_at checked_at"
    " checked_by revision",
    "LanguageApproval": "id organisation language digest is_on approved_at",
    "InvitedAnswer": "id invitation item_key revision saved_at",
    "AdviceRequest": "id asked_at asked_by",
    "Advice": "id signed_at signed_by",
    "AdviceAnswer": "id answered_at answered_by",
    "LogReview": "id organisation month began_at began_by revision chain signed_at signed_by",
    "LogReviewItem": "id review number event verdict judged_at judged_by revision",
    "Done": "job done_at",
    "Reminder": "id day made_at claimed_at sent_at",
    "ReminderChoice": "changed_at",
    "Export": "id organisation team format contents asked_at asked_by n_children n_done finished_at refusal",
    "ComputedFigures": "id organisation instrument_version figures computed_at",
    "PostedForm": "key place content posted_at",
    "AuditEvent": "id at event action outcome organisation_id basis object_type page request_id version",
    "ChainLink": "position event_id previous seal",
}


def relative(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def is_writer(file: Path) -> bool:
    return file.stem == "actions" or "actions" in file.parts or any(part in file.parts for part in NO_WRITER)


def writes_in(source: str) -> Iterator[str]:
    """Yield each call that writes to the database; `save(commit=False)` of a form writes nothing."""
    for node in ast.walk(ast.parse(source)):
        if not (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
        ):
            continue
        keywords = {word.arg: word.value for word in node.keywords}
        commit = keywords.get("commit")
        if not (isinstance(commit, ast.Constant) and commit.value is False):
            yield f"line {node.lineno}: .{node.func.attr}()"


def test_only_actions_write() -> None:
    found = {relative(file): list(writes_in(file.read_text())) for file in OURS if not is_writer(file)}
    assert {file: calls for file, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    "planted", ["child.save()", "Child.objects.create(a=1)", "x.filter(y=1).update(z=2)"]
)
def test_planted_write_is_found(planted: str) -> None:
    assert len(list(writes_in(f"def view(request):\n    {planted}"))) == 1
    assert list(writes_in("form.save(commit=False)")) == []


def test_every_view_declares_its_permission() -> None:
    patterns = list(every_pattern(get_resolver().url_patterns))
    assert len(patterns) > 20
    known = {PUBLIC, FIRST_STEP, SIGNED_IN, *Permission}
    assert {p.name for p in patterns if getattr(p.callback, "permission", None) not in known} == set()
    assert every_view_declares_its_permission(None) == []


@pytest.fixture
def undeclared_urls() -> types.ModuleType:
    """Make an URLconf with a view that forgot to say who may use it."""

    def forgotten(request: HttpRequest) -> HttpResponse:
        raise AssertionError

    module = types.ModuleType("undeclared_urls")
    module.urlpatterns = [path("vergeten/", forgotten, name="forgotten")]  # type: ignore[attr-defined]
    return module


def test_server_refuses_to_start_with_an_undeclared_view(
    settings: object, undeclared_urls: types.ModuleType
) -> None:
    settings.ROOT_URLCONF = undeclared_urls  # type: ignore[attr-defined]
    assert [error.id for error in every_view_declares_its_permission(None)] == ["accounts.E001"]
    with pytest.raises(SystemCheckError, match="vergeten"):
        start_site()


def test_server_starts_with_the_views_as_they_are() -> None:
    assert callable(start_site()["application"])


def test_every_field_is_classified_as_personal_or_not() -> None:
    for model in apps.get_models():
        if model.__module__.split(".")[0] in APPS:
            assert unclassified(model, NOT_PERSONAL.get(model.__name__, "")) == set(), model.__name__


def unclassified(model: type[Model], not_personal: str) -> set[str]:
    """Return the fields in neither list, in both, or that do not exist."""
    fields = {field.name for field in model._meta.concrete_fields}
    personal, others = set(model.PERSONAL), set(not_personal.split())  # type: ignore[attr-defined]
    return (fields ^ (personal | others)) | (personal & others)


def test_unclassified_field_is_found() -> None:
    team = apps.get_model("accounts", "Team")
    assert unclassified(team, "id organisation is_practice phone") == {"name"}
    assert unclassified(team, "id organisation name is_practice phone colour") == {"colour"}


@pytest.mark.parametrize(
    ("files", "longest"),
    [(WRITTEN, 300), (STATIC, 300), (TEMPLATES, 100)],
    ids=["py", "static", "html"],
)
def test_files_stay_short(files: list[Path], longest: int) -> None:
    assert {relative(file): n for file in files if (n := len(file.read_text().splitlines())) > longest} == {}


def test_folders_hold_one_subject() -> None:
    modules = Counter(relative(file.parent) for file in WRITTEN if file.name != "__init__.py")
    assert {folder: n for folder, n in modules.items() if n > MOST_MODULES} == {}


ALLAUTH_INTERNALS = "accounts/security/allauth_internals.py"


def internals_in(source: str) -> list[str]:
    """Return the inner modules of django-allauth that a source imports."""
    imported = [node.module or "" for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    imported += [
        name.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import)
        for name in node.names
    ]
    return [name for name in imported if name.startswith("allauth.") and "internal" in name.split(".")]


def test_one_module_imports_the_inner_parts_of_allauth() -> None:
    files = [file for file in (*OURS, *TESTS) if relative(file) != ALLAUTH_INTERNALS]
    assert {relative(file): found for file in files if (found := internals_in(file.read_text()))} == {}
    assert internals_in((ROOT / ALLAUTH_INTERNALS).read_text())


def test_planted_inner_part_is_found() -> None:
    assert internals_in("from allauth.account.internal.flows.login import perform_login")
    assert internals_in("import allauth.core.internal.ratelimit as r")
    assert internals_in("from allauth.account.models import EmailAddress") == []
