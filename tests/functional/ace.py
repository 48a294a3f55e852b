"""A second engine over the same pages: the rules of IBM's Equal Access, which sees what axe-core does not.

It takes about ten times as long as axe, so it leaves out the slow rules that axe has too (contrast, what a key reaches)
and those that only ask a person to look.
"""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.functional.axe import UNFOLD

LEFT_OUT = [
    "text_contrast_sufficient",
    "widget_tabbable_single",
    "aria_keyboard_handler_exists",
    "element_tabbable_unobscured",
    "img_alt_background",
    "style_color_misuse",
    "text_quoted_correctly",
]
EXCEPTIONS = {  # rule: which elements, and why they are right as they are
    "aria_content_in_landmark": (
        ".skip-link",
        "The link past the head comes before everything that it passes.",
    ),
    "input_autocomplete_valid": (
        "[type=email][autocomplete=username]",
        "HTML allows it: the control group of `username` has the fields for an address in it.",
    ),
    "aria_role_redundant": (
        "table, thead, tbody, tr, th, td, ul, ol, dl, dt, dd",
        "Safari takes the role away from a table or a list that is drawn in another way; the word puts it back.",
    ),
    "aria_child_valid": (
        "[data-box]",
        "A box of a discussion in which nothing stands yet; what others write is put in it.",
    ),
    "input_label_exists": (
        ".circumstance > details textarea",
        "Its label is cut out of sight, for the summary above it says the same.",
    ),
    "svg_graphics_labelled": (
        "body > svg",
        "Plotly measures words in a drawing far off the screen.",
    ),
    "table_headers_exists": (
        ".reflow-table:has(thead th[scope=col]):has(th[scope=row])",
        "Every column and row has its header; that of a row stands second, after the day.",
    ),
    "aria_form_label_unique": (
        "form:not([aria-label], [aria-labelledby], [title])",
        "A form without a name is no landmark (HTML-AAM), so it needs none.",
    ),
    "aria_landmark_name_unique": (
        "form:not([aria-label], [aria-labelledby], [title])",
        "A form without a name is no landmark (HTML-AAM), so it needs none.",
    ),
}
RUN = """
async ([leftOut, exceptions]) => {
  const checker = new ace.Checker();
  const rules = checker.rulesetRules.WCAG_2_2.filter((rule) => !leftOut.includes(rule));
  checker.rulesetRules.WCAG_2_2 = rules;
  const report = await checker.check(document, ["WCAG_2_2"]);
  return report.results
    .filter(({ value, ruleId, node }) => value[1] === "FAIL" && !node.matches?.(exceptions[ruleId] ?? "none"))
    .map(({ ruleId, message, snippet }) => `${ruleId}: ${message}: ${snippet.slice(0, 120)}`);
}
"""


@cache
def source() -> str:
    return (Path(__file__).parent.parent / "vendor" / "ace.js").read_text(encoding="utf-8")


def second_opinion(page: Page) -> list[str]:
    """Return what the second engine finds wrong with a page as it stands, everything on it unfolded."""
    page.evaluate(UNFOLD)
    page.evaluate(f"{source()}; window.ace = ace;")
    allowed = {rule: elements for rule, (elements, _why) in EXCEPTIONS.items()}
    found: list[str] = page.evaluate(RUN, [LEFT_OUT, allowed])
    return found
