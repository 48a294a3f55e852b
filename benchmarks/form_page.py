"""Bytes and requests of a first visit to the observation form, in Chromium with an empty cache."""

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

from assessments.models import Assessment
from benchmarks.demo_site import chromium, demo_site, signed_in

MOST = 75_000  # bytes
TARGET = f"target: at most {MOST // 1000} kB and 12 requests, none to another host"


class Visit:
    """What one page asks of the network, headers included."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.bytes: dict[str, float] = {}
        self.addresses: dict[str, str] = {}
        protocol = page.context.new_cdp_session(page)
        protocol.on("Network.requestWillBeSent", self.ask)
        protocol.on("Network.loadingFinished", self.finish)
        protocol.send("Network.enable")

    def ask(self, event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            self.addresses[event["requestId"]] = event["request"]["url"]

    def finish(self, event: dict[str, Any]) -> None:
        self.bytes[event["requestId"]] = event["encodedDataLength"]

    def open(self, address: str) -> None:
        """Open the page and wait until nothing more comes; the icon of the tab counts too."""
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")

    def lines(self, site: str) -> list[str]:
        """Return the figures, one line each, and what weighs most."""
        elsewhere = [url for url in self.addresses.values() if not url.startswith(f"{site}/")]
        sizes = {urlsplit(url).path: self.bytes.get(key, 0) for key, url in self.addresses.items()}
        heaviest = sorted(sizes.items(), key=lambda pair: -pair[1])
        transferred = sum(self.bytes.values()) / 1000
        counted = f"{len(self.addresses)} requests, {len(elsewhere)} to another host ({TARGET})"
        return [
            f"form page, first visit: {transferred:.1f} kB transferred, {counted}",
            *(f"  {size / 1000:6.1f} kB  {path}" for path, size in heaviest),
        ]


def main() -> None:
    """Open the first page of a draft of the demo's longest form, and print what came over the line."""
    with demo_site() as site:
        drafts = Assessment.objects.drafts().select_related("observer")
        draft = drafts.order_by("instrument_version__instrument__key", "child__reference")[0]
        with chromium() as browser:
            context = signed_in(browser, site, draft.observer.email, viewport={"width": 390, "height": 844})
            visit = Visit(context.new_page())
            visit.open(f"/kinderen/{draft.child_id}/observaties/{draft.pk}/pagina/1/")
            print(*visit.lines(site), sep="\n")


if __name__ == "__main__":
    main()
