"""What to do when one worries about safety: one press away on every page, with whom to ask."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import AuditEvent
from children.models import Child, SafetyContact
from revisions.form_parts import CHANGED
from tests.support.build import People, an_organisation_elsewhere, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.matrix import ROWS, Row, ask, row_id
from tests.support.pages import Page, Reply
from tests.support.world import CHILD_PAGES, World, undone

STEPS, CONTACT = reverse("safety-steps"), reverse("safety-contact")
NORA = {
    "name": "Nora Bakker",
    "phone": "+31 (0)10 123 45 67",
    "email": "nora@voorbeeld.example",
    "reachable": "op werkdagen",
}
OWN = {"assessment-stopped"}  # for the child or the parent, with whom they can call
SHOWN = [row for row in ROWS if row["method"] == "GET" and row["anna"] == "200" and row["page"] not in OWN]


@pytest.mark.parametrize("row", SHOWN, ids=row_id)
def test_every_page_has_the_link(world: World, row: Row) -> None:
    with undone():
        response = ask(world, "anna", row)
    if not response.headers["Content-Type"].startswith("text/html"):
        return
    html = response.content.decode()
    is_of_child = row["page"] in CHILD_PAGES
    address = reverse("child-safety", args=[world.child.pk]) if is_of_child else STEPS
    assert f'href="{address}">Zorg over veiligheid?</a>' in html
    beside = html.count('<header class="child-head">') + (row["page"] == "where-is-what")
    assert html.count("Zorg over veiligheid?</a>") == 1 + beside


def test_page_before_signing_in_names_the_number_and_has_no_link(client: Client, db: None) -> None:
    page = client.get(reverse("sign-in")).content.decode()
    assert "Bel\u00a0112." in page
    assert STEPS not in page


def test_five_steps_and_both_numbers_are_there(people: People, anna: Client, child: Child) -> None:
    for address in (STEPS, reverse("child-safety", args=[child.pk])):
        response = anna.get(address)
        html = response.content.decode()
        assert html.count("<li><strong>") == 5
        assert all(f'href="tel:{number}"' in html for number in ("112", "08002000"))
        assert "Krachten zijn geen argument tegen een zorg." in Page(response).words


def fill_in(client: Client, **changes: str) -> Reply:
    return client.post(CONTACT, {**NORA, "seen_revision": "0", **changes})


def test_without_a_contact_the_page_says_who_can_fill_it_in(people: People, anna: Client) -> None:
    words = Page(anna.get(STEPS)).words
    assert "Hier is nog niemand ingevuld. Een beheerder kan dat doen: Ada de Wit." in words
    assert CONTACT not in anna.get(STEPS).content.decode()
    people.ada.memberships.update(ended_at="2026-11-22T12:00Z")
    assert "deze organisatie heeft er nu geen" in Page(anna.get(STEPS)).words


def test_contact_is_shown_to_colleagues_and_to_no_other_organisation(
    people: People, child: Child, client_of: Callable[[User], Client]
) -> None:
    ada = client_of(people.ada)
    assert CONTACT in ada.get(STEPS).content.decode()
    assert fill_in(ada).headers["Location"] == STEPS
    bram = client_of(people.bram)
    for address in (STEPS, reverse("child-safety", args=[child.pk])):
        html = bram.get(address).content.decode()
        for text in (NORA["name"], NORA["reachable"], "tel:+31101234567", "mailto:nora@voorbeeld.example"):
            assert text in html
    assert NORA["name"] not in client_of(an_organisation_elsewhere()).get(STEPS).content.decode()
    event = AuditEvent.objects.get(event="safety_contact_changed")
    assert (event.actor_id, event.organisation_id) == (str(people.ada.pk), str(child.organisation_id))
    assert "Nora" not in str(AuditEvent.objects.values())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"phone": "", "email": ""}, "phone"),
        ({"phone": "bel maar"}, "phone"),
        ({"phone": "1" * 31}, "phone"),
        ({"email": "nora"}, "email"),
        ({"reachable": "x" * 201}, "reachable"),
    ],
)
def test_contact_that_is_not_right_is_refused_at_the_field(
    people: People, client: Client, changes: dict[str, str], field: str
) -> None:
    client.force_login(people.ada)
    response = fill_in(client, **changes)
    assert list(response.context["form"].errors) == [field]
    kept = {name: value for name, value in NORA.items() if name != field and name not in changes}
    assert kept.items() <= Page(response).form.fields.items()
    assert not SafetyContact.objects.exists()


def test_emptied_contact_is_nobody_again(people: People, client: Client) -> None:
    client.force_login(people.ada)
    fill_in(client)
    fields = Page(client.get(CONTACT)).form.fields
    assert NORA.items() <= fields.items()
    assert client.post(CONTACT, {**fields, **dict.fromkeys(NORA, "")}).status_code == 302
    assert "Hier is nog niemand ingevuld." in Page(client.get(STEPS)).words


def test_change_by_a_colleague_in_the_meantime_is_told_and_not_overwritten(
    people: People, client: Client
) -> None:
    client.force_login(people.ada)
    assert fill_in(client).status_code == 302
    response = fill_in(client, name="Otto Smit")
    assert str(CHANGED) in Page(response).words
    assert Page(response).form.fields["name"] == "Otto Smit"
    assert SafetyContact.objects.get().name == "Nora Bakker"


def post_contact(user: User, name: str) -> int:
    client = Client()
    client.force_login(user)
    return fill_in(client, name=name).status_code


@pytest.mark.django_db(transaction=True)
def test_first_contact_by_two_at_once_is_one() -> None:
    people = make_people()
    with meeting_before(SafetyContact, "save", patience=0.5):
        found = together(lambda user: post_contact(user, "Nora"), [people.ada, people.ada])
    assert sorted(found) == [200, 302]
    assert SafetyContact.objects.get().revision == 1
