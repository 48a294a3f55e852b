"""A browser passes over what it does not know: each declaration and selector of ours is one that it knows."""

import tinycss2
from playwright.sync_api import Page

from lint_css import SHEETS, blocks

FOR_PAPER = "pdf.css"  # WeasyPrint reads it: tests/integration/paper/test_style_sheet.py
OTHER_BROWSER = "::-moz-"
UNKNOWN = """
([declarations, selectors]) => {
  const isSelector = (text) => { try { document.querySelector(text); return true; } catch { return false; } };
  return [
    ...declarations.filter(([name, value]) => !CSS.supports(name, value)).map((pair) => pair.join(": ")),
    ...selectors.filter((text) => !isSelector(text)),
  ];
}
"""


def parts_of(css: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the declarations of a style sheet as names with values, and its selectors."""
    declarations, selectors = [], []
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    for block in blocks(nodes):
        inner = [one for one in block.inner if one.type == "declaration"]
        declarations += [(one.name, tinycss2.serialize(one.value).strip()) for one in inner]
        is_for_chromium = block.is_rule and OTHER_BROWSER not in block.prelude
        selectors += [block.prelude.strip()] if is_for_chromium else []
    return declarations, selectors


def test_chromium_knows_every_declaration_and_selector(page: Page) -> None:
    for path in SHEETS:
        if path.name != FOR_PAPER:
            declarations, selectors = parts_of(path.read_text(encoding="utf-8"))
            assert len(declarations) > 3
            assert page.evaluate(UNKNOWN, [declarations, selectors]) == [], path.name


def test_planted_words_that_no_browser_knows_are_found(page: Page) -> None:
    css = "@layer base { p { colour: red; color: rood; margin: 0 } p:hovver { top: 0 } p:hover { top: 1xp } }"
    unknown = ["colour: red", "color: rood", "top: 1xp", "p:hovver"]
    assert page.evaluate(UNKNOWN, list(parts_of(css))) == unknown
