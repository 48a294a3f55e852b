"""The section ‘In plain words’ on the course: what is read from the database, for whom, and at what cost."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext, override

from accounts import access
from accounts.access import Access
from accounts.rules.permissions import Permission
from children.models import Child
from lifecourse.actions.coping import add_episode
from lifecourse.actions.missed_moments import add_missed_moment
from lifecourse.actions.resources import add_resource
from lifecourse.models import CopingEpisode, MissedMoment, Resource, ResourceUse
from reports.facts.life_course import Carrier
from reports.plain_words.queries import facts_of
from reports.plain_words.rules.every_rule import findings_in
from reports.plain_words.rules.facts import Adversity, ChildRecord, Missed
from reports.queries.forms import readings_of
from reports.queries.life_course import around_for
from reports.rules.coping_palette import Episode
from tests.support.build import People, a_circumstance, a_resource, a_signed_form, an_event
from tests.support.days import season, today
from tests.support.pages import Page
from tests.support.parts import whole
from tests.support.scenes import a_full_past, add_forms


def facts_for(people: People, child: Child, *without: Permission) -> ChildRecord:
    """Return the facts for Anna, with some of her permissions taken away."""
    held = access.access_of(people.anna).by_team[child.team_id] - set(without)
    known = Access({child.team_id: held}, {})
    return facts_of(known, child, readings_of(child), [], around_for(known, child))


def a_week_before(weeks: int) -> datetime.date:
    return today() - datetime.timedelta(weeks=weeks)


def an_episode(people: People, child: Child, way: str, **more: str) -> CopingEpisode:
    episode = CopingEpisode(
        child=child, happened_on=today(), setting="school", situation="De bal was kwijt", way=way, **more
    )
    return add_episode(episode=episode, by=people.anna)


def test_adversity_is_read_with_its_days(people: People, child: Child) -> None:
    an_event(child, people.anna)
    assert facts_for(people, child).adversities == (Adversity(*season()),)


def test_what_was_never_answered_of_the_list_is_not_known(people: People, child: Child) -> None:
    a_circumstance(child, people.anna)
    pressing = facts_for(people, child).pressing or ()
    assert [(one.kind, one.title) for one in pressing if one.state == "pressed"] == [("other", "Verhuizing")]
    assert sum(one.state == "unknown" for one in pressing) == 8
    assert len(pressing) == 9


def test_resource_is_read_as_it_is_today(people: People, child: Child) -> None:
    oma = a_resource(child, people.anna, name="Oma")
    ResourceUse.objects.create(
        resource=oma, from_on=today(), use="carries", felt="much", recorded_by=people.anna
    )
    ResourceUse.objects.create(
        resource=oma, from_on=today() + datetime.timedelta(days=1), use="unused", recorded_by=people.anna
    )
    ended = Resource(child=child, kind="place", name="Oude club", ended_on=a_week_before(1))
    add_resource(resource=ended, use=ResourceUse(from_on=season()[0], use="carries"), by=people.anna)
    until_today = Resource(child=child, kind="person", name="Buurvrouw", ended_on=today())
    add_resource(resource=until_today, use=ResourceUse(from_on=season()[0], use="carries"), by=people.anna)
    assert facts_for(people, child).carriers == (
        Carrier("Oma", "carries", "much", element="important_adult", ways=("feeds",)),
    )


def test_own_way_of_coping_is_a_way_by_its_words(people: People, child: Child) -> None:
    an_episode(people, child, "humour", helped_child="yes")
    an_episode(people, child, "other", own_way="Tekenen", own_nature="doing", helped_observer="some")
    assert set(facts_for(people, child).episodes or ()) == {
        Episode(today(), "school", "humour", "feeling", "yes", "unknown"),
        Episode(today(), "school", "own:tekenen", "doing", "unknown", "some"),
    }


def test_missed_moment_is_read_with_its_reason(people: People, child: Child) -> None:
    moment = MissedMoment(
        child=child,
        expected_on=a_week_before(3),
        observer_role="teacher",
        setting="school",
        reason="too_much",
    )
    add_missed_moment(moment=moment, by=people.anna)
    assert facts_for(people, child).missed == (Missed(a_week_before(3), "too_much"),)


@pytest.mark.parametrize(
    ("permission", "rules"),
    [
        (Permission.LIFE_EVENT_VIEW, {"R1", "R9", "R10"}),
        (Permission.RESOURCE_VIEW, {"R11"}),
        (Permission.COPING_VIEW, {"R12"}),
    ],
)
def test_whoever_may_see_less_reads_the_rest_without_a_trace(
    people: People, child: Child, permission: Permission, rules: set[str]
) -> None:
    a_signed_form(child, people.anna, choice="3", on=a_week_before(50))
    a_signed_form(child, people.anna, choice="1", on=season()[1])
    an_event(child, people.anna)
    use = ResourceUse(from_on=season()[0], use="carries")
    add_resource(resource=Resource(child=child, kind="person", name="Oma"), use=use, by=people.anna)
    for _ in range(3):
        an_episode(people, child, "humour", helped_child="yes")
    everything = findings_in(facts_for(people, child))
    seen = findings_in(facts_for(people, child, permission))
    assert {finding.rule for finding in everything} - {finding.rule for finding in seen} == rules
    assert [finding for finding in everything if finding.rule not in rules] == list(seen)


def test_course_page_carries_the_sentences_in_the_language_of_the_page(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna)
    for language in ("nl", "en"):
        with override(language):
            anna.cookies["django_language"] = language
            response = whole(anna, "trajectory", child)
            page = Page(response)
            words = response.context["plain_words"]
            assert gettext("In plain words") in page.words
            assert gettext("No adversity is noted; then this says nothing about resilience.") in page.words
            for sentence in words.sentences:
                assert sentence.text in page.words
                assert sentence.why in page.words


def test_child_without_forms_has_no_section(people: People, anna: Client, child: Child) -> None:
    an_event(child, people.anna)
    assert anna.get(reverse("trajectory", args=[child.pk])).context["plain_words"] is None


def test_queries_do_not_grow_with_moments_events_or_resources(people: People) -> None:
    child = a_full_past(people, forms=4)
    numbers = []
    known = access.access_of(people.anna)
    for _ in range(2):
        readings = readings_of(child)
        with CaptureQueriesContext(connection) as queries:
            facts_of(known, child, readings, [], around_for(known, child))
        numbers.append(len(queries))
        add_forms(child, people, 8, days=300, first_seed=50)
        an_event(child, people.anna)
        a_resource(child, people.anna, name="Zwemmen")
        a_circumstance(child, people.anna, title="Schulden")
    assert numbers == [9, 9]


def test_course_page_reads_what_is_noted_around_the_child_once(
    people: People, anna: Client, child: Child
) -> None:
    a_signed_form(child, people.anna)
    a_resource(child, people.anna)
    a_circumstance(child, people.anna)
    with CaptureQueriesContext(connection) as queries:
        anna.get(reverse("trajectory", args=[child.pk]))
    asked = [query["sql"] for query in queries]
    for table in (
        "lifecourse_circumstance",
        "lifecourse_resource",
        "lifecourse_missedmoment",
    ):
        assert sum(f'FROM "{table}"' in sql for sql in asked) == 1, table
