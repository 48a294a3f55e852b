"""What children, parents and teachers say in the demo."""

import datetime

from config.demo.load import INSTRUMENTS
from config.demo.own_form import with_own_forms
from config.demo.plans import read_plan
from config.demo.story import tell
from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.outcomes import read_form

DEFINITIONS = with_own_forms(
    {
        name: read_form(read_document(next(FOLDER.glob(f"{key}-?.?.yaml"))))
        for name, key in INSTRUMENTS.items()
    }
)
STORIES = tell(read_plan(), DEFINITIONS, datetime.date(2026, 3, 18))


def test_other_voices_fill_in_the_form_that_is_theirs():
    voices = [form for story in STORIES for form in story.voices]
    own = {"young_child", "child", "youth", "young_adult"}
    assert {form.instrument for form in voices} == {*own, "parent", "teacher", "outcome"}
    assert {form.role for form in voices if form.instrument in own} == {"child"}
    assert all((form.hours_seen is None) == (form.role in ("child", "parent")) for form in voices)
    for form in voices:
        assert set(form.responses) <= set(DEFINITIONS[form.instrument].items_asked)


def test_newest_form_is_by_a_professional():
    for story in STORIES:
        strengths = [form for form in story.voices if form.instrument != "outcome"]
        assert all(form.period_to < story.forms[-1].period_to for form in strengths)
