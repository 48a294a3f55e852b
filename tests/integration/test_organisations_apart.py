"""What is kept of one organisation, or of one child, is not read, counted or changed from another."""

from django.urls import reverse

from accounts.access import access_of
from accounts.actions import add_person
from accounts.models import Organisation, User
from assessments.queries.forms import published_instruments
from children.actions.safety import set_safety_contact
from children.models import RetentionTerm, SafetyContact
from children.queries.safety import contacts_of
from portfolio.queries.instruments import instruments_for
from reliability.queries.forms import forms_of_version
from reliability.queries.versions import versions_of, versions_on_strengths
from rights.actions.retention import change_terms
from rights.queries.erasures import years_in
from tests.support.around import an_action, specialist_help
from tests.support.build import People, a_child, a_signed_form, an_organisation_elsewhere, version_of
from tests.support.instruments import an_own_version
from tests.support.large_dataset import browser_of
from tests.support.seen import terms_seen

YEARS = {"youth_help": 25, "protection": 30, "working_layer": 1}


def elsewhere_of(people: People) -> Organisation:
    """Set up another organisation."""
    return an_organisation_elsewhere().memberships.get().organisation


def test_terms_of_another_organisation_stay(people: People) -> None:
    here, elsewhere = people.north.organisation, elsewhere_of(people)
    change_terms(organisation=elsewhere, years=YEARS, seen_mark=terms_seen(elsewhere), by=people.ada)
    change_terms(
        organisation=here, years={**YEARS, "youth_help": 40}, seen_mark=terms_seen(here), by=people.ada
    )
    assert (years_in(here.pk)["youth_help"], years_in(elsewhere.pk)["youth_help"]) == (40, 25)
    change_terms(
        organisation=here, years={**YEARS, "youth_help": 20}, seen_mark=terms_seen(here), by=people.ada
    )
    assert RetentionTerm.objects.get().organisation == elsewhere
    assert (years_in(here.pk)["youth_help"], years_in(elsewhere.pk)["youth_help"]) == (20, 25)


def test_contact_of_another_organisation_stays(people: People) -> None:
    here, elsewhere = people.north.organisation, elsewhere_of(people)
    for place, name in ((elsewhere, "Nora"), (here, "Otto")):
        contact = SafetyContact(organisation=place, name=name, phone="010 1234567")
        set_safety_contact(contact=contact, seen_revision=0, by=people.ada)
    assert {row.organisation: row.name for row in SafetyContact.objects.all()} == {
        here: "Otto",
        elsewhere: "Nora",
    }
    assert [card.contact and card.contact.name for card in contacts_of([here.pk])] == ["Otto"]


def test_page_for_the_contact_holds_that_of_the_own_organisation(people: People) -> None:
    contact = SafetyContact(organisation=elsewhere_of(people), name="Nora", phone="010 1234567")
    set_safety_contact(contact=contact, seen_revision=0, by=people.ada)
    page = browser_of(people.ada).get(reverse("safety-contact"))
    assert page.status_code == 200
    assert "Nora" not in page.content.decode()


def test_contact_is_filled_in_by_who_works_there_now(people: People) -> None:
    here = people.north.organisation
    assert contacts_of([here.pk])[0].filled_in_by == [people.ada.full_name]
    User.objects.filter(pk=people.ada.pk).update(is_active=False)
    assert contacts_of([here.pk])[0].filled_in_by == []


def test_help_that_was_noted_of_another_child_does_not_count(people: People) -> None:
    first = a_child(people.north, people.anna)
    second = a_child(people.north, people.anna, reference="DW-2")
    specialist_help(first, people.anna)
    specialist_help(second, people.anna)
    assert second.specialist_help.count() == 1


def test_forms_of_another_organisation_are_not_counted(people: People) -> None:
    here, olga = people.north.organisation, an_organisation_elsewhere()
    team = olga.memberships.get().team
    assert team is not None
    a_signed_form(a_child(team, olga, reference="ES-1", is_entrusted=False), olga)
    version = version_of()
    assert not forms_of_version(here, version.pk).exists()
    assert {row.n_children for row in versions_of(here)} == {0}
    assert forms_of_version(team.organisation, version.pk).count() == 1


def test_instrument_of_an_organisation_is_offered_nowhere_else(people: People) -> None:
    own, elsewhere = an_own_version(people), elsewhere_of(people)
    for place, is_offered in ((people.north.organisation, True), (elsewhere, False)):
        assert (own.pk in published_instruments(place.pk)) is is_offered
        assert versions_on_strengths(place).filter(pk=own.pk).exists() is is_offered


def test_instrument_of_another_organisation_cannot_be_copied(people: People) -> None:
    own, elsewhere = an_own_version(people), elsewhere_of(people)
    eva = add_person(
        organisation=elsewhere,
        email="eva@elders.example",
        full_name="Eva van Es",
        role="administrator",
        team=None,
        by=None,
    )
    browser = browser_of(eva)
    assert browser.post(reverse("instrument-copy", args=[own.pk])).status_code == 404
    assert browser.post(reverse("instrument-copy", args=[version_of().pk])).status_code == 302
    assert [row.organisation for row in instruments_for(access_of(eva)) if row.organisation] == ["De Es"]


def test_actions_of_another_child_are_not_on_the_page(people: People) -> None:
    first, second = a_child(people.north, people.anna), a_child(people.north, people.anna, reference="DW-2")
    an_action(first, people.anna, title="Kanarie voeren")
    for child, is_shown in ((first, True), (second, False)):
        page = browser_of(people.anna).get(reverse("action-list", args=[child.pk])).content.decode()
        assert ("Kanarie voeren" in page) is is_shown
