"""The second step: nobody gets round it, codes work once, secrets are locked up."""

import datetime

import pytest
from cryptography.fernet import InvalidToken
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.actions import end_membership, set_password
from accounts.actions.second_factors import add_app, renew_recovery_codes, reset_second_factors
from accounts.actions.sessions import sign_out_everywhere
from accounts.models import User
from accounts.queries.own import recovery_codes_to_keep, second_factors_of
from accounts.security import cipher
from audit.models import AuditEvent
from tests.support.build import People
from tests.support.clock import clock_at
from tests.support.second_factor import (
    SECRET,
    code_now,
    equip,
    force_login,
    sign_in,
    type_code,
    type_password,
)


@pytest.fixture
def anna(people: People) -> User:
    return equip(people.anna)


def events(kind: str = "second_factor") -> list[str]:
    return list(AuditEvent.objects.filter(event__startswith=kind).values_list("event", flat=True))


def test_password_alone_opens_no_session(anna: User, client: Client) -> None:
    assert type_password(client, anna).headers["Location"] == reverse("second-step")
    assert client.get(reverse("child-list")).headers["Location"].startswith(reverse("sign-in"))
    assert client.get(reverse("account")).headers["Location"].startswith(reverse("sign-in"))
    assert "signed_in" not in events("signed")


def test_password_only_session_is_over_once_there_is_a_factor_elsewhere(anna: User, client: Client) -> None:
    force_login(client, anna)
    assert client.get(reverse("app-set-up")).headers["Location"] == reverse("sign-in")
    assert client.get(reverse("account")).status_code == 302
    assert second_factors_of(anna).count == 1


def test_newcomer_sets_up_an_app_and_is_in(people: People, client: Client) -> None:
    force_login(client, people.anna)
    key = client.cookies["session"].value
    assert client.get(reverse("child-list")).headers["Location"] == reverse("account")
    page = client.get(reverse("app-set-up"))
    secret = page.context["secret"].replace(" ", "")
    assert secret not in str(dict(client.session))  # not even there in clear
    wrong = client.post(reverse("app-set-up"), {"code": "000000"})
    assert wrong.context["secret"].replace(" ", "") == secret
    done = client.post(reverse("app-set-up"), {"code": code_now(secret)})
    assert done.headers["Location"] == reverse("recovery-codes")
    assert client.cookies["session"].value != key
    assert client.get(reverse("child-list")).status_code == 200
    assert events() == ["second_factor_added"]


def test_recovery_codes_are_shown_until_they_are_kept_and_work_once(anna: User, client: Client) -> None:
    codes = recovery_codes_to_keep(anna)
    assert len(codes) == 10
    sign_in(client, anna)
    assert codes[0] in client.get(reverse("recovery-codes")).content.decode()
    client.post(reverse("recovery-codes"))
    assert client.get(reverse("recovery-codes")).headers["Location"] == reverse("account")
    for client_, landing in ((Client(), "start"), (Client(), None)):
        type_password(client_, anna)
        response = type_code(client_, codes[0])
        assert response.headers.get("Location") == (landing and reverse(landing))
    assert second_factors_of(anna).codes_left == 9
    signed_in = AuditEvent.objects.filter(event="signed_in").values_list("basis", flat=True)
    assert list(signed_in) == ["password app", "password recovery"]


def test_new_recovery_codes_replace_the_old_ones(anna: User, client: Client) -> None:
    old = recovery_codes_to_keep(anna)
    sign_in(client, anna)
    assert client.post(reverse("recovery-codes-renew")).headers["Location"] == reverse("recovery-codes")
    assert not set(old) & set(recovery_codes_to_keep(anna))
    assert events("recovery") == ["recovery_codes_renewed"]


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_code_works_once_and_a_half_minute_round_its_time(anna: User, client: Client, steps: int) -> None:
    code = code_now(steps=steps)
    for client_, status in ((Client(), 302), (Client(), 200)):
        type_password(client_, anna)
        assert type_code(client_, code).status_code == status
        cache.delete_many([f"allauth.mfa.totp.used?user={anna.pk}&code={code}"])  # this one lasts too short


@pytest.mark.parametrize("written", ["{0}-{1}", "{0} {1}", "{0}\u2013{1}", " {0}{1}\u00a0", "-{0}--{1}-"])
def test_used_code_stays_used_however_it_is_written(anna: User, written: str) -> None:
    code = code_now()
    again = written.format(code[:3], code[3:])
    for typed, status in ((code, 302), (again, 200), (code, 200)):
        client = Client()
        type_password(client, anna)
        assert type_code(client, typed).status_code == status
        cache.delete_many([f"allauth.mfa.totp.used?user={anna.pk}&code={code}"])
    first = Client()
    cache.clear()
    type_password(first, anna)
    assert type_code(first, again).status_code == 302


@pytest.mark.parametrize("sign", ["a", ".", "_", "'", "\u0661", "/"])
def test_code_with_any_other_sign_in_it_is_wrong(anna: User, client: Client, sign: str) -> None:
    type_password(client, anna)
    assert type_code(client, f"{code_now()}{sign}").status_code == 200
    assert type_code(client, f"{recovery_codes_to_keep(anna)[0]}{sign}").status_code == 200
    assert second_factors_of(anna).codes_left == 10


def test_code_is_remembered_as_long_as_it_can_be_right(anna: User) -> None:
    step = datetime.timedelta(seconds=30)
    with clock_at(timezone.now()) as clock:
        code = code_now(steps=1)
        for number in range(5):
            client = Client()
            type_password(client, anna)
            assert type_code(client, code).status_code == (302 if number == 0 else 200)
            clock.move(step)
            cache.delete(f"allauth.mfa.totp.used?user={anna.pk}&code={code}")


def test_code_that_took_an_app_into_use_signs_nobody_in(people: People, client: Client) -> None:
    force_login(client, equip(people.anna))
    set_up = Client()
    sign_in(set_up, people.anna)
    secret = set_up.get(reverse("app-set-up")).context["secret"].replace(" ", "")
    code = code_now(secret)
    assert set_up.post(reverse("app-set-up"), {"code": code}).status_code == 302
    for typed in (code, f"{code[:3]}-{code[3:]}"):
        other = Client()
        type_password(other, people.anna)
        assert type_code(other, typed).status_code == 200
    type_password(client, people.anna)
    assert type_code(client, code_now(secret, 1)).status_code == 302


def end_for(kind: str, anna: User, ada: User) -> None:
    """Let the account change between the first and the second step."""
    if kind == "password":
        set_password(user=anna, password="drie geiten op de dijk")
    elif kind == "everywhere":
        sign_out_everywhere(user=anna, by=ada)
    elif kind == "reset":
        place = anna.memberships.get().organisation
        reset_second_factors(user=anna, organisation=place, seen_generation=anna.session_generation, by=ada)
        add_app(user=anna, secret=SECRET, by=None)
    elif kind == "closed":
        User.objects.filter(pk=anna.pk).update(is_active=False)
    elif kind == "left":
        end_membership(membership=anna.memberships.get(), by=ada)


@pytest.mark.parametrize("kind", ["nothing", "password", "everywhere", "reset", "closed", "left"])
def test_half_a_sign_in_ends_with_what_ends_a_whole_one(
    people: People, anna: User, client: Client, kind: str
) -> None:
    type_password(client, anna)
    end_for(kind, anna, people.ada)
    landing = reverse("start" if kind == "nothing" else "sign-in")
    assert type_code(client).headers["Location"] == landing
    assert client.get(reverse("child-list")).status_code == (200 if kind == "nothing" else 302)
    if kind != "nothing":  # nothing of it is left, and the code was not used up
        assert "account_login" not in client.session
        assert "signed_in" not in events("signed")
        assert events("second_factor_failed") == []


@pytest.mark.parametrize("code", [" ", "000000", "12345", "abcdef", "'; --", "١٢٣٤٥٦", "9" * 20, "9" * 21])
def test_wrong_code_opens_nothing(anna: User, client: Client, code: str) -> None:
    type_password(client, anna)
    assert type_code(client, code).status_code == 200
    assert client.get(reverse("child-list")).status_code == 302


def test_wrong_code_is_in_the_log_with_whose_it_was(anna: User, client: Client) -> None:
    type_password(client, anna)
    type_code(client, "000000")
    event = AuditEvent.objects.get(event="second_factor_failed")
    assert (event.object_id, event.actor_id) == (str(anna.pk), str(anna.pk))


def test_second_step_waits_ten_minutes_and_no_longer(anna: User, client: Client) -> None:
    type_password(client, anna)
    session = client.session
    session["account_login"]["initiated_at"] -= 601
    session.save()
    assert type_code(client).headers["Location"] == reverse("sign-in")


def test_secrets_are_locked_up_in_the_database(anna: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM mfa_authenticator WHERE user_id = %s", [anna.pk])
        kept = " ".join(row[0] for row in cursor.fetchall())
    assert "gAAAA" in kept
    assert SECRET not in kept
    assert not [code for code in recovery_codes_to_keep(anna) if code.replace(" ", "") in kept]


def test_key_can_be_changed_while_the_old_one_is_listed(settings: Settings) -> None:
    locked = cipher.lock(SECRET)
    settings.SECOND_FACTOR_KEYS = ["een nieuwe sleutel", *settings.SECOND_FACTOR_KEYS]
    assert cipher.unlock(locked) == SECRET
    settings.SECOND_FACTOR_KEYS = ["een nieuwe sleutel"]
    with pytest.raises(InvalidToken):
        cipher.unlock(locked)


def test_change_of_factors_asks_again_who_one_is(anna: User, client: Client) -> None:
    sign_in(client, anna)
    session = client.session
    session["confirmed_at"] -= 601
    session.save()
    asked = client.get(reverse("app-set-up"))
    assert asked.headers["Location"] == f"{reverse('account-confirm')}?next=%2Fmijn-account%2Fapp%2F"
    assert client.post(reverse("recovery-codes-renew")).status_code == 302
    assert events("recovery") == []
    confirm = asked.headers["Location"]
    assert client.post(confirm, {"password": "mis"}).status_code == 200
    assert client.get(reverse("app-set-up")).status_code == 302
    assert client.post(confirm, {"password": "een lang en rustig wachtwoord"}).status_code == 302
    assert client.get(reverse("app-set-up")).status_code == 200


def test_who_has_no_password_confirms_with_a_code(people: People, client: Client) -> None:
    add_app(user=people.bram, secret=SECRET, by=None)
    renew_recovery_codes(user=people.bram, by=people.bram)
    client.force_login(people.bram)
    assert client.post(reverse("account-confirm"), {"code": "000000"}).status_code == 200
    assert client.post(reverse("account-confirm"), {"code": code_now()}).status_code == 302


def test_another_app_takes_the_place_of_the_first(anna: User, client: Client) -> None:
    sign_in(client, anna)
    secret = client.get(reverse("app-set-up")).context["secret"].replace(" ", "")
    done = client.post(reverse("app-set-up"), {"code": code_now(secret)})
    assert done.status_code == 302
    other = Client()
    type_password(other, anna)
    assert type_code(other, code_now(steps=1)).status_code == 200
    assert type_code(other, code_now(secret, 1)).status_code == 302
