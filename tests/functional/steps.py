"""The steps of the main job, as a person takes them; they work in both languages and without scripts."""

import re
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page

from tests.functional.form import radio
from tests.support.days import today

QUICK = re.compile(
    r"^\s*(Korte observatie|Short observation) \(1"
)  # not a copy of it, which names its organisation
ITEMS = (  # of the quick form, page by page
    ("feelings_express", "goal_keep_going", "adult_calms"),
    ("help_ask", "efficacy_start", "caregiver_reliable"),
    ("hope_look_forward", "others_do_good", "belonging_group"),
    ("places_find", "home_own_spot", "play_meeting_place"),
)
PAPER = 120_000  # ms in which a report is made, on a machine that does more


def follow(page: Page, address: str) -> None:
    """Press the first link that leads to an address with this end."""
    page.locator(f"a[href$='{address}']:visible").first.click()
    page.wait_for_url(f"**{address}")


def register_child(page: Page, first_name: str, reference: str) -> None:
    """Register a child from the list of children."""
    follow(page, "/kinderen/registreren/")
    page.locator("#id_first_name").fill(first_name)
    page.locator("#id_birth_month").select_option("5")
    page.locator("#id_birth_year").select_option(str(today().year - 10))
    page.locator("#id_reference").fill(reference)
    page.locator("main [type=submit]").click()
    page.get_by_role("heading", level=1, name=first_name).wait_for()


def start_quick_form(page: Page) -> None:
    """Start the quick form from the child's own page."""
    follow(page, "/observaties/nieuw/")
    page.get_by_label(QUICK).check()
    page.locator("[name=observer_role][value=youth_professional]").check()
    page.locator("[name=setting][value=home]").check()
    page.locator("#id_hours_seen").fill("6")
    page.locator("main [type=submit]").last.click()
    page.wait_for_url("**/pagina/1/")


def choose(page: Page, item: str, choice: str) -> None:
    """Choose an answer as a finger does."""
    page.locator(radio(item, choice)).locator("xpath=..").click()


def go_to(page: Page, place: str) -> None:
    """Press the button at the foot of a form page that goes to a page by number, or to `check`."""
    page.locator(f".next-bar [name=goto][value='{place}']").click()
    page.wait_for_url(re.compile(f"/pagina/{place}/" if place.isdigit() else "/nalezen/"))


def sign(page: Page) -> None:
    """Sign on the check page."""
    page.locator("main form [type=submit], main form button").last.click()
    page.wait_for_url("**/klaar/")


def strengths_now(page: Page) -> dict[str, str]:
    """Read from the profile what stands under ‘now’, by the name of the strength."""
    page.locator(".more-link a[href*='deel=cijfers']").click()
    page.wait_for_url("**deel=cijfers**")
    page.locator(".figure-table").wait_for()
    found: dict[str, str] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".figure-table tbody tr")].map((row) =>
          [row.querySelector("th").firstChild.data.trim(), row.cells[2].textContent.trim()]))"""
    )
    return found


def make_report(page: Page, language: str, folder: Path) -> list[str]:
    """Make the PDF from the child's page and return the text of each of its pages."""
    follow(page, "/rapport/")
    page.locator(f"main [name=language][value={language}]").check()
    with page.expect_download(timeout=PAPER) as download:
        page.locator("main [type=submit]").click(timeout=PAPER)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    document = pypdfium2.PdfDocument(path)
    texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    document.close()
    return texts
