"""What a practice child begins with: answers that show every state of a strength, and growth between two forms."""

from rights.rules.practice import FORMS_ENDED, LEVELS, MOVED, answers_for

STRENGTHS = [f"strength {n // 2}" for n in range(40)]  # two statements each


def test_answers_are_the_same_each_time_and_of_every_kind() -> None:
    given = answers_for(STRENGTHS, 1)
    assert given == answers_for(STRENGTHS, 1)
    assert set(given) == {"1", "2", "3", "not_seen"}


def test_statements_of_one_strength_agree() -> None:
    by_strength: dict[str, set[str]] = {}
    for strength, choice in zip(STRENGTHS, answers_for(STRENGTHS, 0), strict=True):
        by_strength.setdefault(strength, set()).add(choice)
    assert all(len(found - {"not_seen"}) == 1 for found in by_strength.values())


def test_some_strengths_grow_and_none_shrinks() -> None:
    earlier, later = LEVELS
    assert any(after > before for before, after in zip(earlier, later, strict=True))
    assert all(after >= before for before, after in zip(earlier, later, strict=True))


def test_adversity_lies_between_the_forms() -> None:
    earlier, later = FORMS_ENDED
    assert earlier > MOVED > later
