"""What may stand in no template, style sheet or script of ours; each rule is seen to find a planted fault."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.apps import APPS

ROOT = Path(__file__).resolve().parent.parent
PYTHON = [file for app in APPS for file in sorted((ROOT / app).rglob("*.py"))]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STATIC = [file for kind in ("css", "js") for file in sorted((ROOT / "static" / kind).rglob(f"*.{kind}"))]
ALL = TEMPLATES + STATIC


class Rule(NamedTuple):
    """A pattern, where it may not stand but for some files, and a fault that it must find."""

    pattern: str
    files: list[Path]
    planted: str
    except_in: tuple[str, ...] = ()


DRAWINGS = tuple(
    f"reports/charts/{name}.py"
    for name in (
        *("figure", "svg/course", "svg/dots", "svg/drawing", "svg/lanes", "svg/matrix_cells", "svg/palette"),
        *("svg/rounds", "svg/signs", "svg/goal_steps", "paper/blocks", "paper/observer_marks"),
    )
)
RULES = {
    "safe filter": Rule(r"\|\s*safe\b|autoescape\s+off|safeseq", TEMPLATES, "{{ name|safe }}"),
    "mark_safe": Rule(
        r"mark_safe|SafeText|__html__|format_html_join", PYTHON, "mark_safe(name)", DRAWINGS[3:4]
    ),
    "SafeString": Rule(
        r"SafeString\(", PYTHON, "SafeString(name)", ("portfolio/templatetags/pictograms.py",)
    ),
    "drawing": Rule(r"\bSvg\((?!str\))", PYTHON, "Svg(name)", DRAWINGS),
    "inline script": Rule(r"<script(?![^>]*\bsrc=)[^>]*>", TEMPLATES, "<script>alert(1)</script>"),
    "style element": Rule(r"<style\b", TEMPLATES, "<style>p {}</style>"),
    "style attribute": Rule(r"\sstyle\s*=", TEMPLATES, '<p style="color: red">'),
    "handler": Rule(r"\son[a-z]+\s*=\s*[\"']", TEMPLATES, '<p onclick="go()">'),
    "javascript address": Rule(r"javascript:", ALL, 'href="javascript:go()"'),
    "other host": Rule(r"[\"'(]\s*(?:\w+:)?//(?!www\.w3\.org/)[\w.-]+", ALL, 'src="//cdn.example/x.js"'),
    "import from a host": Rule(r"@import\b[^;]*//", STATIC, "@import url(https://fonts.example/x);"),
    "code from text": Rule(r"\beval\(|new Function|setTimeout\(\s*[\"']", STATIC, "eval(text)"),
    "markup from text": Rule(
        r"innerHTML|outerHTML|document\.write|insertAdjacentHTML", STATIC, "x.innerHTML = y"
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_forbidden_pattern_stands_nowhere(name: str) -> None:
    rule = RULES[name]
    assert re.search(rule.pattern, rule.planted)
    assert rule.files
    found = {
        file.relative_to(ROOT).as_posix(): re.findall(rule.pattern, file.read_text()) for file in rule.files
    }
    assert {file: texts for file, texts in found.items() if texts and file not in rule.except_in} == {}
