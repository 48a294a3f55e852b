"""The page on consent of a child: what it opens with, who said what, what may now."""

import datetime

from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from children.models import Child
from tests.support.build import People, a_signed_form
from tests.support.clock import pinned
from tests.support.consents import a_party, born, said
from tests.support.days import days_ago, today
from tests.support.pages import Page

pytestmark = pinned("birthdays are named by their day")
BIRTHDAY = datetime.date(2014, 3, 3)


def page_of(browser: Client, child: Child) -> Page:
    return Page(browser.get(reverse("consent-board", args=[child.pk])))


def row_of(page: Page, title: str) -> list[str]:
    return next(row for row in page.rows if row[0].startswith(title))


def turned_twelve(people: People, child: Child, days: int) -> datetime.date:
    """Let the child have turned twelve so many days ago, or be about to; return the day of birth."""
    day = days_ago(days)
    on = datetime.date(day.year - 12, day.month, day.day)
    born(child, on, people.anna)
    return on


def test_page_begins_with_who_has_authority(anna: Client, child: Child) -> None:
    page = page_of(anna, child)
    assert "Er is nog niet genoteerd wie gezag heeft over Sam." in page.words
    assert "de meldcode wacht nooit op toestemming" in page.words
    assert row_of(page, "Observaties delen")[-1].startswith(
        "Vraag het eerst. Er is niet genoteerd wie gezag heeft."
    )


def test_a_no_differs_from_not_asked_and_names_who(people: People, anna: Client, child: Child) -> None:
    mother, father = a_party(child, people.anna), a_party(child, people.anna, called="vader")
    said(child, people.anna, "yes", "team", party=mother)
    said(child, people.anna, "no", "adversities", party=father, words="Dat is van ons.")
    page = page_of(anna, child)
    shared = row_of(page, "Observaties delen")
    assert shared[1] == "niet nodig"
    assert shared[2].startswith("ja")
    assert shared[3] == "nog niet gevraagd"
    assert shared[4].startswith("Vraag het eerst. Nog niet gevraagd: vader.")
    hidden = row_of(page, "Tegenslag laten zien")
    assert "‘Dat is van ons.’" in hidden[3]
    assert hidden[4].startswith("Mag niet. Vader zei nee.")


def test_everyone_said_yes_and_it_may(people: People, anna: Client, child: Child) -> None:
    said(child, people.anna, "yes", "team", party=a_party(child, people.anna))
    assert row_of(page_of(anna, child), "Observaties delen")[-1] == "Mag."


def test_twelfth_birthday_opens_the_page_and_names_what_came_after_it(
    people: People, anna: Client, child: Child
) -> None:
    mother = a_party(child, people.anna)
    said(child, people.anna, "yes", "team", party=mother, on=days_ago(400))
    turned_twelve(people, child, 20)
    a_signed_form(child, people.anna, on=days_ago(21))
    a_signed_form(child, people.anna, on=days_ago(5))
    page = page_of(anna, child)
    assert "12 geworden en beslist nu mee: vraag het aan Sam." in page.words
    shared = row_of(page, "Observaties delen")[-1]
    assert "Na de verjaardag binnengekomen" in shared
    assert shared.count(" 2026") + shared.count(" 2027") == 1  # the one after it, not the one before
    said(child, people.anna, "yes", "team", on=today())
    assert row_of(page_of(anna, child), "Observaties delen")[-1] == "Mag."


def test_birthday_to_come_is_told_ninety_days_before(people: People, anna: Client, child: Child) -> None:
    a_party(child, people.anna)
    turned_twelve(people, child, -90)
    assert "12: vraag het vanaf dan ook aan Sam." in page_of(anna, child).words
    turned_twelve(people, child, -91)
    assert "vanaf dan ook aan" not in page_of(anna, child).words


def test_page_says_which_day_it_cannot_know(people: People, anna: Client, child: Child) -> None:
    a_party(child, people.anna)
    assert "De geboortedag is hier niet bekend." in page_of(anna, child).words
    turned_twelve(people, child, -200)
    assert "De geboortedag is hier niet bekend." not in page_of(anna, child).words


def test_supervision_is_told_and_parents_go_on_deciding(people: People, anna: Client, child: Child) -> None:
    said(child, people.anna, "yes", "team", party=a_party(child, people.anna))
    measure = {"relation": "institution", "kind": "supervision", "source": "court"}
    a_party(child, people.anna, called="jeugdbescherming", until_on=days_ago(-30), **measure)
    page = page_of(anna, child)
    assert "Er is een ondertoezichtstelling (OTS)." in page.words
    assert row_of(page, "Observaties delen")[-1] == "Mag."


def test_reading_is_in_the_log_and_number_of_queries_stays(
    people: People, anna: Client, child: Child, django_assert_max_num_queries: object
) -> None:
    for called in ("moeder", "vader", "voogd", "oma"):
        said(
            child, people.anna, "no", "team", "quote_child", party=a_party(child, people.anna, called=called)
        )
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        page_of(anna, child)
    assert AuditEvent.objects.filter(event="consents_read", child_id=str(child.pk)).count() == 1
