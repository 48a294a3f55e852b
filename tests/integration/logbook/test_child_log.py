"""Who looked at this child: in plain words, by day, and never what is not this family's."""

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AuditEvent
from children.actions.grants import add_grant, open_emergency
from children.models import Child, Grant
from tests.support.audit_log import DAY, address, as_csv, logged, rows, working_since
from tests.support.build import People, a_child, a_signed_form, an_event, an_organisation_elsewhere
from tests.support.days import spelled, today
from tests.support.large_dataset import browser_of
from tests.support.pages import Page
from tests.support.world import TRACES


@pytest.mark.hard_moments
def test_lines_say_day_who_what_and_on_what_grounds(people: People, anna: Client, child: Child) -> None:
    for _time in range(3):
        logged(today(), "profile_read", by=people.anna, child=child, actor_role="practitioner")
    logged(today() - DAY, "assessment_read", by=people.bram, child=child, actor_role="observer", basis="own")
    logged(today() - DAY, "profile_read", by=people.chris, child=child, basis="emergency")
    logged(today() - DAY, "access_refused", by=people.bram, child=child, outcome=4)
    logged(today() - 2 * DAY, "profile_read", by=people.chris, child=child, basis="cover")
    assert rows(anna, child) == [
        [
            spelled(today()),
            "Anna de Wit professional",
            "keek naar het profiel (3 keer op deze dag)",
            "werkt in het team",
        ],
        [
            spelled(today() - DAY),
            "Bram de Wit waarnemer",
            "las een observatie",
            "kreeg toegang tot dit dossier",
        ],
        [spelled(today() - DAY), "Bram de Wit", "probeerde een pagina te openen kreeg geen toegang", "–"],
        [spelled(today() - DAY), "Chris de Wit", "keek naar het profiel", "noodtoegang"],
        [spelled(today() - 2 * DAY), "Chris de Wit", "keek naar het profiel", "vervangt een collega"],
    ]


@pytest.mark.hard_moments
def test_reading_and_saving_the_log_stand_in_the_next_reading(people: People, child: Child) -> None:
    anna = browser_of(people.anna)
    assert "keek niemand" in Page(anna.get(address(child))).words
    as_csv(anna, child)
    assert [row[2] for row in rows(anna, child)] == [
        "keek in het logboek: wie keek wanneer",
        "bewaarde het logboek als bestand",
    ]


def test_events_of_other_organisations_and_other_children_never_show(people: People, child: Child) -> None:
    olga = an_organisation_elsewhere()
    working_since(people, today() - 800 * DAY)
    other = a_child(people.north, people.anna, reference="DW-2")
    elsewhere = str(olga.memberships.get().organisation_id)
    logged(today(), "profile_read", by=people.anna, child=other)
    logged(today(), "access_refused", by=olga, child=child, organisation_id=elsewhere)
    logged(today(), "access_refused", by=olga, child=child, organisation_id="")
    assert browser_of(olga).get(address(child)).status_code == 404
    refused = AuditEvent.objects.get(actor_id=str(olga.pk), outcome=4)
    assert (refused.child_id, refused.organisation_id) == (str(child.pk), elsewhere)
    assert rows(browser_of(people.anna), child) == []


def test_older_events_without_organisation_do_show(people: People, anna: Client, child: Child) -> None:
    logged(today() - DAY, "profile_read", by=people.anna, child=child, organisation_id="", basis="")
    logged(today() - DAY, "child_registered", child=child, organisation_id="", basis="system")
    assert [row[1:] for row in rows(anna, child)] == [
        ["het systeem", "opende het dossier", "gedaan door het systeem"],
        ["Anna de Wit", "keek naar het profiel", "–"],
    ]


def test_page_and_file_show_no_content_and_nothing_of_the_machine(people: People, child: Child) -> None:
    a_signed_form(child, people.anna, example="Kanarie zong.")
    an_event(child, people.anna, title="Kanarie weg")
    open_emergency(child=child, reason="Kanarie kwijt, het moet nu.", by=people.chris)
    anna = browser_of(people.anna)
    anna.post(reverse("child-search"), {"search": "kanarie"})
    event = AuditEvent.objects.filter(child_id=str(child.pk)).latest("id")
    given = {"address": "10.9.8.7", "request_id": "aanvraag-1", "session": "zitting-1"}
    logged(today(), "profile_read", by=people.anna, child=child, **given)
    page = anna.get(address(child))
    file = anna.get(reverse("child-log-file", args=[child.pk])).content.decode()
    assert len(Page(page).rows) > 4
    traces = (*TRACES, *given.values(), "127.0.0.1", event.object_id, str(people.anna.pk))
    assert not [trace for trace in traces if trace in page.content.decode() or trace in file]


def test_number_of_queries_does_not_grow_with_the_log(
    people: People, anna: Client, child: Child, django_assert_num_queries: object
) -> None:
    logged(today(), "profile_read", by=people.anna, child=child)
    anna.get(address(child))  # the first look at a child is noted in the session
    with django_assert_num_queries(9) as few:  # type: ignore[operator]
        anna.get(address(child))
    for number in range(60):
        logged(today() - number * DAY, "profile_read", by=people.anna, child=child)
    with django_assert_num_queries(len(few)):  # type: ignore[operator]
        anna.get(address(child))


def test_link_stands_where_one_may_go(people: People, anna: Client, child: Child) -> None:
    assert f'href="{address(child)}"' in anna.get(reverse("profile", args=[child.pk])).content.decode()
    add_grant(grant=Grant(child=child, user=people.bram, kind="case"), by=people.anna)
    seen_by_bram = browser_of(people.bram).get(reverse("assessment-list", args=[child.pk])).content.decode()
    assert address(child) not in seen_by_bram


def test_restricted_notes_on_safety_leave_no_line_for_the_family(
    people: People, anna: Client, child: Child
) -> None:
    for event in ("safety_notes_read", "safety_note_added"):
        logged(today(), event, by=people.anna, child=child)
    assert rows(anna, child) == []
    logged(today(), "specialist_help_added", by=people.anna, child=child)
    assert "schreef op hoe het staat met gespecialiseerde hulp" in [row[2] for row in rows(anna, child)]
