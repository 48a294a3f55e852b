"""Server time of profile and course with 40 observations, as a ratio to an empty base page."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.scene import child_with, ratio  # noqa: E402  isort: skip

from django.db import connection  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path  # noqa: E402

from accounts.decorators import signed_in  # noqa: E402
from config.urls import urlpatterns as site  # noqa: E402


@signed_in
def empty(request: HttpRequest) -> HttpResponse:
    """Render the frame around every page, and nothing in it."""
    return render(request, "base.html")


urlpatterns = [*site, path("leeg/", empty)]


def main() -> None:
    """Print the ratios."""
    with override_settings(ROOT_URLCONF="benchmarks.pages"):
        for observations in (3, 40):
            with child_with(observations) as (child, user):
                client = Client()
                client.force_login(user)
                for page in ("profiel", "verloop"):
                    address = f"/kinderen/{child.pk}/{page}/"
                    with CaptureQueriesContext(connection) as queries:
                        assert client.get(address).status_code == 200  # noqa: S101
                        n_queries = len(queries)
                    shown, base, times = ratio(lambda a=address: client.get(a), lambda: client.get("/leeg/"))
                    print(
                        f"{page}, {observations} observations: {times:.1f} times an empty page "
                        f"({shown * 1000:.0f} ms against {base * 1000:.0f} ms), {n_queries} queries"
                    )


if __name__ == "__main__":
    main()
