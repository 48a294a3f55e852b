"""The supplement beside the full form: it adds strengths, and never stands in for the portrait."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Assessment
from children.models import Child
from tests.support.build import People, a_signed_form
from tests.support.days import days_ago, spelled, today
from tests.support.pages import Page
from tests.support.parts import whole

FULL, SUPPLEMENT = "professional-full", "professional-supplement"
WEEK = datetime.timedelta(weeks=1)


@pytest.fixture
def forms(people: People, child: Child) -> dict[str, Assessment]:
    """Give a full form and a supplement that was signed a week later."""
    return {
        FULL: a_signed_form(child, people.anna, key=FULL, on=today() - WEEK),
        SUPPLEMENT: a_signed_form(child, people.anna, key=SUPPLEMENT, choice="3"),
    }


def test_profile_opens_with_the_form_on_all_cells(
    anna: Client, child: Child, forms: dict[str, Assessment]
) -> None:
    response = anna.get(reverse("profile", args=[child.pk]))
    assert response.context["page"].chosen_id == str(forms[FULL].pk)
    assert "in 8 van de 8 gebieden" in Page(response).words


def test_supplement_counts_in_the_cells_that_it_asks_about(
    anna: Client, child: Child, forms: dict[str, Assessment]
) -> None:
    page = Page(anna.get(reverse("profile", args=[child.pk]), {"vorm": str(forms[SUPPLEMENT].pk)}))
    assert "26 van de 26 beoordeelde krachten duidelijk zien, in 7 van de 7 gebieden" in page.words
    assert "Oefenen met kleine spanning" in page.words


def test_supplement_alone_is_shown(people: People, anna: Client, child: Child) -> None:
    form = a_signed_form(child, people.anna, key=SUPPLEMENT)
    response = anna.get(reverse("profile", args=[child.pk]))
    assert response.context["page"].chosen_id == str(form.pk)


def test_report_begins_with_the_form_on_all_cells(
    anna: Client, child: Child, forms: dict[str, Assessment]
) -> None:
    form = anna.get(reverse("report", args=[child.pk])).context["form"]
    assert form["form"].value() == str(forms[FULL].pk)
    assert [value for value, _label in form.fields["form"].choices] == [
        str(forms[SUPPLEMENT].pk),
        str(forms[FULL].pk),
    ]


def test_two_forms_of_one_day_are_told_apart(people: People, anna: Client, child: Child) -> None:
    for key in (FULL, SUPPLEMENT):
        a_signed_form(child, people.anna, key=key)
    a_signed_form(child, people.anna, key=FULL, on=today() - WEEK)
    for name in ("profile", "report"):
        page = Page(anna.get(reverse(name, args=[child.pk])))
        for title in ("Observatie krachten", "Aanvulling op de observatie"):
            assert f"{spelled(days_ago(0))} · jeugd- en gezinsprofessional, thuis · {title}" in page.words
        assert f"{spelled(days_ago(7))} · jeugd- en gezinsprofessional, thuis ·" not in page.words


def test_course_breaks_no_line_between_the_two(
    anna: Client, child: Child, forms: dict[str, Assessment]
) -> None:
    response = whole(anna, "trajectory", child, domein="regulatory")
    words = Page(response).words
    assert "Oefenen met kleine spanning" in words
    assert "Aanvulling op de observatie 2.0" in words
    assert "de lijn breekt" not in words
