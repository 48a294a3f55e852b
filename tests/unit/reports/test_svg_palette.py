"""The picture of the palette: two signs that differ in shape and filling, nothing hostile gets through."""

import re
from xml.etree import ElementTree

from reports.charts.svg.palette import CHILD, OBSERVER, Grid, Seen, WayRow, key, palette

GRID = Grid(
    ("thuis", "op school"),
    (
        ("doen", (WayRow("vroeg hulp", (Seen(True, False), Seen(False, True))),)),
        (
            "voelen",
            (
                WayRow("<b>zong & zweeg</b>", (Seen(True, True), None)),
                WayRow("x", (None, Seen(False, False))),
            ),
        ),
    ),
)


def pictures(drawn: str) -> list[ElementTree.Element]:
    """Return the pictures in a drawing; a parse error is a fault of the markup."""
    return list(ElementTree.fromstring(f"<all>{drawn}</all>"))


def count(picture: ElementTree.Element, name: str) -> int:
    return sum(name in (element.get("class") or "") for element in picture.iter())


def test_wide_and_narrow_show_the_same_signs_and_words() -> None:
    wide, narrow = pictures(palette(GRID, "Palet"))
    for picture in (wide, narrow):
        assert (count(picture, "chart-mark"), count(picture, "chart-ring")) == (2, 2)
        assert count(picture, "palette-seen") == 1
        assert "<b>zong & zweeg</b>" in "".join(picture.itertext())
        assert picture.get("aria-label") == "Palet"
    assert [text.text for text in wide.iter("text") if text.get("class") == "palette-head"] == [
        "thuis",
        "op school",
        "doen",
        "voelen",
    ]


def test_everything_lies_within_the_picture() -> None:
    long = Grid(
        tuple(f"in het pleeggezin {n}" for n in range(6)),
        (("doen", (WayRow("heel lange eigen manier " * 4, (Seen(True, True),) * 6),)),),
    )
    for picture in pictures(palette(long, "x")):
        _x, _y, width, height = map(float, (picture.get("viewBox") or "").split())
        for text in picture.iter("text"):
            assert 0 <= float(text.get("x", "-1")) <= width
            assert 0 < float(text.get("y", "-1")) <= height
        for found in re.findall(r"M([\d.]+) ([\d.]+)", ElementTree.tostring(picture, "unicode")):
            assert float(found[0]) <= width
            assert float(found[1]) <= height


def test_signs_of_the_legend_differ_without_colour() -> None:
    signs = [str(key(place)) for place in (CHILD, OBSERVER, None)]
    assert len({re.sub(r'(fill|stroke)="[^"]*"', "", sign) for sign in signs}) == 3
