"""Server time of the course page of a twelve-year file with 200 observations, as a ratio to one with 5.

The page opens with the usual period and says what lies outside it; the whole file is measured beside it.
"""

from functools import partial

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.sample_child import ratio
from children.models import Child
from tests.support.build import a_child, a_circumstance, a_resource, an_event, make_people
from tests.support.scenes import LONG_FILE, YEARS, long_file
from tests.support.second_factor import force_login_with_second_factor

FEW = 5
ROUNDS = 30
ASKED = {
    "as it opens": "",
    "strengths of one domain": "?domein=regulatory",
    "the whole file": "?periode=alles",
    "the whole file, strengths of one domain": "?periode=alles&domein=regulatory",
}


def main() -> None:
    """Print the ratios."""
    with transaction.atomic():
        people = make_people(organisation="Meting")
        client = Client()
        force_login_with_second_factor(client, people.anna)
        children: dict[int, Child] = {}
        for number in (FEW, LONG_FILE):
            child = a_child(people.north, people.anna, reference=f"M-{number}", birth_year=2010)
            long_file(child, people, number)
            for noted in (an_event, a_circumstance, a_resource):
                noted(child, people.anna)
            children[number] = child
        for name, query in ASKED.items():
            print_ratio(client, children, name, query)
        transaction.set_rollback(True)


def print_ratio(client: Client, children: dict[int, Child], name: str, query: str) -> None:
    """Compare the two pages, taken in turn."""
    few, many = (f"/kinderen/{children[number].pk}/verloop/" for number in (FEW, LONG_FILE))
    long, short, times = ratio(
        partial(client.get, many + query), partial(client.get, few + query), rounds=ROUNDS
    )
    with CaptureQueriesContext(connection) as queries:
        assert client.get(many + query).status_code == 200
    print(
        f"course of {YEARS} years and {LONG_FILE} observations, {name}: {times:.1f} times that of {FEW} "
        f"({long * 1000:.0f} ms against {short * 1000:.0f} ms), {len(queries)} queries"
    )


if __name__ == "__main__":
    main()
