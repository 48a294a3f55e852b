"""The reliability of the own instruments: too few is normal, enough gives figures, nothing tells of a child."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from assessments.models import Assessment
from audit.models import AuditEvent
from portfolio.rules.scoring import scores_from_json
from portfolio.statistics.consistency import cronbach_alpha
from portfolio.statistics.tables import read_table
from reliability.queries.forms import version_figures
from tests.support.build import (
    People,
    a_child,
    a_signed_form,
    an_organisation_elsewhere,
    make_people,
    version_of,
)
from tests.support.large_dataset import FULL, QUICK, a_scientist, add_many, browser_of
from tests.support.pages import Page
from tests.support.world import undone

COMPUTED = re.compile(r"Berekend op \d+ \w+ \d{4}")  # a day of no child


@dataclass(frozen=True)
class Many:
    """An organisation with forms of 104 children, 32 of them seen by two; and the scientist's browser."""

    people: People
    browser: Client


@pytest.fixture(scope="module")
def many(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Many]:
    """Make it once for all tests that only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        people = make_people()
        add_many(people.north, people.anna, people.bram, children=104, doubles=32)
        yield Many(people, browser_of(a_scientist(people)))
        transaction.set_rollback(True)


def address(key: str = FULL, name: str = "reliability-detail", *more: str) -> str:
    return reverse(name, args=[version_of(key).pk, *more])


def first_element(many: Many) -> str:
    return version_figures(many.people.north.organisation, version_of(FULL))[0].element


def test_too_few_forms_is_a_normal_state(people: People) -> None:
    add_many(people.north, people.anna, people.bram, children=3, doubles=1)
    response = browser_of(a_scientist(people)).get(address())
    page = Page(response)
    assert response.status_code == 200
    assert "Nog te weinig: 3 van de 100 formulieren, 1 van de 30 dubbele observaties." in page.words
    assert "uit: bij elk verschil staat" in page.words.lower()
    values = {row[1] for row in page.rows if len(row) == 4} - {"Waarde"}
    assert values <= {"nog te weinig", "vraagt 2 zinnen of meer", "vraagt 3 zinnen of meer"}
    assert not any(name == "kind" for form in page.forms for name, _ in form.buttons)


def test_no_form_at_all_is_a_normal_state(people: People) -> None:
    browser = browser_of(a_scientist(people))
    assert "0 van de 30 dubbele observaties" in Page(browser.get(address(QUICK))).words
    assert "Bij één zin is er geen alfa" in Page(browser.get(address(QUICK))).words
    assert [row[2] for row in Page(browser.get(reverse("reliability-list"))).rows if len(row) == 4][1:]


def test_figures_stand_with_their_numbers(many: Many) -> None:
    page = Page(many.browser.get(address()))
    assert "Formulieren van kinderen: 104." in page.words
    figures = version_figures(many.people.north.organisation, version_of(FULL))
    rows = [
        row for row in page.rows if len(row) == 4 and row[0] == "Cronbachs alfa, alle paren van antwoorden"
    ]
    alphas = [one.pairwise.alpha for one in figures]
    assert len([alpha for alpha in alphas if alpha is not None]) > 5
    shown = ["vraagt 2 zinnen of meer" if a is None else f"{a:.2f}".replace(".", ",") for a in alphas]
    assert [row[1] for row in rows] == shown
    assert {row[3] for row in rows} == {"104 (minstens 100)"}
    agreed = [
        row for row in page.rows if row[0].endswith("ICC(2,1)") and row[0].startswith("Overeenstemming")
    ]
    assert all(re.fullmatch(r"-?\d,\d\d – \d,\d\d", row[2]) for row in agreed)
    assert {row[3] for row in agreed} == {"32 (minstens 30)"}
    assert "is groter dan meetfout bij meer dan" in page.words


def test_nothing_tells_of_a_child(many: Many) -> None:
    element = first_element(many)
    for url in (
        reverse("reliability-list"),
        address(),
        *[address(FULL, "reliability-table", element, table) for table in ("antwoorden", "dubbel")],
    ):
        with undone():
            text = COMPUTED.sub("", many.browser.get(url).content.decode())
        assert not re.search("kanarie", text, re.IGNORECASE)
        assert not re.search(r"\d{4}-\d\d-\d\d|\bnov(ember)?\b", text)
        ids = {str(pk) for pk in Assessment.objects.values_list("pk", flat=True)}
        ids |= {str(pk) for pk in Assessment.objects.values_list("child_id", flat=True)}
        assert not [found for found in ids if found in text]


def test_table_gives_the_same_figures_elsewhere(many: Many, tmp_path: Path) -> None:
    element = first_element(many)
    with undone():
        response = many.browser.get(address(FULL, "reliability-table", element, "antwoorden"))
        assert AuditEvent.objects.filter(event="reliability_exported").count() == 1
    file = tmp_path / "table.csv"
    file.write_bytes(response.content)
    assert response.headers["Content-Disposition"].endswith(f'{element.replace("_", "_")}-antwoorden.csv"')
    own = version_figures(many.people.north.organisation, version_of(FULL))[0]
    assert cronbach_alpha(read_table(file)).alpha == pytest.approx(own.pairwise.alpha)


def test_table_with_too_few_rows_leads_back(people: People) -> None:
    add_many(people.north, people.anna, people.bram, children=1, doubles=1, key=QUICK)
    browser = browser_of(a_scientist(people))
    element = version_figures(people.north.organisation, version_of(QUICK))[0].element
    response = browser.get(address(QUICK, "reliability-table", element, "dubbel"), follow=True)
    assert "te weinig formulieren voor deze tabel" in Page(response).words
    assert not AuditEvent.objects.filter(event="reliability_exported").exists()


def test_unknown_table_strength_or_version_is_not_found(people: People) -> None:
    browser = browser_of(a_scientist(people))
    element = version_figures(people.north.organisation, version_of(QUICK))[0].element
    assert browser.get(address(QUICK, "reliability-table", element, "namen")).status_code == 404
    assert browser.get(address(QUICK, "reliability-table", "geluk", "dubbel")).status_code == 404
    assert browser.get(reverse("reliability-detail", args=[people.north.pk])).status_code == 404


def test_two_parents_forms_are_no_double_observation(people: People) -> None:
    child = a_child(people.north, people.anna)
    for user in (people.anna, people.bram):
        a_signed_form(child, user, key="parent", role="parent")
    figures = version_figures(people.north.organisation, version_of("parent"))
    assert {(one.pairwise.n_rows, one.agreement.n_rows) for one in figures} == {(1, 0)}


def test_signs_of_development_have_no_reliability(people: People) -> None:
    browser = browser_of(a_scientist(people))
    assert browser.get(address("outcome")).status_code == 404
    assert "outcome" not in Page(browser.get(reverse("reliability-list"))).words


def test_forms_of_another_organisation_do_not_count(many: Many) -> None:
    with undone():
        olga = an_organisation_elsewhere()
        team = olga.memberships.get().team
        assert team is not None
        add_many(team, olga, olga, children=2, doubles=0)
        own = version_figures(many.people.north.organisation, version_of(FULL))
        theirs = version_figures(team.organisation, version_of(FULL))
    assert {one.n_scores for one in own} <= set(range(100, 105))
    assert {one.pairwise.n_rows for one in theirs} == {2}


def test_each_child_counts_once_with_its_newest_form(many: Many) -> None:
    figures = version_figures(many.people.north.organisation, version_of(FULL))
    assert {one.pairwise.n_rows for one in figures} == {104}
    assert {one.agreement.n_rows for one in figures} == {32}
    assert Assessment.objects.count() == 136
    stored = scores_from_json(Assessment.objects.all()[0].scores or {})
    assert {one.element for one in figures} == set(stored.elements)


@pytest.mark.parametrize("name", ["reliability-list", "reliability-detail"])
def test_as_many_queries_for_many_forms_as_for_few(many: Many, name: str) -> None:
    url = reverse(name, args=[version_of(FULL).pk] if name == "reliability-detail" else [])

    def once() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert many.browser.get(url).status_code == 200
        return len(queries)

    def asked() -> int:
        return min(once(), once())  # once a minute a request also notes that the session is in use

    with undone():
        asked()
        before = asked()
        add_many(many.people.south, many.people.chris, many.people.bram, children=6, doubles=3, start=500)
        assert asked() == before <= 13
