"""The first day: one link, a password, a second step, and then the work; nothing is asked twice."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.security.invitations import GIVEN, MAILED, LinkTokens, path_to_choose_password
from audit.models import AuditEvent
from tests.support.build import People
from tests.support.pages import Page, Reply
from tests.support.second_factor import code_now, equip, sign_in, type_code

CHOSEN = {"new_password1": "heldere morgen 27", "new_password2": "heldere morgen 27"}


def chosen(client: Client, user: User, tokens: LinkTokens = GIVEN) -> Reply:
    """Open a link and choose a password."""
    form = client.get(path_to_choose_password(user, tokens)).headers["Location"]
    assert user.full_name in Page(client.get(form)).words
    return client.post(form, CHOSEN)


def test_newcomer_goes_from_the_link_to_the_children_without_signing_in_again(
    people: People, client: Client
) -> None:
    assert chosen(client, people.anna).headers["Location"] == reverse("start")
    key = client.cookies["session"].value
    assert client.get(reverse("child-list")).headers["Location"] == reverse("account")
    assert "Nog één stap" in Page(client.get(reverse("account"))).words
    secret = client.get(reverse("app-set-up")).context["plain_secret"]
    done = client.post(reverse("app-set-up"), {"code": code_now(secret)})
    assert done.headers["Location"] == reverse("recovery-codes")
    assert client.cookies["session"].value != key
    kept = client.post(reverse("recovery-codes"))
    assert kept.headers["Location"] == reverse("introduction")
    assert (
        f'href="{reverse("start")}">Naar Mijn kinderen</a>'
        in client.get(reverse("introduction")).content.decode()
    )
    assert client.get(reverse("start")).headers["Location"] == reverse("child-list")
    assert client.get(reverse("child-list")).status_code == 200
    events = AuditEvent.objects.filter(actor_id=str(people.anna.pk)).order_by("pk")
    found = [event for event in events.values_list("event", flat=True) if not event.endswith("_read")]
    assert found == ["password_chosen", "signed_in", "second_factor_added"]


def test_session_of_before_the_password_is_not_the_one_of_after(people: People, client: Client) -> None:
    form = client.get(path_to_choose_password(people.anna)).headers["Location"]
    before = client.cookies["session"].value
    client.post(form, CHOSEN)
    assert client.cookies["session"].value != before


def test_link_opens_nothing_but_the_way_to_a_second_step(people: People, client: Client) -> None:
    chosen(client, people.anna)
    for page in ("child-list", "person-add", "recovery-codes"):
        assert client.get(reverse(page)).headers["Location"] == reverse("account")


def test_who_has_a_second_step_shows_it_after_a_new_password(people: People, client: Client) -> None:
    anna = equip(people.anna)
    assert chosen(client, anna).headers["Location"] == reverse("second-step")
    assert client.get(reverse("child-list")).headers["Location"].startswith(reverse("sign-in"))
    assert type_code(client).headers["Location"] == reverse("start")
    assert client.get(reverse("child-list")).status_code == 200


def test_link_by_mail_after_a_forgotten_password_signs_nobody_in(people: People, client: Client) -> None:
    assert chosen(client, equip(people.anna), MAILED).headers["Location"] == reverse("sign-in")
    assert client.get(reverse("account")).headers["Location"].startswith(reverse("sign-in"))


def test_link_of_a_colleague_in_the_browser_of_someone_else_signs_nobody_over(
    people: People, client: Client
) -> None:
    client.force_login(people.ada)
    assert chosen(client, people.anna).headers["Location"] == reverse("sign-in")
    assert client.get(reverse("people")).wsgi_request.user == people.ada


def test_link_works_once(people: People, client: Client) -> None:
    link = path_to_choose_password(people.anna)
    chosen(client, people.anna)
    again = Client().get(link, follow=True)
    assert not again.context["validlink"]


def test_who_only_renews_the_codes_goes_back_to_the_account(people: People, client: Client) -> None:
    sign_in(client, equip(people.anna))
    client.post(reverse("recovery-codes-renew"))
    assert client.post(reverse("recovery-codes")).headers["Location"] == reverse("account")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_app_on_the_same_phone_is_opened_by_a_link_and_the_secret_can_be_copied(
    people: People, client: Client, language: str
) -> None:
    chosen(client, people.anna)
    client.post(reverse("language-set"), {"language": language})
    reply = client.get(reverse("app-set-up"))
    html, secret = reply.content.decode(), reply.context["plain_secret"]
    (link,) = re.findall(r'href="(otpauth:[^"]*)"', html)
    assert f"secret={secret}" in link
    assert "issuer=Veerkrachtportfolio" in link
    assert f'readonly spellcheck="false" autocomplete="off">{secret}</textarea>' in html
    assert reply.context["secret"].replace(" ", "") == secret
    main = html.partition("<main")[2].partition("</main>")[0]
    assert "autofocus" not in main  # the page would scroll past its first two steps


def test_page_with_a_refused_code_opens_at_what_is_wrong(people: People, client: Client) -> None:
    chosen(client, people.anna)
    client.get(reverse("app-set-up"))
    page = client.post(reverse("app-set-up"), {"code": "000000"}).content.decode()
    assert page.partition("<main")[2].count("autofocus") == 1  # the summary
