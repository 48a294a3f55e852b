"""Names of every script that is written in the Netherlands stand on the paper, drawn with our own files alone."""

import logging
import unicodedata
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.utils.translation import gettext

from paper import pdf
from paper.typefaces import BASE, SIGN, TYPEFACES, characters_in, needed_for
from reports.charts.observer_shapes import SHAPES
from reports.charts.svg import annotations, backdrop, course, drawing, lane_shapes, mark, rounds
from tests.support.papers import fonts_of, opened, read_pdf

NAMES = {
    "latin": "Łukasz S\u0131la Søren Đorđe Nguyễn Ọláyínká Ĳsbrand",
    "cyrillic": "Юлия Ђорђе Ґанна",
    "greek": "Αθηνά",
    "arabic": "سارة گلناز ڕێبوار شیرین خديجة ٹونی پښتو",
    "hebrew": "שרה",
    "syriac": "ܐܒܪܗܡ",
    "ethiopic": "ኣበበ",
    "armenian": "Արամ",
    "georgian": "გიორგი",
    "devanagari": "देवी",
    "bengali": "রহিমা",
    "gurmukhi": "ਸਿੰਘ",
    "tamil": "தமிழ்",
    "sinhala": "නිමල්",
    "thai": "สมชาย",
    "tifinagh": "ⴰⵎⴰⵣⵉⵖ",
    "emoji": "😀 👍🏽 👩‍👧 ❤️ 1️⃣",
    "symbols": "✓ ★ → ①",
    "simplified chinese": "王小明",
    "traditional chinese": "陳淑芬",
    "japanese": "さくら 優子 ミク",
    "korean": "김민준",
}
NOWHERE = "\U0001e900"  # a letter of the Fulani, in no file of ours


def paper_of(text: str, **more: object) -> bytes:
    """Return a paper that holds a text, in both weights."""
    page = '<!doctype html><html lang="nl"><head><title>x</title><link rel="stylesheet" href="static:css/pdf.css"></head>'

    def rendered(template: str, context: dict[str, object]) -> str:
        note = "teken" if context.get("has_undrawn") else ""
        return f"{page}<body><p>{text}</p><p><b>{text}</b> {note}</p></body></html>"

    with mock.patch("paper.pdf.render_to_string", rendered):
        return pdf.render_pdf("any.html", {})


def letters_of(text: str) -> str:
    """Return what a reader of a PDF finds of a text, without spaces and what cannot be seen."""
    hidden = ("Cf", "Mn", "Me", "Zs")
    return "".join(
        one for one in unicodedata.normalize("NFKD", text) if unicodedata.category(one) not in hidden
    )


@pytest.mark.parametrize("script", NAMES)
def test_name_of_every_script_can_be_read_on_the_paper(script: str, caplog: pytest.LogCaptureFixture) -> None:
    name = NAMES[script]
    assert needed_for(name)[1] == frozenset()
    with caplog.at_level(logging.WARNING):
        file = paper_of(name)
    words = letters_of(read_pdf(file).words)
    assert all(words.count(letters_of(one)) >= 2 for one in name.split())
    assert caplog.messages == []
    own = {"Noto-Sans", *(face.name for face in TYPEFACES)}
    for font, descriptor in fonts_of(opened(file)):
        assert font.split("+")[-1].removesuffix("-Bold") in own
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
    assert len(file) < 30_000


def test_no_font_of_this_machine_is_ever_known() -> None:
    pdf.fonts()
    from weasyprint.text.ffi import ffi, fontconfig

    found = fontconfig.FcConfigGetFonts(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcSetSystem)
    name = ffi.new("FcChar8 **")
    files = set()
    for number in range(found.nfont):
        fontconfig.FcPatternGetString(found.fonts[number], b"file", 0, name)
        files.add(Path(ffi.string(name[0]).decode()).resolve())
    assert files == set((Path(settings.BASE_DIR) / "static/vendor/noto-sans").glob("*.ttf"))


def test_character_that_cannot_be_drawn_becomes_a_sign_and_is_told(caplog: pytest.LogCaptureFixture) -> None:
    assert needed_for(f"Sam {NOWHERE}\u200b\ufe0f") == ([], frozenset(NOWHERE))
    with caplog.at_level(logging.WARNING):
        words = read_pdf(paper_of(f"Sam{NOWHERE}")).words
    assert words.count(f"Sam{SIGN}") == 2
    assert "teken" in words
    assert caplog.messages == []
    assert "teken" not in read_pdf(paper_of("Sam")).words


def test_name_of_a_picture_that_no_typeface_has_is_not_told_as_typed() -> None:
    marks = "".join(mark(place, None) for place in range(len(SHAPES)))
    assert needed_for(marks) == ([], frozenset())
    assert needed_for(f'<p title="{NOWHERE}">Sam</p>') == ([], frozenset())
    assert needed_for(f"<p>Sam {NOWHERE}</p>") == ([], frozenset(NOWHERE))


def test_every_paper_says_what_the_sign_means() -> None:
    from django.template.loader import render_to_string

    said = gettext(
        "Where � stands, someone typed a character that this paper cannot draw. On the screen it can be read."
    )
    assert said in render_to_string("base_pdf.html", {"has_undrawn": True})
    assert said not in render_to_string("base_pdf.html", {})


def test_typefaces_are_read_only_when_they_are_needed() -> None:
    assert needed_for("Sam, Łukasz en Юлия: 12 van de 12 – ‘goed’") == ([], frozenset())
    assert [face.name for face in needed_for("שרה en 王")[0]] == [
        "noto-sans-hebrew-hebrew",
        "noto-sans-sc-chinese-simplified",
    ]
    assert SIGN in characters_in(BASE)


def test_signs_of_legends_are_drawn_and_call_for_no_note() -> None:
    """They are read as the words of small pictures: nobody typed them."""
    shown = [
        backdrop.CHRONIC_SIGN,
        backdrop.ESTIMATE_SIGN,
        drawing.SIGNS,
        drawing.OPEN_SIGNS,
        course.BREAK_SIGN,
    ]
    shown += [annotations.RECOVERY_SIGN, annotations.HANDOVER_SIGN, annotations.SLOPE_SIGN]
    kinds = (*backdrop.SIGNS.values(), *lane_shapes.USE_SIGNS.values(), *rounds.SIGNS.values())
    assert needed_for("".join([*shown, *kinds]))[1] == frozenset()
