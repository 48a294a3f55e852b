"""Each contract on imports in pyproject.toml reports what it forbids; no app imports views or forms of another."""

from copy import deepcopy

import grimp
import pytest
from grimp import ImportGraph
from importlinter.api import read_configuration
from importlinter.application.use_cases import read_user_options
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.domain.contract import Contract

from tests.support.apps import APPS, ROOT

SETTINGS = str(ROOT / "pyproject.toml")
CONTRACTS = {contract["name"]: contract for contract in read_configuration(SETTINGS)["contracts_options"]}
TYPES: dict[str, type[Contract]] = {"layers": LayersContract, "forbidden": ForbiddenContract}
DOWNWARDS = "Apps import downwards only"
PURE = "Rules and charts know no web, database or PDF library"
APP_ROOMS = "Rooms of an app: views over forms over actions over queries over models over rules"
ACCOUNTS = "Rooms of accounts: signing in over forms over actions over what guards an account"
PORTFOLIO = "Rooms of portfolio: screens over actions over models over exchange over rules"
REPORTS = "Rooms of reports: a page over words over charts over rules over facts"
PAGES = "Rooms of a page of reports: views over forms and actions over the page over queries over its parts"
PLANTED = [  # contract, module of a planted file, what it imports
    (DOWNWARDS, "children.queries.planted", "reports.facts.readings"),
    (DOWNWARDS, "accounts.actions.planted", "children.models"),
    (DOWNWARDS, "audit.planted", "accounts.models"),
    (DOWNWARDS, "paper.planted", "audit.models"),
    (DOWNWARDS, "revisions.planted", "accounts.models"),
    (DOWNWARDS, "logbook.rules.planted", "reliability.rules"),
    (DOWNWARDS, "exports.queries.planted", "rights.queries"),
    (DOWNWARDS, "reports.planted", "config.urls"),
    (PURE, "children.rules.planted", "django"),
    (PURE, "children.rules.planted", "children.models"),
    (PURE, "reports.charts.planted", "django"),
    (PURE, "reports.facts.planted", "allauth"),
    (PURE, "portfolio.statistics.planted", "django"),
    (PURE, "accounts.rules.planted", "psycopg"),
    (PURE, "reports.rules.planted", "crispy_forms"),
    (PURE, "reports.charts.svg.planted", "weasyprint"),
    (APP_ROOMS, "children.forms.planted", "children.views.children"),
    (APP_ROOMS, "lifecourse.queries.planted", "lifecourse.forms.coping"),
    (APP_ROOMS, "assessments.actions.planted", "assessments.forms.frame"),
    (APP_ROOMS, "rights.models.planted", "rights.queries"),
    (APP_ROOMS, "audit.models.planted", "audit.actions"),
    (APP_ROOMS, "children.planted", ""),
    (APP_ROOMS, "audit.planted", ""),
    (ACCOUNTS, "accounts.forms.planted", "accounts.views.people"),
    (ACCOUNTS, "accounts.security.planted", "accounts.sign_in.mail"),
    (ACCOUNTS, "accounts.planted", ""),
    (PORTFOLIO, "portfolio.rules.planted", "portfolio.models"),
    (PORTFOLIO, "portfolio.queries.planted", "portfolio.forms"),
    (PORTFOLIO, "portfolio.planted", ""),
    (REPORTS, "reports.facts.planted", "reports.rules.course.trajectories"),
    (REPORTS, "reports.rules.planted", "reports.charts.svg"),
    (REPORTS, "reports.profile.planted", "reports.case_report.views"),
    (REPORTS, "reports.planted", ""),
    (PAGES, "reports.course.queries.planted", "reports.course.forms"),
    (PAGES, "reports.case_report.content.planted", "reports.case_report.actions"),
    (PAGES, "reports.comparison.page.planted", "reports.comparison.views"),
    (PAGES, "reports.judgement.page.planted", "reports.judgement.forms"),
    (PAGES, "reports.profile.strengths_map.planted", "reports.profile.page"),
    (PAGES, "reports.plain_words.rules.planted", "reports.plain_words.queries"),
    (PAGES, "reports.coping.page.planted", "reports.coping.views"),
    (PAGES, "reports.resources.planted", ""),
]
OTHERS = ("views", "forms")


@pytest.fixture(scope="module")
def graph() -> ImportGraph:
    """Read who imports whom in the packages of the product."""
    return grimp.build_graph(*APPS, include_external_packages=True, cache_dir=None)


def is_kept(name: str, graph: ImportGraph) -> bool:
    """Check one contract, as lint-imports does, on a copy of the graph."""
    options = CONTRACTS[name]
    session = read_user_options(SETTINGS).session_options
    contract = TYPES[options["type"]](name=name, session_options=session, contract_options=options)
    return contract.check(deepcopy(graph), verbose=False).kept


def planted_in(graph: ImportGraph, module: str, imported: str) -> ImportGraph:
    """Return the graph with one more module, which imports another module or nothing."""
    changed = deepcopy(graph)
    changed.add_module(module)
    if imported:
        changed.add_import(
            importer=module, imported=imported, line_number=1, line_contents=f"import {imported}"
        )
    return changed


def room_of(module: str) -> str:
    """Return the room of a module in its app; in `reports` a page is a folder of rooms."""
    names = module.split(".")
    return names[2] if names[0] == "reports" and len(names) > 2 else names[1] if len(names) > 1 else ""


def borrowed(graph: ImportGraph) -> list[str]:
    """Return each import of a view or form of another app."""
    pairs = ((a, b) for a in graph.modules for b in graph.find_modules_directly_imported_by(a))
    return [
        f"{importer} imports {imported}"
        for importer, imported in pairs
        if imported.split(".")[0] in {*APPS} - {importer.split(".")[0]} and room_of(imported) in OTHERS
    ]


@pytest.mark.parametrize("name", CONTRACTS)
def test_contract_is_kept(graph: ImportGraph, name: str) -> None:
    assert is_kept(name, graph)


def test_every_contract_has_something_planted() -> None:
    assert {contract for contract, _, _ in PLANTED} == set(CONTRACTS)


@pytest.mark.parametrize(("contract", "module", "imported"), PLANTED, ids=lambda word: word.split(":")[0])
def test_planted_module_is_reported(graph: ImportGraph, contract: str, module: str, imported: str) -> None:
    assert imported == "" or imported in graph.modules
    assert not is_kept(contract, planted_in(graph, module, imported))


def test_no_app_imports_views_or_forms_of_another(graph: ImportGraph) -> None:
    assert borrowed(graph) == []


@pytest.mark.parametrize(
    "imported",
    ["children.forms.child", "children.views.children", "reports.profile.views", "reviews.forms.action"],
)
def test_planted_import_of_a_view_or_form_of_another_app_is_found(graph: ImportGraph, imported: str) -> None:
    planted = planted_in(graph, "rights.actions.planted", imported)
    assert borrowed(planted) == [f"rights.actions.planted imports {imported}"]


def test_rooms_with_like_names_are_not_taken_for_forms(graph: ImportGraph) -> None:
    assert "assessments.queries.forms" in graph.modules
    assert borrowed(planted_in(graph, "rights.actions.planted", "assessments.queries.forms")) == []
    assert borrowed(planted_in(graph, "rights.actions.planted", "children.form_parts.days")) == []
