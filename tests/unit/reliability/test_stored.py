"""Figures of reliability are the same after they were kept."""

import json

import numpy as np
import pytest

from reliability.rules.figures import StrengthForms, figures_of
from reliability.rules.stored import figures_in, packed


def forms(n: int) -> StrengthForms:
    """Return the forms of so many children on a strength of three statements."""
    chance = np.random.default_rng(7)
    answers = np.clip(chance.integers(0, 2, (n, 1)) + chance.integers(0, 3, (n, 3)), 0, 3).astype(float)
    answers[: n // 5, 0] = np.nan
    scores = np.nanmean(answers, axis=1) if n else np.empty(0)
    pairs = np.column_stack([scores, scores + chance.normal(0, 0.2, n)])
    return StrengthForms("help_seeking", ("a", "b", "c"), answers, scores, pairs)


@pytest.mark.parametrize("n", [0, 1, 3, 150])
def test_figures_are_the_same_after_they_were_kept(n: int) -> None:
    figures = figures_of(forms(n))
    [again] = figures_in(json.loads(json.dumps([packed(figures)], allow_nan=False)))
    assert again == figures
    assert again.known == figures.known


def test_figures_of_another_version_of_the_site_are_refused() -> None:
    kept = packed(figures_of(forms(3)))
    del kept["omega"]
    with pytest.raises(KeyError):
        figures_in([kept])
