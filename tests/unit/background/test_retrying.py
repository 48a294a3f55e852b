"""How often work that failed is tried again."""

from background.rules.retrying import MOST_ATTEMPTS, is_spent, seconds_until


def test_waits_grow_and_all_together_last_about_an_hour() -> None:
    waits = [seconds_until(attempt) for attempt in range(MOST_ATTEMPTS - 1)]
    assert waits[0] == 11
    assert waits == sorted(set(waits))
    assert 15 * 60 < sum(waits) < 90 * 60


def test_last_attempt_is_the_eighth() -> None:
    assert not is_spent(7)
    assert is_spent(8)
