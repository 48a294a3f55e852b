"""What runs from right to left keeps to itself, wherever it stands on a page, and nothing else is touched."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from typed.rules.direction import isolated

SARA = "سارة"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Sam 12 van de 12</p>", "<p>Sam 12 van de 12</p>"),
        (f"<p>12: {SARA} van de 12</p>", f"<p>12: <bdi>{SARA}</bdi> van de 12</p>"),
        (f"{SARA} en שרה, 12", f"<bdi>{SARA} en שרה</bdi>, 12"),
        (f"<b>{SARA}</b>: 3 <i>שרה</i>", f"<b><bdi>{SARA}</bdi></b>: 3 <i><bdi>שרה</bdi></i>"),
        ("<p>Sam\u202e12 van</p>", "<p>Sam<bdi>\u202e</bdi>12 van</p>"),
        (f'<a title="{SARA}" href="/">x</a>', f'<a title="{SARA}" href="/">x</a>'),
        (f"<textarea>\n{SARA} 1\n</textarea>{SARA}", f"<textarea>\n{SARA} 1\n</textarea><bdi>{SARA}</bdi>"),
        (f"<option>{SARA}</option>", f"<option>{SARA}</option>"),
        (f"<svg><text>{SARA}</text></svg>", f"<svg><text>{SARA}</text></svg>"),
        (
            f'<script type="application/json">"{SARA}"</script>',
            f'<script type="application/json">"{SARA}"</script>',
        ),
    ],
)
def test_run_keeps_to_itself(page: str, expected: str) -> None:
    assert isolated(page) == expected


@given(st.text(st.sampled_from(f"{SARA}שab 1<>/&;\"'\u202e\n")))
def test_nothing_is_lost_or_moved(text: str) -> None:
    assert re.sub("</?bdi>", "", isolated(text)) == re.sub("</?bdi>", "", text)


def test_large_page_takes_no_time() -> None:
    began = time.process_time()
    isolated(f"<p>{SARA} 1</p>" * 20_000 + "<" * 20_000)
    assert time.process_time() - began < 2
