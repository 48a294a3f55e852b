"""One administrator cannot be two people: the attack step by step, and everything that takes two."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import SecondAdministratorNeeded, add_person
from accounts.actions.links import give_password_link
from accounts.actions.roles import approve_role, propose_role
from accounts.actions.second_factors import reset_second_factors
from accounts.models import Membership, ProposedRole, Team, User
from accounts.queries.own import second_factors_of
from accounts.rules.two_people import RECENTLY, WAIT, NotTwoPeople, Obstacle
from audit.models import AuditEvent
from children.actions.grants import open_emergency, review_emergency
from children.models import Child
from rights.actions.erasures import approve_erasure
from tests.support.build import People, a_child
from tests.support.clock import clock_at
from tests.support.days import today
from tests.support.pages import Page, Reply
from tests.support.rights import a_request, granted
from tests.support.second_factor import PASSWORD, equip

PEOPLE, ADD = reverse("people"), reverse("person-add")
DAY = datetime.timedelta(days=1)


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def post(client: Client, name: str, *key: object, **data: object) -> Reply:
    return client.post(reverse(name, args=key), data)


def said(response: Reply) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def reset(user: User, by: User) -> None:
    """Take the second step of someone away, as seen now."""
    now = User.objects.get(pk=user.pk)
    place = now.memberships.latest("pk").organisation
    reset_second_factors(user=now, organisation=place, seen_generation=now.session_generation, by=by)


def role_of(user: User) -> int:
    return user.memberships.latest("pk").pk


def new(email: str, role: str, team: Team | None = None) -> dict[str, object]:
    return {"email": email, "full_name": "Bea Berg", "role": role, "team": str(team.pk) if team else ""}


def taken_over(page: Reply) -> User:
    """Use the link that a page shows to become who it is for."""
    found = re.search(r"<code>https?://[^/]+(/[^<]+)</code>", page.content.decode())
    assert found
    client = Client()
    form = client.get(found.group(1)).headers["Location"]
    assert client.post(form, {"new_password1": PASSWORD, "new_password2": PASSWORD}).status_code == 302
    return equip(page.context["person"])


@pytest.fixture
def bea(people: People) -> User:
    """Make a second administrator at installation."""
    return someone(people, "bea", "administrator", None)


def someone(people: People, name: str, role: str, by: User | None, team: Team | None = None) -> User:
    """Add a person as a command does, or as an administrator."""
    return add_person(
        organisation=people.north.organisation,
        email=f"{name}@voorbeeld.example",
        full_name=f"{name.title()} Berg",
        role=role,
        team=team,
        by=by,
    )


def test_attack_with_a_second_administrator_ends_at_a_refusal(people: People) -> None:
    anna, ada = equip(people.anna), browser_of(people.ada)
    answer = ada.post(ADD, new("pop@elders.example", "administrator"))
    assert (answer.status_code, answer.headers["Location"]) == (302, PEOPLE)
    assert "wacht tot een andere beheerder" in said(answer)
    puppet = User.objects.get(email="pop@elders.example")
    assert not puppet.memberships.exists()
    page = ada.get(PEOPLE)
    assert "<code>" not in page.content.decode()
    proposed = ProposedRole.objects.get()
    refused = post(ada, "role-approve", proposed.pk)
    assert "zelf" in said(refused)
    assert not puppet.memberships.exists()
    assert post(ada, "second-factor-reset", role_of(anna), seen=anna.session_generation).status_code == 302
    post(ada, "person-link", role_of(anna))
    assert second_factors_of(anna).count == 0
    links = AuditEvent.objects.filter(event__in=["password_link_made", "link_shown"])
    assert [(event.event, event.outcome) for event in links] == [
        ("password_link_made", AuditEvent.Outcome.REFUSED)
    ]


def test_attack_with_made_up_colleagues_destroys_nothing(people: People, child: Child) -> None:
    """One administrator makes a coordinator and a practitioner, becomes both, and destroys a child."""
    ada = browser_of(people.ada)
    one = taken_over(ada.post(ADD, new("een@elders.example", "coordinator", people.north)))
    two = taken_over(ada.post(ADD, new("twee@elders.example", "practitioner", people.north)))
    request = granted(a_request(child, one), one)
    key = {"is_looked_at": "on", "seen_revision": str(request.revision)}
    for wait in (0 * DAY, WAIT, RECENTLY - DAY):
        with clock_at(timezone.now() + wait):
            answer = browser_of(two).post(reverse("erasure-approve", args=[child.pk, request.pk]), key)
            assert (answer.status_code, Child.objects.filter(pk=child.pk).exists()) == (302, True)
            assert "niet als twee mensen" in said(answer)
            shown = browser_of(two).get(reverse("erasure-approve", args=[child.pk, request.pk]))
            assert (shown.status_code, said(shown) != "") == (302, True)


def test_role_for_oneself_waits_for_another_administrator(people: People, bea: User) -> None:
    ada = browser_of(people.ada)
    ada.post(ADD, new("ADA@voorbeeld.example", "coordinator", people.north))
    assert people.ada.memberships.count() == 1
    with pytest.raises(SecondAdministratorNeeded):
        someone(people, "ada", "practitioner", people.ada, people.south)
    proposed = ProposedRole.objects.get()
    assert "Ada de Wit" in Page(browser_of(bea).get(PEOPLE)).words
    assert post(browser_of(bea), "role-approve", proposed.pk).status_code == 200
    held = people.ada.memberships.get(team=people.north)
    assert (held.role, held.given_by, held.approved_by) == ("coordinator", people.ada, bea)
    events = list(AuditEvent.objects.filter(event__startswith="role_").values_list("event", "actor_id"))
    assert events == [("role_proposed", str(people.ada.pk)), ("role_approved", str(bea.pk))]


def test_new_administrator_gets_the_link_from_the_second_and_counts_after_a_while(
    people: People, bea: User
) -> None:
    browser_of(people.ada).post(ADD, new("cor@voorbeeld.example", "administrator"))
    page = post(browser_of(bea), "role-approve", ProposedRole.objects.get().pk)
    cor = taken_over(page)
    assert AuditEvent.objects.get(event="link_shown").actor_id == str(bea.pk)
    anna = equip(people.anna)
    third = someone(people, "dik", "administrator", None)
    post(browser_of(cor), "second-factor-reset", role_of(anna), seen=anna.session_generation)
    found = {}
    about: dict[str, Any] = {"user": anna, "organisation": people.north.organisation}
    now = timezone.now()
    for wait in (0 * DAY, WAIT + DAY):
        with clock_at(now + wait):
            for name, user in {"ada": people.ada, "bea": bea, "dik": third}.items():
                found[name, wait.days] = refused(partial(give_password_link, **about, by=user))
    made = Obstacle.MADE
    assert found == {
        ("ada", 0): made,
        ("bea", 0): made,
        ("dik", 0): Obstacle.NEW,
        ("ada", 8): made,
        ("bea", 8): made,
        ("dik", 8): None,
    }


def refused(act: Callable[[], object]) -> Obstacle | None:
    """Return what stood in the way."""
    try:
        act()
    except NotTwoPeople as stopped:
        return stopped.obstacle
    return None


@dataclass(frozen=True)
class Scene:
    """Two who do the two halves, and what they do it with."""

    people: People
    child: Child
    first: User
    second: User


def reset_then_link(scene: Scene) -> None:
    anna, place = equip(scene.people.anna), scene.people.north.organisation
    reset(anna, scene.first)
    give_password_link(user=anna, organisation=place, by=scene.second)


def link_then_reset(scene: Scene) -> None:
    anna, place = equip(scene.people.anna), scene.people.north.organisation
    give_password_link(user=anna, organisation=place, by=scene.first)
    reset(anna, scene.second)


def role(scene: Scene) -> None:
    proposed = propose_role(
        organisation=scene.people.north.organisation,
        email="nieuw@voorbeeld.example",
        full_name="Nina Nieuw",
        role="administrator",
        team=None,
        by=scene.first,
    )
    approve_role(proposed=proposed, by=scene.second)


def destruction(scene: Scene) -> None:
    request = granted(a_request(scene.child, scene.first), scene.first)
    approve_erasure(request=request, seen_revision=request.revision, by=scene.second)


def emergency(scene: Scene) -> None:
    child = a_child(scene.people.south, scene.people.chris, reference="DW-900")
    grant = open_emergency(child=child, reason="Het kind belde vannacht om hulp.", by=scene.first)
    review_emergency(grant=grant, note="Besproken.", by=scene.second)


TAKES_TWO: dict[Callable[[Scene], None], str] = {
    reset_then_link: "administrator",
    link_then_reset: "administrator",
    role: "administrator",
    destruction: "coordinator",
    emergency: "coordinator",
}


@pytest.fixture(params=TAKES_TWO, ids=lambda act: act.__name__)
def act(request: pytest.FixtureRequest) -> Callable[[Scene], None]:
    return request.param


@pytest.mark.parametrize(
    ("how", "found"),
    [
        ("both at installation", None),
        ("one and the same", Obstacle.SAME),
        ("first made second", Obstacle.MADE),
        ("second made first", Obstacle.MADE),
        ("first made second long ago", Obstacle.MADE),
        ("one made both", Obstacle.MADE),
        ("one made both long ago", None),
        ("first made who made second", Obstacle.MADE),
        ("first saw the link of second", Obstacle.MADE),
        ("second is new", Obstacle.NEW),
        ("first is new", Obstacle.NEW),
        ("role of second is new", Obstacle.NEW),
    ],
)
def test_everything_that_takes_two_takes_two_people(
    people: People, child: Child, act: Callable[[Scene], None], how: str, found: Obstacle | None
) -> None:
    held = TAKES_TWO[act]
    first, second = (someone(people, name, held, None, place(people, held)) for name in ("een", "twee"))
    scene = Scene(people, child, first, first if how == "one and the same" else second)
    arrange(how, people, first, second)
    assert refused(lambda: act(scene)) == found


def place(people: People, held: str) -> Team | None:
    return None if held == "administrator" else people.north


def arrange(how: str, people: People, first: User, second: User) -> None:
    """Let the two have come as `how` says; the accounts stand for a month, unless one is new."""
    maker = someone(people, "maker", "observer", None, people.south)
    between = someone(people, "tussen", "observer", None, people.south)
    month = timezone.now() - 30 * DAY
    long_ago = month - RECENTLY
    made: dict[str, list[tuple[User, User, datetime.datetime]]] = {
        "first made second": [(first, second, month)],
        "second made first": [(second, first, month)],
        "first made second long ago": [(first, second, long_ago)],
        "one made both": [(maker, first, month), (maker, second, month)],
        "one made both long ago": [(maker, first, long_ago), (maker, second, long_ago)],
        "first made who made second": [(first, between, month), (between, second, month)],
        "second is new": [(maker, second, month + 24 * DAY)],
        "first is new": [(maker, first, month + 24 * DAY)],
    }
    for by, user, at in made.get(how, []):
        User.objects.filter(pk=user.pk).update(added_by=by, added_at=at)
        Membership.objects.filter(user=user).update(given_by=by, started_at=at)
    if how == "role of second is new":
        Membership.objects.filter(user=second).update(given_by=maker)
    if how == "first saw the link of second":
        AuditEvent.objects.create(event="link_shown", actor_id=str(first.pk), object_id=str(second.pk))


def test_account_for_which_a_second_administrator_stood_counts_apart_after_a_while(
    people: People, bea: User
) -> None:
    proposed = propose_role(
        organisation=people.north.organisation,
        email="cor@voorbeeld.example",
        full_name="Cor Berg",
        role="administrator",
        team=None,
        by=people.ada,
    )
    cor = approve_role(proposed=proposed, by=bea).user
    anna, organisation = equip(people.anna), people.north.organisation
    with clock_at(timezone.now() + RECENTLY + DAY):
        reset(anna, people.ada)
        give_password_link(user=anna, organisation=organisation, by=cor)


def test_declined_proposal_leaves_nothing_of_who_never_came(people: People, bea: User) -> None:
    browser_of(people.ada).post(ADD, new("cor@voorbeeld.example", "administrator"))
    assert "niet gegeven" in said(post(browser_of(bea), "role-decline", ProposedRole.objects.get().pk))
    assert not User.objects.filter(email="cor@voorbeeld.example").exists()
    browser_of(people.ada).post(ADD, new(people.anna.email, "administrator"))
    post(browser_of(people.ada), "role-decline", ProposedRole.objects.get().pk)  # one's own, taken back
    assert User.objects.filter(pk=people.anna.pk).exists()
    assert AuditEvent.objects.filter(event="role_declined").count() == 2


def test_who_gets_a_role_does_not_approve_it(people: People, bea: User) -> None:
    browser_of(people.ada).post(ADD, new(bea.email, "coordinator", people.north))
    assert bea.memberships.count() == 2  # not one's own, and no role that takes two
    Membership.objects.filter(user=bea, team=people.north).delete()
    proposed = ProposedRole.objects.create(
        user=bea,
        organisation=people.north.organisation,
        team=people.north,
        role="observer",
        proposed_by=people.ada,
    )
    assert refused(lambda: approve_role(proposed=proposed, by=bea)) == Obstacle.OWN


def test_people_page_tells_through_whom_a_colleague_came_and_who_saw_the_link(
    people: People, bea: User
) -> None:
    browser_of(people.ada).post(ADD, new("nina@voorbeeld.example", "observer", people.north))
    words = Page(browser_of(bea).get(PEOPLE)).words
    assert "link gezien door Ada de Wit" in words
    nina = User.objects.get(email="nina@voorbeeld.example")
    page = Page(browser_of(bea).get(reverse("person-detail", args=[nina.pk]))).words
    assert "door Ada de Wit" in page
    assert "Een link waarmee dit account opengaat, is gezien door Ada de Wit." in page
    assert "telt vanaf" in page
    assert today() is not None


def test_who_came_in_another_way_and_never_chose_a_password_is_not_taken_over_by_one(people: People) -> None:
    """Someone who signs in by way of the organisation has no password; a first one is one of the two halves."""
    User.objects.filter(pk=people.anna.pk).update(last_login=timezone.now())
    organisation = people.north.organisation
    anna = User.objects.get(pk=people.anna.pk)
    give_password_link(user=anna, organisation=organisation, by=people.ada)
    again = refused(lambda: reset(anna, people.ada))
    assert again == Obstacle.SAME
