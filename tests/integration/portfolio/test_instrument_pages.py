"""Instruments to look at: the list, a version in full; and the buttons beside it."""

from typing import Any

from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext

from accounts.actions import add_person
from audit.models import AuditEvent
from portfolio.actions import copy_instrument, publish_draft, retire_version
from portfolio.models import Instrument, InstrumentVersion
from portfolio.queries.instruments import definition_of
from portfolio.rules.definitions import InstrumentDefinition
from tests.support.build import People, an_organisation_elsewhere, version_of
from tests.support.instruments import an_own_version, next_draft
from tests.support.pages import Page


def open_page(client: Client, name: str, version: InstrumentVersion | None = None, **given: object) -> Any:
    values = {"version_id": version.pk, **given} if version else given
    return client.get(reverse(name, kwargs=values))


def press(client: Client, name: str, version: InstrumentVersion, **data: str) -> Any:
    return client.post(reverse(name, args=[version.pk]), data)


def said(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_list_shows_shared_and_own_versions_with_source_and_licence(people: People, anna: Client) -> None:
    own = an_own_version(people)
    next_draft(own, people.ada)
    page = Page(open_page(anna, "instrument-list"))
    for text in ("Korte observatie", "Korte observatie (De Wilg)", "CC-BY-4.0", own.instrument.source):
        assert text in page.words
    assert gettext("in development, not validated") in page.words
    assert "1.1" not in page.words  # a draft is for who may change it
    assert gettext("Do you have a form as a file? Read it in (YAML or FHIR)") not in page.words
    assert gettext("Copy and change") not in page.words


def test_list_shows_drafts_and_retired_versions_to_who_manages_them(people: People, ada: Client) -> None:
    own = an_own_version(people)
    publish_draft(version=next_draft(own, people.ada), by=people.ada)
    draft = next_draft(own, people.ada)
    response = open_page(ada, "instrument-list")
    (row,) = response.context["own"]
    assert [(version.number, version.status) for version in row.versions] == [
        ("1.2", "draft"),
        ("1.1", "published"),
        ("1.0", "retired"),
    ]
    assert draft.pk == row.versions[0].id
    words = Page(response).words  # the way by a file comes last
    assert words.index(gettext("Copy and change")) < words.index(
        gettext("Do you have a form as a file? Read it in (YAML or FHIR)")
    )


def test_first_way_to_a_form_of_ones_own_is_a_copy_of_what_is_filled_in_now(
    people: People, ada: Client
) -> None:
    own = an_own_version(people)
    publish_draft(version=next_draft(own, people.ada), by=people.ada)
    next_draft(own, people.ada)
    response = open_page(ada, "instrument-list")
    (row,) = response.context["own"]
    assert row.to_copy.number == "1.1"
    forms = {form.action for form in Page(response).forms}
    assert reverse("instrument-copy", args=[row.to_copy.id]) in forms
    assert not {
        form for form in forms for strip in response.context["strips"] if str(strip.versions[0].id) in form
    }
    opened = ada.post(reverse("instrument-copy", args=[row.to_copy.id]), follow=True)
    assert opened.redirect_chain[-1][0].endswith("/wijzigen/")


def test_list_asks_the_database_no_more_for_more_instruments(people: People, anna: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            open_page(anna, "instrument-list")
        return len(queries)

    before = count()
    an_own_version(people)
    an_own_version(people)
    assert count() == before


def test_instrument_of_another_organisation_is_nowhere(people: People, ada: Client) -> None:
    olga = an_organisation_elsewhere()
    organisation = olga.memberships.get().organisation
    copy = copy_instrument(version=version_of(), organisation=organisation, by=olga)
    theirs = publish_draft(version=copy, by=olga)
    assert "De Es" not in Page(open_page(ada, "instrument-list")).words
    for name in ("instrument-read", "instrument-change", "instrument-text", "instrument-publish"):
        assert open_page(ada, name, theirs).status_code == 404
    assert open_page(ada, "instrument-preview", theirs, number=1).status_code == 404
    for name in ("instrument-copy", "instrument-retire", "instrument-discard", "instrument-continue"):
        assert press(ada, name, theirs).status_code == 404


def test_scientist_manages_instruments_as_the_administrator_does(people: People, client: Client) -> None:
    organisation = people.north.organisation
    sofie = add_person(
        organisation=organisation,
        email="s@s.example",
        full_name="Sofie",
        role="scientist",
        team=None,
        by=None,
    )
    client.force_login(sofie)
    response = press(client, "instrument-copy", version_of())
    copy = InstrumentVersion.objects.get(instrument__organisation=organisation)
    assert response.headers["Location"] == reverse("instrument-change", args=[copy.pk])
    assert open_page(client, "instrument-read", copy).status_code == 200


def definition(version: InstrumentVersion) -> InstrumentDefinition:
    return definition_of(version.pk)


def test_version_is_read_in_full(people: People, anna: Client) -> None:
    version = version_of("professional-full")
    page = Page(open_page(anna, "instrument-read", version))
    shown = definition(version)
    for element in shown.elements:
        assert element.name.nl in page.words
        assert " ".join(element.explanation.nl.split()) in page.words
    for item in shown.items.values():
        text = item.text.nl.replace("{child}", "het kind")
        assert (text[:1].upper() + text[1:])[:40] in page.words or text[:40] in page.words
    for levels in shown.scales.values():
        assert all(level.label.nl in page.words for level in levels)
    for mark in ("from the sources", "our supplement", "factual", "collective"):
        assert gettext(mark) in page.words
    assert "60%" in page.words
    event = AuditEvent.objects.get(event="instruments_read")
    assert (event.object_id, event.actor_name) == (str(version.pk), "Anna de Wit")


def test_version_says_with_which_it_shares_a_line(people: People, ada: Client) -> None:
    first = an_own_version(people)
    draft = next_draft(first, people.ada)
    assert (
        gettext("That is decided when this draft is published.")
        in Page(open_page(ada, "instrument-read", draft)).words
    )
    none = gettext("None: in the course over time the line breaks where another version begins.")
    assert none in Page(open_page(ada, "instrument-read", first)).words
    publish_draft(version=draft, comparable_with=[str(first)], by=people.ada)
    for version, other in ((first, draft), (draft, first)):
        response = open_page(ada, "instrument-read", version)
        assert [pk for pk, _title, _number in response.context["beside"]] == [other.pk]
        assert none not in Page(response).words


def test_buttons_do_what_they_say(people: People, ada: Client) -> None:
    own = an_own_version(people)
    draft_url = press(ada, "instrument-continue", own).headers["Location"]
    draft = own.instrument.versions.get(status="draft")
    assert draft_url == reverse("instrument-change", args=[draft.pk])
    assert press(ada, "instrument-discard", draft, seen="x").status_code == 302  # not what stands there
    assert InstrumentVersion.objects.filter(pk=draft.pk).exists()
    assert press(ada, "instrument-discard", draft, seen=draft.digest).headers["Location"] == "/instrumenten/"
    assert not InstrumentVersion.objects.filter(pk=draft.pk).exists()
    assert press(ada, "instrument-retire", own).status_code == 302
    assert InstrumentVersion.objects.get(pk=own.pk).status == "retired"
    again = press(ada, "instrument-retire", own)
    assert said(again)[-1] == gettext("This version was not published, or is retired already.")
    retired = said(press(ada, "instrument-discard", own, seen=own.digest))[-1]
    assert retired == gettext("This version is published and does not change any more. Start a new version.")


def test_retired_shared_version_can_still_be_copied_and_read(people: People, ada: Client) -> None:
    shared = version_of()
    retire_version(version=shared, by=None)
    assert open_page(ada, "instrument-read", shared).status_code == 200
    assert press(ada, "instrument-copy", shared).status_code == 302
    assert Instrument.objects.get(copied_from=shared).organisation == people.north.organisation
