"""The pictures of the README, from the demo: profile, course and form, and the paper for the case meeting."""

import shutil
from typing import Any

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page

from assessments.models import Assessment
from benchmarks.demo_site import ROOT, chromium, demo_site, signed_in, window_of
from children.models import Child

FOLDER = ROOT / "docs" / "screenshots"
CHILD = "DW-0012"  # Sam, the child of the guided tour
WHO = "ilse@voorbeeld.example"
WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 1000}}
HIGH: dict[str, Any] = {"viewport": {"width": 1280, "height": 1360}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
MOST = 250_000  # bytes
PATIENCE = 120_000  # ms for a paper on a machine that does more


def keep(picture: Image.Image, name: str) -> None:
    """Save a picture with as many colours as fit in the size."""
    path = FOLDER / f"{name}.png"
    for colours in (256, 128, 64, 32, 16):
        picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= MOST:
            break
    print(
        f"{path.relative_to(ROOT)}: {picture.width} x {picture.height}, {path.stat().st_size / 1000:.0f} kB"
    )


def show(page: Page, address: str) -> None:
    """Open a page of the demo; a picture of an error is none."""
    response = page.goto(address)
    if response is None or not response.ok:
        raise SystemExit(f"{address} does not show: see the lines above.")


def take(page: Page, name: str) -> None:
    """Keep what the window shows."""
    page.wait_for_load_state("networkidle")
    raw = FOLDER / "raw.png"
    page.screenshot(path=raw, animations="disabled")
    with Image.open(raw) as picture:
        keep(picture, name)
    raw.unlink()


def take_child(browser: Browser, site: str, child: Child) -> None:
    """Take the profile and the course of the child, and its paper."""
    wide = signed_in(browser, site, WHO, **WIDE)
    page = wide.new_page()
    show(page, f"/kinderen/{child.pk}/profiel/")
    take(page, "profile")
    page = window_of(browser, site, wide.storage_state(), **HIGH).new_page()
    show(page, f"/kinderen/{child.pk}/verloop/")
    take(page, "course")
    show(page, f"/kinderen/{child.pk}/rapport/")
    with page.expect_download(timeout=PATIENCE) as download:
        page.locator("main [type=submit]").click(timeout=PATIENCE)
    document = pypdfium2.PdfDocument(download.value.path())
    for number in (1, 2):
        keep(document[number - 1].render(scale=1.5).to_pil(), f"report-{number}")
    document.close()


def take_form(browser: Browser, site: str, draft: Assessment) -> None:
    """Take the form with an answer, on a wide screen and on a phone."""
    wide = signed_in(browser, site, draft.observer.email, **WIDE)
    for name, size in (("form", WIDE), ("form-phone", PHONE)):
        page = window_of(browser, site, wide.storage_state(), **size).new_page()
        show(page, f"/kinderen/{draft.child_id}/observaties/{draft.pk}/pagina/1/")
        if size is PHONE:
            page.locator("[data-item]").first.evaluate("item => item.scrollIntoView()")
        take(page, name)


def main() -> None:
    """Take all pictures anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with demo_site() as site:
        child = Child.objects.get(reference=CHILD)
        draft = Assessment.objects.drafts().select_related("observer").order_by("child__reference")[0]
        with chromium() as browser:
            take_child(browser, site, child)
            take_form(browser, site, draft)


if __name__ == "__main__":
    main()
