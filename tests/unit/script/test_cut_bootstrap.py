"""Of Bootstrap exactly what the pages use is served: nothing is missing, nothing is left over."""

import hashlib
import re

import pytest

import cut_bootstrap
from cut_bootstrap import CUT, PUBLISHED, classes_of, crispy_templates, cut, used_classes

MOST = 25_000  # bytes, before compression; the published file has 232 kB


def test_what_is_served_is_the_cut_of_the_published_file() -> None:
    published = PUBLISHED.read_text(encoding="utf-8")
    assert CUT.read_text(encoding="utf-8") == cut(published), "type: .venv/bin/python script/cut_bootstrap.py"
    assert hashlib.sha256(PUBLISHED.read_bytes()).hexdigest() in (CUT.parent.parent / "VENDOR.md").read_text(
        encoding="utf-8"
    )


def test_every_class_of_bootstrap_that_is_used_is_served_and_no_other() -> None:
    known, served = (classes_of(bare(path.read_text(encoding="utf-8"))) for path in (PUBLISHED, CUT))
    assert len(known) > 2_000
    assert served == known & used_classes()
    assert CUT.stat().st_size < MOST


def bare(css: str) -> str:
    """Drop comments and pictures from a style sheet: the addresses in them have dots too."""
    return re.sub(r"/\*.*?\*/|url\([^)]*\)", "", css, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("btn-primary", "a template"),
        ("form-select", "a widget in Python"),
        ("is-invalid", "an argument in a template of crispy"),
        ("alert-danger", "a template of crispy that another includes"),
        ("fs-6", "a template of crispy, between tags"),
    ],
)
def test_each_kind_of_source_is_read(name: str, source: str) -> None:
    assert name in used_classes(), source


def test_what_no_form_draws_is_not_read() -> None:
    assert {"whole_uni_form.html", "errors.html", "layout/radio_checkbox_select.html"} <= set(
        crispy_templates()
    )
    assert "input-group" not in used_classes()


PUBLISHED_SAMPLE = """/*! licence */:root{--bs-read:1;--bs-left:2;--bs-only-by-left:3}
p{color:var(--bs-read)}.a,.b .c,.a:not(.d){margin:0}.b{padding:0}.a:is(.b,.a){top:0}
[data-bs-theme=dark] .a{top:1px}@media print{.b{margin:1px}}@media screen{.a{left:0}.b{left:1px}}
@keyframes turning{0%{top:0}to{top:1px}}@keyframes left{0%{top:0}}.a{animation:turning 1s}"""
SAMPLE_CUT = """/*! licence */
:root{--bs-read:1;}
p{color:var(--bs-read)}
.a,.a:not(.d){margin:0}
@media screen{
.a{left:0}
}
@keyframes turning{0%{top:0}to{top:1px}}
.a{animation:turning 1s}
"""


def test_a_sample_is_cut_to_what_can_match(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut_bootstrap, "used_classes", lambda: {"a"})
    assert cut(PUBLISHED_SAMPLE) == SAMPLE_CUT
