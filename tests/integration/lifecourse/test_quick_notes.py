"""Quick notes: one moment with its strength; own ones are changed, each stays by itself, nothing is lost."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.access import access_of
from accounts.models import User
from audit.models import AuditEvent
from children.models import Child
from lifecourse.forms.quick_note import strength_choices
from lifecourse.models import QuickNote
from lifecourse.queries import quick_notes as queries
from portfolio.queries.instruments import every_element
from revisions.form_parts import CHANGED
from tests.integration.lifecourse.test_resource_forms import refused
from tests.support.around import a_quick_note
from tests.support.build import People, a_child, a_draft, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.days import day_before_birth, days_ago, spelled, today
from tests.support.pages import Page, Reply
from tests.support.records import quick_note_fields

LIST, ADD = "quick-note-list", "quick-note-add"
NEW = quick_note_fields()


def page_of(client: Client, name: str, child: Child, query: str = "") -> Page:
    return Page(client.get(reverse(name, args=[child.pk]) + query))


def add(client: Client, child: Child, **changes: str) -> Reply:
    return client.post(reverse(ADD, args=[child.pk]), {**NEW, **changes})


def change_url(note: QuickNote) -> str:
    return reverse("quick-note-change", args=[note.child_id, note.pk])


def groups(client: Client, child: Child) -> list[tuple[str, bool, list[str]]]:
    """Return the groups of strengths on a new page: name, whether it is open, the keys in it."""
    form = client.get(reverse(ADD, args=[child.pk])).context["form"]
    return [
        (group.name, group.is_open, [radio.data["value"] for radio in group.radios])
        for group in form.strength_groups()
    ]


def opened(response: Reply) -> list[str]:
    """Return the names of the groups of strengths that are open."""
    return [group.name for group in response.context["form"].strength_groups() if group.is_open]


def test_note_stands_in_the_list_as_one_moment(people: People, anna: Client, child: Child) -> None:
    response = add(anna, child)
    assert response.headers["Location"] == reverse(LIST, args=[child.pk])
    note = QuickNote.objects.get()
    assert {name: str(getattr(note, name)) for name in NEW} == NEW
    assert note.recorded_by == people.anna
    words = page_of(anna, LIST, child).words
    assert "Vroeg de juf om uitleg. Ik snap het nog niet." in words
    line = (
        f"Hulp en troost zoeken · {spelled(days_ago(82))} · op school · gezien door {people.anna.full_name}"
    )
    assert line in words


def test_page_says_to_write_what_was_seen(anna: Client, child: Child) -> None:
    assert "Schrijf wat je zag of hoorde, niet wat je ervan vindt." in page_of(anna, ADD, child).words


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"what": ""}, ["what"]),
        ({"what": " \u200b"}, ["what"]),
        ({"what": "x" * 301}, ["what"]),
        ({"element": ""}, ["element"]),
        ({"element": "charm"}, ["element"]),
        ({"setting": ""}, ["setting"]),
        ({"setting": "moon"}, ["setting"]),
        ({"happened_on": ""}, ["happened_on"]),
        ({"happened_on": str(days_ago(-1))}, ["happened_on"]),
        ({"happened_on": str(day_before_birth())}, ["happened_on"]),
        ({"quote": "x" * 201}, ["quote"]),
        ({"seen_revision": "-1"}, ["seen_revision"]),
    ],
)
def test_note_that_is_not_right_is_refused_at_the_field(
    anna: Client, child: Child, changes: dict[str, str], fields: list[str]
) -> None:
    response = add(anna, child, **changes)
    assert refused(response) == fields
    assert Page(response).form.fields["quote"] == changes.get("quote", NEW["quote"])
    assert not QuickNote.objects.exists()


@pytest.mark.hard_moments
def test_new_note_is_of_today_and_the_first_has_no_place(anna: Client, child: Child) -> None:
    fields = page_of(anna, ADD, child).form.fields
    assert fields["happened_on"] == str(today())
    assert "setting" not in fields
    assert "element" not in fields


def test_place_is_that_of_ones_own_last_note_on_this_child(
    people: People, anna: Client, child: Child
) -> None:
    a_quick_note(child, people.anna, setting="home", on=days_ago(1))
    a_quick_note(child, people.anna, setting="leisure", on=days_ago(9))
    a_quick_note(child, people.bram, setting="school")
    a_quick_note(a_child(people.north, people.anna, reference="X-1"), people.anna, setting="group")
    assert page_of(anna, ADD, child).form.fields["setting"] == "leisure"


def test_place_of_the_first_note_is_that_of_ones_own_last_form(
    people: People, anna: Client, child: Child
) -> None:
    a_draft(child, people.anna, setting="leisure")
    a_draft(child, people.cora, setting="school")
    assert page_of(anna, ADD, child).form.fields["setting"] == "leisure"
    a_quick_note(child, people.anna, setting="home")
    assert page_of(anna, ADD, child).form.fields["setting"] == "home"


def test_strengths_that_one_noted_lately_come_first_and_once(
    people: People, anna: Client, child: Child
) -> None:
    closed = groups(anna, child)
    assert not any(is_open for _name, is_open, _keys in closed)
    for element in ("hope", "humour", "hope"):
        a_quick_note(child, people.anna, element=element)
    a_quick_note(child, people.bram, element="green")
    (name, is_open, keys), *others = groups(anna, child)
    assert (name, is_open, keys) == ("Kort geleden genoteerd", True, ["hope", "humour"])
    assert not any(is_open for _name, is_open, _keys in others)
    rest = [key for _name, _is_open, found in others for key in found]
    assert sorted([*keys, *rest]) == sorted(key for _name, _is_open, found in closed for key in found)


def test_groups_hold_every_strength_once_by_domain_and_place(child: Child) -> None:
    elements = every_element(child.organisation_id)
    with translation.override("nl"):
        found = dict(strength_choices(elements, [], "", "Sam"))
    assert list(found)[:2] == ["Regulerende krachten: bij Sam zelf", "Regulerende krachten: om Sam heen"]
    assert sorted(key for group in found.values() for key, _name in group) == sorted(e.key for e in elements)


def test_refused_page_opens_the_group_of_the_chosen_strength(anna: Client, child: Child) -> None:
    response = add(anna, child, what="", element="green")
    assert opened(response) == ["Omgevingskrachten: om Sam heen"]
    assert Page(response).form.fields["element"] == "green"
    assert opened(add(anna, child, element="")) == ["Regulerende krachten: bij Sam zelf"]


def test_strength_that_no_catalogue_holds_any_more_can_stay(
    people: People, anna: Client, child: Child
) -> None:
    note = a_quick_note(child, people.anna, element="of_old")
    fields = Page(anna.get(change_url(note))).form.fields
    assert fields["element"] == "of_old"
    assert anna.post(change_url(note), {**fields, "what": "Zo dus."}).status_code == 302
    assert "of_old" in page_of(anna, LIST, child).words


def test_list_has_the_newest_day_first_and_is_narrowed_to_one_strength(
    people: People, anna: Client, child: Child
) -> None:
    a_quick_note(child, people.anna, what="Eerst", on=days_ago(9), element="hope")
    a_quick_note(child, people.anna, what="Daarna", on=days_ago(2), element="green")
    a_quick_note(child, people.bram, what="Tussenin", on=days_ago(5), element="hope")
    words = page_of(anna, LIST, child).words
    assert words.index("Daarna") < words.index("Tussenin") < words.index("Eerst")
    words = page_of(anna, LIST, child, "?kracht=hope").words
    assert "Eerst" in words
    assert "Tussenin" in words
    assert "Daarna" not in words
    assert "Bij ‘Humor’ is niets genoteerd." in page_of(anna, LIST, child, "?kracht=humour").words
    assert "Daarna" in page_of(anna, LIST, child, "?kracht=charm").words


def test_next_page_of_one_strength_keeps_to_it(people: People, anna: Client, child: Child) -> None:
    for _number in range(21):
        a_quick_note(child, people.anna, element="hope")
    url = reverse(LIST, args=[child.pk])
    assert 'href="?pagina=2&amp;kracht=hope"' in anna.get(f"{url}?kracht=hope").content.decode()
    assert 'href="?pagina=2"' in anna.get(url).content.decode()


def test_list_asks_as_many_queries_for_many_notes_as_for_one(
    people: People, anna: Client, child: Child, django_assert_max_num_queries: Callable[..., object]
) -> None:
    url = reverse(LIST, args=[child.pk])
    a_quick_note(child, people.anna)
    with django_assert_max_num_queries(100) as once:  # type: ignore[attr-defined]
        anna.get(url)
    for element in ("hope", "humour", "green"):
        a_quick_note(child, people.bram, element=element)
    with django_assert_max_num_queries(len(once)):  # type: ignore[attr-defined]
        anna.get(url)


def test_empty_list_offers_to_write_a_note_to_who_may(people: People, anna: Client, child: Child) -> None:
    add_url = reverse(ADD, args=[child.pk])
    assert add_url in anna.get(reverse(LIST, args=[child.pk])).content.decode()


def test_observer_changes_own_notes_only(people: People, child: Child, client: Client) -> None:
    own, other = a_quick_note(child, people.bram), a_quick_note(child, people.anna, what="Van Anna")
    client.force_login(people.bram)
    words = page_of(client, LIST, child).words
    assert own.what in words
    assert "Van Anna" not in words
    assert "Je ziet de notities die je zelf schreef." in words
    fields = Page(client.get(change_url(own))).form.fields
    assert client.post(change_url(own), {**fields, "what": "Anders"}).status_code == 302
    own.refresh_from_db()
    assert (own.what, own.revision, own.recorded_by) == ("Anders", 1, people.bram)
    for name in ("quick-note-change", "quick-note-remove"):
        assert client.post(reverse(name, args=[child.pk, other.pk]), NEW).status_code == 403
    url = reverse("quick-note-remove", args=[child.pk, own.pk])
    assert client.post(url, {"seen": "0"}).headers["Location"] == change_url(own)
    assert client.post(url, {"seen": "1"}).headers["Location"] == reverse(LIST, args=[child.pk])
    assert [found.pk for found in QuickNote.objects.all()] == [other.pk]
    events = AuditEvent.objects.filter(object_id=str(own.pk)).values_list("event", flat=True)
    assert sorted(events) == ["quick_note_added", "quick_note_changed", "quick_note_removed"]


def test_change_in_another_window_is_told_and_not_overwritten(
    people: People, anna: Client, child: Child
) -> None:
    note = a_quick_note(child, people.anna)
    assert anna.post(change_url(note), {**NEW, "seen_revision": "0"}).status_code == 302
    page = Page(anna.post(change_url(note), {**NEW, "what": "Later", "seen_revision": "0"}))
    assert str(CHANGED) in page.words
    assert page.form.fields["what"] == "Later"
    note.refresh_from_db()
    assert note.what == NEW["what"]


def test_note_on_another_child_is_not_reached_through_this_one(
    people: People, anna: Client, child: Child
) -> None:
    other = a_quick_note(a_child(people.north, people.anna, reference="X-1"), people.anna)
    for name in ("quick-note-change", "quick-note-remove"):
        assert anna.post(reverse(name, args=[child.pk, other.pk]), NEW).status_code == 404


def test_notes_by_strength_are_those_that_one_may_see(people: People, child: Child) -> None:
    first = a_quick_note(child, people.anna, element="hope", on=days_ago(9))
    last = a_quick_note(child, people.bram, element="hope", on=days_ago(2))
    other = a_quick_note(child, people.bram, element="green")
    access = access_of(people.anna)
    found = queries.quick_notes_by_strength(child, access=access, user=people.anna)
    assert found == {"hope": [last, first], "green": [other]}
    access = access_of(people.bram)
    found = queries.quick_notes_by_strength(child, access=access, user=people.bram)
    assert found == {"hope": [last], "green": [other]}


def test_own_notes_are_those_of_the_days_that_are_asked(people: People, child: Child) -> None:
    first, last = days_ago(20), days_ago(10)
    kept = [a_quick_note(child, people.bram, on=day) for day in (first, last)]
    for day in (first - datetime.timedelta(days=1), last + datetime.timedelta(days=1)):
        a_quick_note(child, people.bram, on=day)
    a_quick_note(child, people.anna, on=first)
    found = queries.own_quick_notes(child, user=people.bram, first=first, last=last)
    assert found == {"help_seeking": kept[::-1]}


def post_change(user: User, note: QuickNote) -> int:
    client = Client()
    client.force_login(user)
    return client.post(change_url(note), {**NEW, "seen_revision": "0"}).status_code


@pytest.mark.django_db(transaction=True)
def test_two_windows_at_once_lose_nothing() -> None:
    people = make_people()
    note = a_quick_note(a_child(people.north, people.anna), people.anna)
    with meeting_before(QuickNote, "save", patience=0.5):
        found = together(lambda user: post_change(user, note), [people.anna, people.anna])
    assert sorted(found) == [200, 302]
    note.refresh_from_db()
    assert note.revision == 1
