"""The people of an organisation: adding, inviting, ending; nothing across organisations."""

import re

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from accounts.actions import AlreadyMember, add_person, set_password
from accounts.models import User
from audit.models import AuditEvent
from tests.support.build import People, an_organisation_elsewhere, make_people
from tests.support.concurrency import meeting_before, together
from tests.support.pages import Page, Reply

NEW = {"email": "Nieuw@Voorbeeld.example", "full_name": "Nienke Nieuw", "role": "observer"}
CHOSEN = {"new_password1": "heldere morgen 27", "new_password2": "heldere morgen 27"}


@pytest.fixture
def ada(people: People, client: Client) -> Client:
    """Sign the administrator in."""
    client.force_login(people.ada)
    return client


def add(client: Client, people: People, **changes: object) -> Reply:
    return client.post(reverse("person-add"), {**NEW, "team": str(people.north.pk), **changes})


def invitation_in(response: Reply) -> str:
    found = re.search(r"<code>https?://[^/]+(/[^<]+)</code>", response.content.decode())
    assert found is not None
    return found.group(1)


def test_people_shows_who_has_which_role(people: People, ada: Client) -> None:
    page = ada.get(reverse("people")).content.decode()
    for user in (people.anna, people.bram, people.cora, people.chris, people.ada):
        assert user.full_name in page
    assert AuditEvent.objects.filter(event="people_read").count() == 1


def test_added_person_has_the_role_and_one_spelling(people: People, ada: Client) -> None:
    assert add(ada, people).status_code == 200
    user = User.objects.get(email="nieuw@voorbeeld.example")
    membership = user.memberships.get()
    assert (membership.team, membership.role, user.has_usable_password()) == (people.north, "observer", False)
    events = AuditEvent.objects.filter(actor_id=str(people.ada.pk)).values_list("event", flat=True)
    assert {"person_added", "membership_added"} <= set(events)


def test_invitation_sets_a_password_once(people: People, ada: Client) -> None:
    link = invitation_in(add(ada, people))
    newcomer = Client()
    form = newcomer.get(link)
    assert form.status_code == 302
    assert "set-password" in form.headers["Location"]
    assert newcomer.get(form.headers["Location"]).context["validlink"]
    done = newcomer.post(form.headers["Location"], CHOSEN)
    assert done.headers["Location"] == reverse("start")
    assert newcomer.get(reverse("child-list")).headers["Location"] == reverse("account")  # one more step
    again = Client().get(link, follow=True)
    assert (again.status_code, again.context["validlink"]) == (200, False)


def test_choosing_a_password_is_in_the_log(people: People, ada: Client) -> None:
    newcomer = Client()
    form = newcomer.get(invitation_in(add(ada, people)))
    newcomer.post(form.headers["Location"], CHOSEN)
    event = AuditEvent.objects.get(event="password_chosen")
    assert event.object_id == event.actor_id == str(User.objects.get(email="nieuw@voorbeeld.example").pk)


@pytest.mark.parametrize("password", ["kort", "password12345", "Nienke Nieuw 1"])
def test_weak_password_is_refused(people: People, ada: Client, password: str) -> None:
    newcomer = Client()
    form = newcomer.get(invitation_in(add(ada, people)))
    response = newcomer.post(form.headers["Location"], {"new_password1": password, "new_password2": password})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not User.objects.get(email="nieuw@voorbeeld.example").has_usable_password()


@pytest.mark.parametrize("uid", ["x", "AA", "Zm9v", "//8"])
def test_invented_invitation_is_refused(people: People, client: Client, uid: str) -> None:
    url = reverse("choose-password", kwargs={"uidb64": "x", "token": "set-password"}).replace(
        "/x/", f"/{uid}/"
    )
    response = client.get(url)
    assert response.status_code in (200, 404)
    assert b'name="new_password1"' not in response.content


def test_known_person_with_a_password_gets_no_invitation(people: People, ada: Client) -> None:
    set_password(user=people.anna, password="heldere morgen 27")
    response = add(ada, people, email=people.anna.email, team=str(people.south.pk))
    assert response.status_code == 200
    assert b"<code>" not in response.content
    assert people.anna.memberships.count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": "geen adres"}, "email"),
        ({"full_name": ""}, "full_name"),
        ({"role": "baas"}, "role"),
        ({"team": ""}, "team"),
        ({"team": "x"}, "team"),
        ({"role": "administrator"}, "team"),
    ],
)
def test_person_that_is_not_right_is_refused_at_the_field(
    people: People, ada: Client, changes: dict[str, object], field: str
) -> None:
    response = add(ada, people, **changes)
    assert list(response.context["form"].errors) == [field]
    assert not User.objects.filter(email="nieuw@voorbeeld.example").exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [({"team": ""}, "Choose a team for this role."), ({"role": "administrator"}, "This role has no team.")],
)
def test_role_without_its_place_is_told_so(
    people: People, ada: Client, changes: dict[str, object], said: str
) -> None:
    assert add(ada, people, **changes).context["form"].errors["team"] == [gettext(said)]


def test_second_role_in_a_team_is_refused(people: People, ada: Client) -> None:
    response = add(ada, people, email="ANNA@voorbeeld.example")
    assert list(response.context["form"].errors) == ["team"]
    assert people.anna.memberships.count() == 1
    with pytest.raises(AlreadyMember):
        add_person(
            organisation=people.north.organisation,
            email="ada@voorbeeld.example",
            full_name="Ada",
            role="administrator",
            team=None,
            by=None,
        )


def end(client: Client, membership_id: int) -> Reply:
    return client.post(reverse("membership-end", args=[membership_id]))


def test_ended_role_is_gone_at_the_next_request(people: People, ada: Client) -> None:
    add(ada, people, email=people.anna.email, team=str(people.south.pk))
    anna = Client()
    anna.force_login(people.anna)
    assert anna.get(reverse("child-register")).status_code == 200
    practitioner = people.anna.memberships.get(team=people.north)
    assert end(ada, practitioner.pk).status_code == 302
    assert anna.get(reverse("child-register")).status_code == 403
    assert AuditEvent.objects.filter(event="membership_ended").count() == 1


def test_last_role_that_ends_ends_the_session_and_the_way_in(people: People, ada: Client) -> None:
    set_password(user=people.anna, password=CHOSEN["new_password1"])
    anna = Client()
    anna.force_login(people.anna)
    end(ada, people.anna.memberships.get().pk)
    assert anna.get(reverse("child-list")).headers["Location"].startswith(reverse("sign-in"))
    typed = {"username": people.anna.email, "password": CHOSEN["new_password1"]}
    assert anna.post(reverse("sign-in"), typed).status_code == 200
    assert anna.get(reverse("child-list")).status_code == 302


def test_own_role_cannot_be_ended(people: People, ada: Client) -> None:
    response = end(ada, people.ada.memberships.get().pk)
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert said == [gettext("You cannot end your own role. Ask another administrator.")]
    assert people.ada.memberships.get().ended_at is None


def test_other_organisation_is_out_of_reach(people: People, ada: Client) -> None:
    olga = an_organisation_elsewhere()
    page = ada.get(reverse("people")).content.decode()
    assert olga.full_name not in page
    assert end(ada, olga.memberships.get().pk).status_code == 404
    taken = add(ada, people, email=olga.email.upper())
    assert list(taken.context["form"].errors) == ["email"]
    elsewhere = olga.memberships.get().team
    assert elsewhere is not None
    assert list(add(ada, people, team=str(elsewhere.pk)).context["form"].errors) == ["team"]
    assert olga.memberships.get().ended_at is None


@pytest.mark.django_db(transaction=True)
def test_person_added_by_two_administrators_at_once_is_added_once() -> None:
    people = make_people()
    organisation = people.north.organisation
    other = add_person(
        organisation=organisation,
        email="b@b.example",
        full_name="B",
        role="administrator",
        team=None,
        by=None,
    )

    clients = [Client(), Client()]
    for client, user in zip(clients, [people.ada, other], strict=True):
        client.force_login(user)  # saves the user, so before the meeting

    with meeting_before(User, "save"):
        found = together(lambda client: add(client, people), clients)
    assert [response.status_code for response in found] == [200, 200]
    # The page is read: a client of Django's also keeps contexts of pages that another thread drew meanwhile.
    said = "Een collega heeft deze persoon net voor jou toegevoegd."
    (refused,) = [page.decode() for page in (reply.content for reply in found) if said in page.decode()]
    assert re.findall(r'<(?:input|select)[^>]*name="(\w+)"[^>]*aria-invalid="true"', refused) == ["email"]
    assert User.objects.filter(email="nieuw@voorbeeld.example").count() == 1


def test_role_that_a_colleague_ended_first_is_told_and_ends_once(people: People, ada: Client) -> None:
    url = reverse("membership-end", args=[people.bram.memberships.get().pk])
    ada.post(url)
    assert gettext("This role had ended already.") in Page(ada.post(url, follow=True)).words
    assert AuditEvent.objects.filter(event="membership_ended").count() == 1


def test_second_step_set_up_since_the_page_was_opened_is_not_wiped(people: People, ada: Client) -> None:
    url = reverse("second-factor-reset", args=[people.bram.memberships.get().pk])
    fields = {"seen": str(people.bram.session_generation)}
    assert ada.post(url, fields).status_code == 302
    again = Page(ada.post(url, fields, follow=True))
    assert "Nadat je deze pagina opende, is deze persoon overal uitgelogd." in again.words
    assert AuditEvent.objects.filter(event="second_factor_reset").count() == 1
