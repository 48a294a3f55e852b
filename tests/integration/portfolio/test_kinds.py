"""Forms on strengths and the outcome strip are different instruments for good."""

import pytest

from portfolio.actions import publish_definition
from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.models import Instrument
from portfolio.queries.instruments import definition_of, form_of
from portfolio.rules.reading import DefinitionError
from tests.support.build import version_of


@pytest.mark.django_db
def test_kind_stands_with_the_instrument() -> None:
    kinds = dict(Instrument.objects.values_list("key", "kind"))
    assert [key for key, kind in kinds.items() if kind == "outcome"] == ["outcome"]
    assert kinds["child-8-11"] == "strengths"


@pytest.mark.django_db
def test_strip_can_become_no_form_on_strengths() -> None:
    quick = read_document(FOLDER / "professional-quick-2.1.yaml")
    with pytest.raises(DefinitionError, match="kind: must stay outcome"):
        publish_definition(document={**quick, "key": "outcome", "version": "2.0"})


@pytest.mark.django_db
def test_strip_is_read_as_a_form_never_as_strengths() -> None:
    version = version_of("outcome")
    assert form_of(version.pk).kind == "outcome"
    with pytest.raises(DefinitionError, match="kind"):
        definition_of(version.pk)
