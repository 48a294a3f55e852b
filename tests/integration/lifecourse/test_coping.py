"""Moments that asked something of the child: own ones are changed, the days are right, nothing is lost."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from lifecourse.forms.coping import way_choices
from lifecourse.models import CopingEpisode
from revisions.form_parts import CHANGED
from tests.integration.lifecourse.test_resource_forms import refused
from tests.support.around import an_episode
from tests.support.build import People, a_child, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.days import day_before_birth, days_ago, spelled
from tests.support.pages import Page, Reply

NEW = {
    "situation": "Som lukte niet",
    "happened_on": str(days_ago(52)),
    "setting": "school",
    "first_reaction": "Gooide het potlood neer.",
    "options_seen": "Weglopen of hulp vragen",
    "way": "ask_help",
    "own_way": "",
    "choice": "Stak de vinger op.",
    "helped_child": "yes",
    "helped_observer": "some",
    "who_helped": "juf",
}


def add(client: Client, child: Child, **changes: str) -> Reply:
    return client.post(reverse("coping-add", args=[child.pk]), {**NEW, **changes})


def change_url(episode: CopingEpisode) -> str:
    return reverse("coping-change", args=[episode.child_id, episode.pk])


def test_added_moment_keeps_every_word_and_stands_in_the_list(
    people: People, anna: Client, child: Child
) -> None:
    response = add(anna, child)
    assert response.headers["Location"] == reverse("coping-list", args=[child.pk])
    episode = CopingEpisode.objects.get()
    assert {name: str(getattr(episode, name)) for name in NEW} == NEW
    assert (episode.recorded_by, episode.nature) == (people.anna, "doing")
    words = Page(anna.get(response.headers["Location"])).words
    for text in (
        "Som lukte niet",
        spelled(days_ago(52)),
        "Gooide het potlood neer.",
        "juf",
        "vroeg iemand om hulp",
    ):
        assert text in words
    assert "Sam: ja; waarnemer: een beetje" in words


def test_own_way_has_words_and_a_nature(anna: Client, child: Child) -> None:
    own = {"way": "other", "own_way": "Ging zingen", "own_nature": "feeling"}
    assert add(anna, child, **own).status_code == 302
    episode = CopingEpisode.objects.get()
    assert (episode.way_in_words, episode.nature) == ("Ging zingen", "feeling")


def test_nature_of_a_way_of_the_list_is_not_asked(anna: Client, child: Child) -> None:
    assert add(anna, child, own_nature="thinking").status_code == 302
    episode = CopingEpisode.objects.get()
    assert (episode.own_nature, episode.nature) == ("", "doing")


def test_every_way_of_the_list_has_one_nature_and_can_be_chosen() -> None:
    grouped = [way for ways in CopingEpisode.WAYS_OF.values() for way in ways]
    assert sorted([*grouped, CopingEpisode.Way.OTHER]) == sorted(CopingEpisode.Way)
    offered = [key for _name, members in way_choices()[1:-1] for key, _label in members]
    assert [*offered, way_choices()[-1][0]] == [way.value for way in CopingEpisode.Way]


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"situation": ""}, ["situation"]),
        ({"situation": "x" * 301}, ["situation"]),
        ({"happened_on": ""}, ["happened_on"]),
        ({"happened_on": str(days_ago(-1))}, ["happened_on"]),
        ({"happened_on": str(day_before_birth())}, ["happened_on"]),
        ({"setting": "moon"}, ["setting"]),
        ({"way": ""}, ["way"]),
        ({"way": "worry"}, ["way"]),
        ({"way": "other"}, ["own_way", "own_nature"]),
        ({"way": "other", "own_way": "Zong"}, ["own_nature"]),
        ({"way": "other", "own_way": " ", "own_nature": "doing"}, ["own_way"]),
        ({"own_way": "Zong"}, ["own_way"]),
        ({"helped_child": ""}, ["helped_child"]),
        ({"helped_observer": "maybe"}, ["helped_observer"]),
        ({"seen_revision": "-1"}, ["seen_revision"]),
    ],
)
def test_moment_that_is_not_right_is_refused_at_the_field(
    anna: Client, child: Child, changes: dict[str, str], fields: list[str]
) -> None:
    response = add(anna, child, **changes)
    assert refused(response) == fields
    assert Page(response).form.fields["choice"] == NEW["choice"]
    assert not CopingEpisode.objects.exists()


def test_observer_changes_own_moments_only(people: People, child: Child, client: Client) -> None:
    own, other = an_episode(child, people.bram), an_episode(child, people.anna)
    client.force_login(people.bram)
    fields = Page(client.get(change_url(own))).form.fields
    assert client.post(change_url(own), {**fields, "situation": "Anders"}).status_code == 302
    own.refresh_from_db()
    assert (own.situation, own.revision, own.recorded_by) == ("Anders", 1, people.bram)
    for name in ("coping-change", "coping-remove"):
        refused = client.post(reverse(name, args=[child.pk, other.pk]), NEW)
        assert refused.status_code == 403
        assert "Een collega schreef dit moment op." in Page(refused).words
    assert client.post(reverse("coping-remove", args=[child.pk, own.pk]), {"seen": "1"}).status_code == 302
    assert [found.pk for found in CopingEpisode.objects.all()] == [other.pk]
    events = AuditEvent.objects.filter(object_id=str(own.pk)).values_list("event", flat=True)
    assert sorted(events) == ["coping_added", "coping_changed", "coping_removed"]


def test_change_in_another_window_is_told_and_not_overwritten(
    people: People, anna: Client, child: Child
) -> None:
    episode = an_episode(child, people.anna)
    assert anna.post(change_url(episode), {**NEW, "seen_revision": "0"}).status_code == 302
    page = Page(anna.post(change_url(episode), {**NEW, "situation": "Later", "seen_revision": "0"}))
    assert str(CHANGED) in page.words
    assert page.form.fields["situation"] == "Later"
    episode.refresh_from_db()
    assert episode.situation == NEW["situation"]


def post_change(user: User, episode: CopingEpisode) -> int:
    client = Client()
    client.force_login(user)
    return client.post(change_url(episode), {**NEW, "seen_revision": "0"}).status_code


@pytest.mark.django_db(transaction=True)
def test_two_windows_at_once_lose_nothing() -> None:
    people = make_people()
    episode = an_episode(a_child(people.north, people.anna), people.anna)
    with meeting_before(CopingEpisode, "save", patience=0.5):
        found = together(lambda user: post_change(user, episode), [people.anna, people.anna])
    assert sorted(found) == [200, 302]
    episode.refresh_from_db()
    assert episode.revision == 1
