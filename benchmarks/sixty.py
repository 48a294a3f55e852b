"""Sixty colleagues behind one address sign in at the same moment, with the slow hash of a real site.

A tenth of them makes a typing error first, and a tenth misreads the code. Everyone has to get in. Beside
the times stand ratios, which travel better: to one sign-in alone, and to the time of as many after each other.
The sign-ins need rows that other connections see, so a database of its own is made and thrown away.
"""

import statistics
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import connections
from django.test import Client, override_settings
from django.urls import reverse

from accounts.actions import add_person
from accounts.models import User
from tests.support.build import make_people
from tests.support.owner import make_test_database
from tests.support.second_factor import PASSWORD, SECRET, code_now, equip

COLLEAGUES = int(sys.argv[1]) if len(sys.argv) > 1 else 60
AT_ONCE = int(sys.argv[2]) if len(sys.argv) > 2 else 8  # as threads of a web server
ADDRESS = "192.0.2.1"
SLOW = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]


def colleagues(number: int) -> list[User]:
    """Make people with a password and an app."""
    team = make_people(organisation="Meting").north
    return [
        equip(
            add_person(
                organisation=team.organisation,
                email=f"collega{n}@voorbeeld.example",
                full_name=f"Collega {n}",
                role="observer",
                team=team,
                by=None,
            )
        )
        for n in range(number)
    ]


def sign_in(number: int, user: User) -> tuple[bool, float]:
    """Sign one colleague in; say whether that worked, and how long it took."""
    began, client = time.perf_counter(), Client(REMOTE_ADDR=ADDRESS)
    for password in ("tikfout" if number % 10 == 3 else "", PASSWORD):
        if password:
            client.post(reverse("sign-in"), {"username": user.email, "password": password})
    for code in ("000000" if number % 10 == 7 else "", code_now(SECRET)):
        answer = client.post(reverse("second-step"), {"code": code}) if code else None
    connections.close_all()
    is_in = answer is not None and answer.headers.get("Location") == reverse("start")
    return is_in, time.perf_counter() - began


def main() -> None:
    """Print who got in, and the ratios."""
    owner = connections["owner"]
    original = owner.settings_dict["NAME"]
    make_test_database("_of_sixty")
    try:
        with override_settings(PASSWORD_HASHERS=SLOW):
            report(colleagues(COLLEAGUES + 2))
    finally:
        connections.close_all()
        owner.creation.destroy_test_db(original, verbosity=0)


def report(people: list[User]) -> None:
    """Sign one in alone, then the others at the same moment."""
    sign_in(0, people[-1])  # what is read once per process
    alone_in, alone = sign_in(0, people[-2])
    start = threading.Barrier(AT_ONCE)

    def first_wave(number: int) -> tuple[bool, float]:
        if number < AT_ONCE:
            start.wait()
        return sign_in(number, people[number])

    began = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = list(pool.map(first_wave, range(COLLEAGUES)))
    whole = time.perf_counter() - began
    times = [took for _is_in, took in done]
    print(f"hash {settings.PASSWORD_HASHERS[0].rpartition('.')[2]}, {AT_ONCE} at once behind one address")
    print(f"inside: {sum(is_in for is_in, _took in done)} of {COLLEAGUES}; alone: {alone_in}, {alone:.2f} s")
    print(
        f"one of many: median {statistics.median(times) / alone:.1f} times alone, longest {max(times) / alone:.1f}"
    )
    print(f"all together: {whole:.1f} s, {whole / (COLLEAGUES * alone):.2f} times as many after each other")


if __name__ == "__main__":
    main()
