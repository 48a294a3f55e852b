"""The log of a paper holds no letter of what stands on it, whatever the libraries say about it."""

import io
import logging
from collections.abc import Iterator
from unittest import mock

import pytest

from config.logs import OneLine
from tests.integration.paper.test_typefaces import paper_of

CANARY = "\U0001e900\U0001e901\U0001e902"  # letters that no file of ours draws


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the site would write, down to the least important words of every library."""
    written, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(written)
    handler.setFormatter(OneLine())
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    logging.getLogger("weasyprint").setLevel(logging.DEBUG)
    yield written
    logging.getLogger("weasyprint").setLevel(logging.WARNING)
    root.setLevel(level)
    root.removeHandler(handler)


def test_log_has_no_letter_of_what_cannot_be_drawn(log: io.StringIO) -> None:
    with mock.patch("paper.pdf.needed_for", return_value=([], frozenset())):  # as if we did not see it coming
        paper_of(CANARY)
    assert "WARNING weasyprint" in log.getvalue()
    assert not set(CANARY) & set(log.getvalue())
    assert not {f"U+{ord(letter):04X}" for letter in CANARY} & set(log.getvalue().replace(")", " ").split())


def test_paper_that_is_looked_through_first_says_nothing(log: io.StringIO) -> None:
    paper_of(CANARY)
    assert "WARNING" not in log.getvalue()
