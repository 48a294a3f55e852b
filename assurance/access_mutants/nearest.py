"""Which tests to ask first: those of the same page, then of the same app, then all that need no browser."""

import csv
import re
from functools import cache
from pathlib import Path

from assurance.access_mutants.mutant import ROOT, Mutant
from assurance.access_mutants.views import pages_in
from tests.support.apps import APPS

MATRIX = "tests/test_access_matrix.py"
TABLE = f"{MATRIX}::test_access_is_as_the_table_says"
WAYS = "tests/test_every_page.py::test_page_keeps_every_rule"
ALL = [MATRIX, "tests/test_every_page.py", "tests/integration", "tests/unit"]
CLOSED = "tests/integration/accounts/test_closed_by_default.py"
BESIDE = {  # the row of the page: what tests such a rule for all pages together
    "however often": ["tests/integration/accounts/test_heavy.py"],
    "not confirmed": ["tests/integration/accounts/test_confirmed.py"],
    "an invitation about any child": ["tests/integration/test_records_of_another_child.py"],
    "any place in any meeting": ["tests/integration/test_records_of_another_child.py"],
    "no second factor": [f"{CLOSED}::test_views_open_before_the_second_factor_are_these_and_no_others"],
}
IN = "tests/integration"
APART = [  # what holds one rule of many pages each; quick
    *(
        f"{IN}/{name}.py"
        for name in (
            *("test_records_of_another_child", "test_organisations_apart"),
            *("test_fewer_rights", "test_each_right"),
        )
    ),
    f"{IN}/assessments/test_own_and_all.py",
    *(f"{IN}/children/{name}.py" for name in ("test_reach", "test_who_can_be_chosen")),
    *(f"{IN}/children/{name}.py" for name in ("test_safety_reach", "test_grants", "test_emergencies")),
    *(
        f"{IN}/accounts/{name}.py"
        for name in ("test_who_left", "test_factors_of_a_colleague", "test_navigation")
    ),
    f"{IN}/rights/test_whose_requests.py",
    f"{IN}/logbook/test_one_organisation.py",
    *(
        f"{IN}/reports/{name}.py"
        for name in ("test_judgement_access", "test_course_traces", "test_profile_forms")
    ),
]
OWN = "tests/unit/assurance/test_access_mutants.py"  # sees every mutant: it reads the rules
MOST = 6  # files in a first round
FIRST = {  # what stands nearest to the rules that many pages share
    "accounts/access.py": "tests/unit/accounts accounts/test_access.py",
    "accounts/actions/links.py": "accounts/test_forgotten.py accounts/test_given_links.py accounts/test_two_people.py",
    "accounts/actions/roles.py": "accounts/test_two_people.py",
    "accounts/rules/two_people.py": "tests/unit/accounts/test_two_people.py accounts/test_two_people.py",
    "accounts/actions/sessions.py": "accounts/test_own_sessions.py",
    "accounts/actions/people.py": "accounts/test_people.py accounts/test_identity.py",
    "accounts/actions/second_factors.py": "accounts/test_factors_of_a_colleague.py accounts/test_second_factor.py accounts/test_passkeys.py accounts/test_reset.py",
    "accounts/sign_in/adapters.py": "accounts/test_closed_by_default.py::test_nobody_adds_themselves accounts/test_closed_by_default.py::test_address_to_return_to_lies_on_this_site accounts/test_people.py accounts/test_sign_in.py accounts/test_second_factor.py accounts/test_sessions.py",
    "accounts/security/backends.py": "accounts/test_who_left.py accounts/test_access.py accounts/test_sign_in.py accounts/test_sessions.py",
    "accounts/decorators.py": "@emergency-list @people @account accounts/test_second_factor.py",
    "accounts/forms/people.py": "accounts/test_people.py accounts/test_who_left.py accounts/test_people.py",
    "accounts/sign_in/identity.py": "accounts/test_closed_by_default.py::test_nobody_adds_themselves accounts/test_identity.py",
    "accounts/security/limits.py": "accounts/test_every_limit.py accounts/test_limits.py accounts/test_known_browsers.py accounts/test_sign_in.py",
    "accounts/middleware.py": "accounts/test_sessions.py accounts/test_locked_views.py accounts/test_second_factor.py accounts/test_closed_by_default.py",
    "accounts/sign_in/credential_checks.py": "accounts/test_passkeys_judged.py accounts/test_second_factor.py accounts/test_passkeys.py accounts/test_sessions.py",
    "accounts/queries/colleagues.py": "accounts/test_who_left.py accounts/test_people.py",
    "accounts/queries/own.py": "accounts/test_factors_of_a_colleague.py accounts/test_second_factor.py accounts/test_passkeys.py",
    "accounts/queries/two_people.py": "accounts/test_two_people.py",
    "accounts/rules/roles.py": "tests/unit/accounts/test_roles.py",
    "accounts/security/sessions.py": "accounts/test_sessions.py accounts/test_second_factor.py accounts/test_sign_in.py",
    "accounts/sign_in/login_stage.py": "accounts/test_second_factor.py accounts/test_sign_in.py",
    "accounts/views/passkeys.py": "accounts/test_factors_of_a_colleague.py",
    "accounts/views/colleague.py": "accounts/test_given_links.py accounts/test_who_left.py accounts/test_people.py accounts/test_reset.py",
    "rights/actions/erasures.py": "rights/test_whose_requests.py rights/test_erasure.py rights/test_erasure_forms.py rights/test_retention_pages.py",
    "children/actions/grants.py": "children/test_who_can_be_chosen.py children/test_grants.py children/test_emergencies.py",
    "rights/actions/retention.py": "test_organisations_apart.py",
    "children/actions/safety.py": "test_organisations_apart.py",
    "assessments/actions/asked.py": "assessments/test_asked.py",
    "assessments/queries/asked.py": "assessments/test_asked.py",
    "assessments/queries/apart.py": "assessments/test_looking_apart.py",
    "assessments/actions/held.py": "assessments/test_looking_apart.py",
    "assessments/views/asked.py": "assessments/test_asked.py",
    "assessments/actions/left_drafts.py": "assessments/test_left_drafts.py",
    "assessments/queries/left_drafts.py": "assessments/test_left_drafts.py",
    "assessments/decorators.py": "children/test_reach.py @assessment-fill @assessment-read",
    "rights/queries/erasures.py": "rights/test_whose_requests.py test_organisations_apart.py rights/test_erasure.py rights/test_retention_pages.py assessments/test_child_list.py",
    "children/decorators.py": "children/test_reach.py @child-change @assessment-fill @assessment-read @judgement-add",
    "children/forms/child.py": "children/test_child_form.py",
    "children/forms/grants.py": "children/test_who_can_be_chosen.py children/test_grants.py children/test_emergencies.py",
    "children/queries/grants.py": "children/test_who_can_be_chosen.py children/test_grants.py children/test_emergencies.py assessments/test_child_list.py",
    "assessments/models/assessment.py": "assessments/test_check_and_sign.py assessments/test_signing.py assessments/test_child_list.py",
    "children/models/child.py": "assessments/test_child_list.py",
    "rights/models/erasure.py": "rights/test_whose_requests.py rights/test_erasure.py rights/test_erasure_forms.py rights/test_retention_pages.py",
    "children/models/grant.py": "children/test_reach.py children/test_grants.py children/test_emergencies.py",
    "assessments/queries/caseload.py": "assessments/test_own_and_all.py test_organisations_apart.py assessments/test_child_list.py",
    "assessments/queries/forms.py": "assessments/test_own_and_all.py test_organisations_apart.py children/test_child_page.py lifecourse/test_missed_moments.py children/test_grants.py",
    "lifecourse/queries/coping.py": "assessments/test_own_and_all.py lifecourse/test_coping.py",
    "lifecourse/queries/missed_moments.py": "assessments/test_own_and_all.py lifecourse/test_missed_moments.py",
    "lifecourse/queries/quick_notes.py": "assessments/test_own_and_all.py lifecourse/test_quick_notes.py",
    "children/queries/child_access.py": "tests/unit/accounts/test_roles.py children/test_reach.py children/test_grants.py children/test_emergencies.py children/test_safety_reach.py",
    "rights/rules/rights.py": "tests/unit/children/test_retention.py rights/test_archive.py rights/test_erasure_forms.py",
    "children/queries/safety.py": "test_organisations_apart.py children/test_safety_pages.py",
    "audit/queries.py": "audit/test_one_person.py",
    "config/navigation.py": "accounts/test_navigation.py tests/unit/config/test_navigation.py",
    "config/settings.py": "accounts/test_closed_by_default.py accounts/test_forgery.py accounts/test_sessions.py config/test_headers.py",
    "portfolio/decorators.py": "@instrument-read @instrument-change portfolio/test_instrument_pages.py",
    "portfolio/models.py": "@instrument-read @instrument-change portfolio/test_instrument_pages.py",
    "reports/course/queries.py": "reports/test_course_traces.py reports/test_course_choice.py",
    "rights/views/erasures.py": "rights/test_retention_pages.py rights/test_whose_requests.py rights/test_erasure.py",
    "logbook/actions.py": "logbook/test_one_organisation.py logbook/test_review.py",
    "logbook/queries/month.py": "logbook/test_one_organisation.py logbook/test_review.py",
    "logbook/views/month.py": "logbook/test_one_organisation.py logbook/test_review.py",
    "logbook/queries/child.py": "logbook/test_one_organisation.py logbook/test_child_log.py logbook/test_months.py",
    "reports/comparison/views.py": "reports/test_comparison.py reports/test_difference_list.py",
    "reports/profile/views.py": "reports/test_profile_forms.py reports/test_course_traces.py",
    "reports/course/views.py": "reports/test_profile_forms.py reports/test_course_traces.py",
    "reports/case_report/views.py": "reports/test_profile_forms.py reports/test_course_traces.py reports/test_pdf.py",
    "reliability/views.py": "test_fewer_rights.py",
    "exports/queries/places.py": "exports/test_place_export.py",
    "exports/models.py": "exports/test_place_export.py",
    "children/views/emergencies.py": "children/test_emergencies.py",
    "lifecourse/views/resources.py": "lifecourse/test_resources.py",
    "portfolio/actions.py": "portfolio/test_versions.py test_organisations_apart.py portfolio/test_publishing.py",
    "portfolio/views/copies.py": "test_organisations_apart.py",
    "reports/queries/forms.py": "reports/test_profile.py",
    "reliability/queries/parameters.py": "reliability/test_measurement_error.py reports/test_profile.py",
    "reliability/queries/forms.py": "test_organisations_apart.py reliability/test_reliability_page.py reliability/test_reliability_switch.py",
    "reliability/queries/versions.py": "test_organisations_apart.py reliability/test_reliability_page.py reliability/test_reliability_switch.py",
}


GUARDS = ("config/test_guards_of_the_database.py", "rights/test_erasing_database.py")


def rounds(mutant: Mutant) -> list[list[str]]:
    """Return the tests to run, nearest first; a later round only when the one before let the mutant live."""
    app = [
        path for kind in ("integration", "unit") if (ROOT / (path := f"tests/{kind}/{mutant.app}")).exists()
    ]
    return [nearest(mutant), APART, [*rows_of(pages_in(mutant.path)), *app], ALL]


def nearest(mutant: Mutant) -> list[str]:
    """Return the tests of the rule itself, as few as can be."""
    if mutant.kind == "database":
        return [f"{IN}/{name}" for name in GUARDS]
    if mutant.kind == "view":
        pages, _, rule = mutant.name.partition(" · ")
        return (
            refusals_of(pages.split())
            if rule == "every method"
            else BESIDE.get(rule) or rows_of(pages.split())
        )
    if "views" in mutant.path and (
        " of another child" in mutant.name or "get_object_or_404(child" in mutant.name
    ):
        return ["tests/integration/test_records_of_another_child.py"]
    near = ways_of(pages_in(mutant.path)) if mutant.kind == "question" else []
    for name in FIRST.get(mutant.path, "").split():
        if name.startswith("@"):
            near += rows_of([name[1:]])
        else:
            near.append(name if name.startswith("tests") else f"{IN}/{name}")
    return near if FIRST.get(mutant.path) else near + named_after(mutant)


def named_after(mutant: Mutant) -> list[str]:
    """Return the tests that name what the rule guards, or else those of the pages that use it."""
    words = [mutant.removed] if mutant.sql else words_of(mutant)
    pages = pages_in(mutant.path)
    files = naming(words, tests())
    if not files and not pages:
        pages = [page for path in naming(words, code()) for page in pages_in(path)]
        files = naming(pages, tests())
    return [*rows_of(pages), *files]


def words_of(mutant: Mutant) -> list[str]:
    """Return the names of the function or class in which a rule stands."""
    where = mutant.name.partition(" · ")[0].removeprefix(mutant.path)
    return re.findall(r"[A-Za-z]\w{5,}", where.split(".")[0]) or [Path(mutant.path).stem]


def naming(words: list[str], texts: dict[str, str]) -> list[str]:
    """Return the files that hold these words most often."""
    patterns = [re.compile(rf"\b{re.escape(word)}\b") for word in words]
    count = {path: sum(len(pattern.findall(text)) for pattern in patterns) for path, text in texts.items()}
    return sorted((path for path in texts if count[path]), key=lambda path: -count[path])[:MOST]


@cache
def tests() -> dict[str, str]:
    """Return the tests that need no browser."""
    return read("tests/integration/**/test_*.py", "tests/unit/**/test_*.py")


@cache
def code() -> dict[str, str]:
    """Return the files of the apps."""
    return read(*(f"{app}/**/*.py" for app in APPS))


def read(*patterns: str) -> dict[str, str]:
    """Return files by their path."""
    found = sorted(file for pattern in patterns for file in ROOT.glob(pattern))
    files = {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in found}
    return {path: text for path, text in files.items() if not path.startswith(OWN)}


@cache
def matrix() -> tuple[dict[str, str], ...]:
    """Return the rows of the access matrix, whatever its columns are."""
    with Path(ROOT / "docs" / "access-matrix.csv").open(encoding="utf-8") as table:
        return tuple(csv.DictReader(table))


def rows_of(pages: list[str]) -> list[str]:
    """Return the tests of the access matrix about these pages."""
    found = []
    for row in matrix():
        if row["page"] in pages:
            name = " ".join(filter(None, [row["page"], row["method"], row["about"]]))
            found.append(f"{TABLE}[{name}]")
    return found


def ways_of(pages: list[str]) -> list[str]:
    """Return the tests about where these pages lead to."""
    return [row.replace(TABLE, WAYS) for row in rows_of(pages) if " GET" in row]


def refusals_of(pages: list[str]) -> list[str]:
    """Return the tests of the access matrix about the methods that these pages do not have."""
    return [f"{MATRIX}::test_method_that_is_not_in_the_table_is_refused[{page}]" for page in pages]
