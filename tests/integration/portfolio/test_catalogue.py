"""The strengths around the child that an organisation's catalogues know."""

from copy import deepcopy

import pytest
from pytest_django import DjangoAssertNumQueries

from portfolio.actions import publish_draft
from portfolio.queries.instruments import external_elements
from portfolio.rules.domains import DOMAIN_KEYS
from tests.support.build import People, an_organisation_elsewhere
from tests.support.instruments import an_own_version, next_draft


def test_every_strength_around_the_child_stands_once_by_domain(people: People) -> None:
    found = external_elements(people.north.organisation_id)
    keys = [element.key for element in found]
    assert len(keys) == len(set(keys))
    assert {element.locus for element in found} == {"external"}
    assert [element.domain for element in found] == sorted(
        (element.domain for element in found), key=DOMAIN_KEYS.index
    )
    assert {"calming_adult", "important_adult", "belonging", "digital_access"} <= set(keys)


def test_strength_that_no_form_asks_after_is_known_as_well(people: People) -> None:
    own = an_own_version(people)
    asked = {item["element"] for page in own.document["pages"] for item in page["items"]}
    assert "rest_and_rhythm" not in asked
    assert "rest_and_rhythm" in {element.key for element in external_elements(people.north.organisation_id)}


@pytest.mark.parametrize("is_own", [True, False])
def test_words_published_last_hold_and_only_for_the_organisation(people: People, is_own: bool) -> None:
    version = an_own_version(people)
    catalogue = deepcopy(version.document["catalogue"])
    changed = next(row for row in catalogue["elements"] if row["key"] == "calming_adult")
    changed["name"] = {"nl": "Iemand die rust brengt", "en": "Someone who brings calm"}
    publish_draft(version=next_draft(version, people.ada, {"catalogue": catalogue}), by=people.ada)
    elsewhere = an_organisation_elsewhere().memberships.get().organisation_id
    found = external_elements(people.north.organisation_id if is_own else elsewhere)
    name = next(element.name.nl for element in found if element.key == "calming_adult")
    assert (name == "Iemand die rust brengt") is is_own


def test_catalogues_are_read_once(people: People, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    external_elements(people.north.organisation_id)
    with django_assert_num_queries(1):
        external_elements(people.north.organisation_id)
