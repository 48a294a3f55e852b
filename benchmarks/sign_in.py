"""Time of a refused sign-in, and of asking for a new password, for an unknown, a closed and an open account.

A stranger should see no difference.

Django's own slow hash is used, as on a real site; the kinds take turns, so that a busy machine slows all of
them alike. Beside what a stranger can measure stands the time of the processor, which others do not disturb.
Everything is rolled back.
"""

import statistics
import sys
import time

from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from accounts.security import limits
from tests.support.build import make_people
from tests.support.second_factor import PASSWORD, equip

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 200
SLOW = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
MEMORY = "django.core.mail.backends.locmem.EmailBackend"
UNLIMITED = {("password", known): ["1000000/5m/key"] for known in ("", limits.KNOWN)}
UNLIMITED |= {("forgotten", known): ["1000000/h/key"] for known in ("", limits.KNOWN)}


def main() -> None:
    """Print the medians, and their distance."""
    with (
        transaction.atomic(),
        override_settings(PASSWORD_HASHERS=SLOW, MAIL_IS_ON=True, EMAIL_BACKEND=MEMORY),
    ):
        people = make_people(organisation="Meting")
        closed = equip(people.bram)
        closed.is_active = False
        closed.save(update_fields=["is_active"])
        tries = {
            "unknown address": ("niemand@voorbeeld.example", PASSWORD),
            "closed account, right password": (closed.email, PASSWORD),
            "open account, wrong password": (equip(people.anna).email, "verkeerd wachtwoord"),
            "no password chosen yet": (people.cora.email, "verkeerd wachtwoord"),
        }
        limits.RATES.update(UNLIMITED)
        typed = {name: {"username": email, "password": word} for name, (email, word) in tries.items()}
        report("sign-in", typed, 200)
        asked = {name: {"email": email} for name, (email, _word) in tries.items()}
        report("password-forgotten", asked, 302)
        transaction.set_rollback(True)


def report(page: str, tries: dict[str, dict[str, str]], status: int) -> None:
    """Try all of them in turn and print what a stranger could measure."""
    client, url = Client(), reverse(page)
    print(f"{page}:")
    seen: dict[str, list[float]] = {name: [] for name in tries}
    used: dict[str, list[float]] = {name: [] for name in tries}
    for _round in range(ROUNDS):
        for name, sent in tries.items():
            began, cpu = time.perf_counter(), time.process_time()
            answer = client.post(url, sent)
            seen[name].append(time.perf_counter() - began)
            used[name].append(time.process_time() - cpu)
            assert answer.status_code == status
    for title, times in (("seen from outside", seen), ("time of the processor", used)):
        medians = {name: statistics.median(took) * 1000 for name, took in times.items()}
        for name, median in medians.items():
            print(f"{title}, {name}: median {median:.1f} ms of {ROUNDS} tries")
        print(f"{title}: largest distance {max(medians.values()) - min(medians.values()):.1f} ms")


if __name__ == "__main__":
    main()
