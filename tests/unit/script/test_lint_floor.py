"""The lint of the floor finds what is newer than the oldest browsers that we serve, and we have none but what is told."""

import re

import pytest

from cut_bootstrap import TOP
from lint_floor import WITHOUT, faults, newer, newer_in_css, newer_in_js


def test_what_we_have_that_is_newer_is_told() -> None:
    assert list(faults(newer(), WITHOUT)) == []


def test_every_file_of_ours_is_looked_at() -> None:
    names = {path.relative_to(TOP / "static").as_posix() for path in newer()}
    assert {"css/tokens.css", "js/main.js", "js/observation/outbox.js"} <= names


@pytest.mark.parametrize(
    ("planted", "name"),
    [
        ("@layer base { .card:has(a) { color: red } }", ":has"),
        ("@layer base { .card { field-sizing: content } }", "field-sizing"),
        ("p { color: color-mix(in srgb, red, blue) }", "color-mix()"),
        ("p { width: calc(1px + (2cqw * 2)) }", "cqw"),
        ("@scope (.card) { p { color: red } }", "@scope"),
        ("@media print { @container (width: 9rem) { p { color: red } } }", "@container"),
        ("@media (width >= 40rem) { p { color: red } }", "a range in a condition"),
        ("@layer base { p { &:hover { color: red } } }", "a rule within a rule"),
    ],
)
def test_planted_style_is_found(planted: str, name: str) -> None:
    assert newer_in_css(planted) == {name}


@pytest.mark.parametrize(
    ("planted", "name"),
    [
        ("const last = list.findLast((one) => one);", "findLast"),
        ("panel.showPopover();", "showPopover"),
        ("class One { static { this.two = 2; } }", "a block of static"),
        (r"const price = /(?<=€)\\d+/;", "a look behind in a pattern"),
        (r"const is = /\\p{L}/v.test(text);", "the flag v of a pattern"),
        ('import words from "./words.json" with { type: "json" };', "import with attributes"),
    ],
)
def test_planted_script_is_found(planted: str, name: str) -> None:
    assert newer_in_js(planted) == {name}


def test_what_the_floor_knows_is_not_found() -> None:
    css = "@layer base { dialog::backdrop, p:is(a, b):focus-visible { inset: 0; width: min(1rem, 2vw) } }"
    js = "// toSorted is newer\nexport const last = list?.at(-1) ?? ''; dialog.showModal(); static_.one = { a: 1 };"
    assert newer_in_css(css) == set()
    assert newer_in_js(js) == set()


def test_what_is_told_and_gone_is_found() -> None:
    path = TOP / "static" / "css" / "one.css"
    said = list(faults({path: {":has", "cqw"}}, {":has": "nothing", "dvh": "nothing"}))
    assert [re.sub(":.*? (?=cqw|nothing)", ": ", line) for line in said] == [
        "static/css/one.css: cqw is newer than the oldest browsers that we serve",
        "script/lint_floor.py: nothing has dvh any more",
    ]
