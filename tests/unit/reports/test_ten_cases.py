"""Ten records reckoned by hand, followed through every screen and the paper: as values, and as a reader meets them."""

from functools import lru_cache

import pytest

from tests.unit.reports.ten_cases import CASES, Screens, screens, written


@lru_cache(maxsize=len(CASES))
def shown_of(name: str) -> Screens:
    """Return the screens of a case, made once."""
    return screens(CASES[name])


@lru_cache(maxsize=len(CASES))
def words_in(name: str) -> dict[str, str]:
    """Return the words of each screen and of the paper, made once."""
    return written(shown_of(name), CASES[name])


@pytest.mark.parametrize("name", CASES)
def test_every_screen_and_the_paper_say_what_the_pencil_says(name: str) -> None:
    case, shown = CASES[name], shown_of(name)
    for profile in (shown.profile, shown.paper.profile):
        assert profile.counted == case.counted
        assert profile.not_judged == case.not_judged
        assert len(profile.highlights) == len(case.highlights)
        for text, expected in zip(profile.highlights, case.highlights, strict=True):
            assert text.startswith(expected)
        assert len(profile.questions) == case.questions
    for course in (shown.course, shown.paper.course):
        assert case.regulatory in course.domains[0].overview.sentence
    sentences = [sentence.text for sentence in shown.plain_words.sentences]
    for expected in case.sentences:
        assert any(expected in sentence for sentence in sentences), sentences
    assert tuple(len(group.names) for group in shown.paper.present) == case.paper


@pytest.mark.parametrize("name", CASES)
def test_side_by_side_and_differences_say_what_the_pencil_says(name: str) -> None:
    case, shown = CASES[name], shown_of(name)
    assert tuple(count.numbers for count in shown.beside.domains[0].counts) == case.beside
    assert len(shown.differences.questions) == case.questions
    assert tuple(one.strength for one in shown.differences.unseen) == case.unseen


@pytest.mark.parametrize("name", CASES)
def test_what_a_team_judges_by_is_what_the_pencil_says(name: str) -> None:
    case, since = CASES[name], shown_of(name).since
    assert [(row.before, row.lowest, row.latest) for block in since.strengths for row in block.rows[:1]] == (
        [case.since] if case.since else []
    )
    looked_before_only = {form.role for form in case.forms} if not case.since else set()
    assert len(since.only_before) == len(looked_before_only)
    assert not since.nothing_before  # every case begins before the move


@pytest.mark.parametrize("name", CASES)
def test_a_reader_of_the_pages_and_the_pdf_meets_just_that(name: str) -> None:
    case, words = CASES[name], words_in(name)
    for place in ("profile", "paper"):
        assert all(text in words[place] for text in (case.counted, case.not_judged, *case.highlights))
    assert case.regulatory in words["tables"]
    assert all(text in words["course"] for text in case.sentences)
    assert case.regulatory in words["paper"]
    assert len(case.forms) == 1 or all(text in words["comparison"] for text in case.beside)
    assert all(text in words["differences"] for text in case.unseen)
    assert all(text in words["judgement"] for text in case.since)


@pytest.mark.parametrize("name", CASES)
def test_what_is_not_true_stands_nowhere(name: str) -> None:
    for place, words in words_in(name).items():
        found = [never for never in CASES[name].never if never in words]
        assert not found, place


@pytest.mark.parametrize("name", CASES)
def test_no_sentence_says_what_is_not_true(name: str) -> None:
    shown = shown_of(name)
    for page in (shown.course, shown.paper.course):
        said = [page.timeline.sentence, *[domain.overview.sentence for domain in page.domains]]
        said += [sentence.text for sentence in shown.plain_words.sentences]
        assert not [text for text in said for never in CASES[name].never_said if never in text]


def test_the_cases_are_ten() -> None:
    assert len(CASES) == 10
