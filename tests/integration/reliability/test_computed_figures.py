"""Figures of reliability that were computed in the background: shown with their time, replaced by the next ones."""

import pytest
from django.test import Client
from django.urls import reverse

from children.models import Child
from reliability.actions import compute_every_version, keep_figures
from reliability.models import ComputedFigures
from reliability.queries.computed import figures_shown
from reliability.queries.forms import version_figures
from tests.support.build import People, a_child, a_signed_form, version_of
from tests.support.large_dataset import QUICK, a_scientist, browser_of
from tests.support.pages import Page
from tests.support.queue import waiting, work_off

DETAIL, COMPUTE = "reliability-detail", "reliability-compute"


@pytest.fixture
def sanne(people: People, child: Child) -> Client:
    """Sign the scientist in; the organisation has one signed form."""
    a_signed_form(child, people.anna)
    return browser_of(a_scientist(people))


def n_forms(people: People) -> int:
    figures, _at = figures_shown(people.north.organisation, version_of(QUICK))
    return figures[0].n_scores


def test_figures_are_those_of_the_last_computation(people: People, sanne: Client) -> None:
    assert n_forms(people) == 1  # nobody computed any yet
    keep_figures(organisation=people.north.organisation, version=version_of(QUICK))
    a_signed_form(a_child(people.north, people.anna, first_name="Noor", reference="N-1"), people.anna)
    assert n_forms(people) == 1
    sanne.post(reverse(COMPUTE, args=[version_of(QUICK).pk]))
    sanne.post(reverse(COMPUTE, args=[version_of(QUICK).pk]))
    assert work_off() == 1
    assert n_forms(people) == 2
    figures, at = figures_shown(people.north.organisation, version_of(QUICK))
    assert list(figures) == version_figures(people.north.organisation, version_of(QUICK))
    assert at == ComputedFigures.objects.get().computed_at
    assert "Berekend op" in Page(sanne.get(reverse(DETAIL, args=[version_of(QUICK).pk]))).words


def test_every_version_with_forms_is_computed_at_night_and_the_queue_names_no_child(
    people: People, sanne: Client, child: Child
) -> None:
    assert compute_every_version() == 1
    [(name, ids)] = waiting()
    assert (name, set(ids)) == ("reliability.compute", {"organisation", "version"})
    assert str(child.pk) not in str(ids)
    assert work_off() == 1
    assert ComputedFigures.objects.get().instrument_version == version_of(QUICK)


def test_figures_of_another_version_of_the_site_are_computed_anew(people: People, sanne: Client) -> None:
    keep_figures(organisation=people.north.organisation, version=version_of(QUICK))
    ComputedFigures.objects.update(figures=[{"element": "gone"}])
    assert n_forms(people) == 1
