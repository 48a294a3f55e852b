"""Server time of profile and course with 40 observations, as a ratio to an empty base page."""

from functools import partial

from django.db import connection, transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from accounts.decorators import signed_in
from accounts.http import Request
from audit.actions import record
from audit.rules.events import EventType
from benchmarks.sample_child import child_with, ratio
from config.navigation import ENTRY_OF_VIEWS
from config.urls import urlpatterns as site
from tests.support.second_factor import force_login_with_second_factor


@signed_in
@transaction.atomic
def empty(request: Request) -> HttpResponse:
    """Render the frame around every page and nothing in it; in the log, as every page of the product."""
    record(EventType.CASELOAD_READ, by=request.user)
    return render(request, "base.html")


urlpatterns = [*site, path("leeg/", empty)]


def main() -> None:
    """Print the ratios."""
    ENTRY_OF_VIEWS["benchmarks.pages"] = None  # the empty page stands under no entry
    with override_settings(ROOT_URLCONF="benchmarks.pages"):
        for observations in (3, 40):
            with child_with(observations) as (child, user):
                client = Client()
                force_login_with_second_factor(client, user)
                for page in ("profiel", "verloop"):
                    address = f"/kinderen/{child.pk}/{page}/"
                    with CaptureQueriesContext(connection) as queries:
                        assert client.get(address).status_code == 200
                        n_queries = len(queries)
                    shown, base, times = ratio(partial(client.get, address), partial(client.get, "/leeg/"))
                    print(
                        f"{page}, {observations} observations: {times:.1f} times an empty page "
                        f"({shown * 1000:.0f} ms against {base * 1000:.0f} ms), {n_queries} queries"
                    )


if __name__ == "__main__":
    main()
