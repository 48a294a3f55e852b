"""What every page must be for everyone: axe-core's rules, and what axe cannot see."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
async (tags) => {
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: tags }, resultTypes: ["violations"], preload: false,
  });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary.replaceAll("\\n", " ")}`));
}
"""
# A link in a sentence may be as small as its line (WCAG 2.5.8); a label belongs to the target of its field.
SMALL_TARGETS = """
() => {
  const size = (element) => {
    const boxes = [element, ...(element.matches("[type=radio], [type=checkbox]") ? element.labels ?? [] : [])];
    const rects = boxes.map((box) => box.getBoundingClientRect());
    return Math.min(Math.max(...rects.map((r) => r.width)), Math.max(...rects.map((r) => r.height)));
  };
  const isInSentence = (link) => getComputedStyle(link).display === "inline" &&
    link.parentElement.textContent.trim().length > link.textContent.trim().length;
  return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[aria-hidden=true], .skip-link"))
    .filter((element) => !element.matches(".skip-link") && !isInSentence(element) && size(element) < 24)
    .map((element) => `small target: ${element.outerHTML.slice(0, 120)} ${size(element)}`);
}
"""
FRAME = """
() => {
  const root = document.documentElement;
  const found = [];
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
    found.push(`scrolls sideways: ${root.scrollWidth}: ${wide.slice(-3).map((e) => e.outerHTML.slice(0, 90))}`);
  }
  const rightToLeft = document.body.matches(".invited") ? ["ar"] : []; // only for who is asked by a link
  if (!["nl", "en", ...rightToLeft].includes(root.lang)) found.push(`language: ${root.lang}`);
  if (rightToLeft.includes(root.lang) !== (root.dir === "rtl")) found.push(`direction: ${root.dir}`);
  if (!/^\\S.* · Veerkrachtportfolio$/.test(document.title)) found.push(`title: ${document.title}`);
  const heads = [...document.querySelectorAll("h1")].filter((h) => h.checkVisibility());
  if (heads.length !== 1) found.push(`${heads.length} h1`);
  return found;
}
"""
# A menu lies over the page: tests/functional/test_menus.py looks at each one that is open, the others stay shut.
UNFOLD = """
() => {
  document.querySelectorAll("details:not(.menu)").forEach((details) => (details.open = true));
  scrollTo(0, 0); // what has scrolled half under the head that stays in sight is not small
  return "axe" in window;
}
"""
LOOK = f"async (tags) => [...({FRAME})(), ...({SMALL_TARGETS})(), ...(await ({RUN})(tags))]"


# Else it writes out the markup of each element of the page, of which nothing is said here.
WITHOUT_MARKUP = ";axe.configure({ noHtml: true });"


@cache
def source() -> str:
    axe = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
    return axe + WITHOUT_MARKUP


def complaints(page: Page) -> list[str]:
    """Return what is wrong with a page as it stands, everything on it unfolded."""
    if not page.evaluate(UNFOLD):
        page.evaluate(source())
    found: list[str] = page.evaluate(LOOK, TAGS)
    return found
