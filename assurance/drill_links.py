"""Try very many random links of invitations on a site that has real ones: nothing may open, nothing may change.

    python -m assurance.drill_links [--tries 100000]

Each try comes from an address of its own, so that the limit of one address does not end the drill early; the last
tries come from one address, and have to meet that limit. Ends with status 1 when a link opened something, when an
invitation changed, or when the limit was not met.
"""

import argparse
import logging
import sys
from collections import Counter

import assurance.with_django  # isort: skip  # noqa: F401 - before everything of the product
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse

from benchmarks.audit import throwaway_database
from invitations.models import Invitation
from invitations.rules.tokens import new_token
from tests.support.build import a_child, make_people
from tests.support.invitations import asked

REAL, FROM_ONE = 20, 60


def address(n: int) -> str:
    """Return another address for each try."""
    return f"10.{n // 65_536 % 256}.{n // 256 % 256}.{n % 256}"


def try_links(tries: int) -> Counter[int]:
    """Open random links; return how many answers of each status came in the end."""
    found: Counter[int] = Counter()
    for n in range(tries):
        response = Client(REMOTE_ADDR=address(n)).get(
            reverse("invitation-open", args=[new_token()]), follow=True
        )
        found[response.status_code] += 1
    return found


def main(tries: int) -> int:
    """Run the drill in a database of its own and print what was found; return the status to end with."""
    setup_test_environment()
    logging.disable()  # refusals are what this is about
    with throwaway_database():
        call_command("load_instruments", verbosity=0)
        people = make_people()
        child = a_child(people.north, people.anna)
        for _ in range(REAL):
            asked(child, people.anna)
        before = list(Invitation.objects.order_by("pk").values())
        found = try_links(tries)
        one = Counter(
            Client().get(reverse("invitation-open", args=[new_token()])).status_code for _ in range(FROM_ONE)
        )
        is_same = list(Invitation.objects.order_by("pk").values()) == before
    opened = sum(count for status, count in found.items() if status not in (410, 429))
    print(f"tries {tries}: answers {dict(found)}, opened {opened}")
    print(f"from one address: {dict(one)}; invitations as they were: {is_same}")
    return int(bool(opened) or not is_same or not one[429])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=100_000)
    sys.exit(main(parser.parse_args().tries))
