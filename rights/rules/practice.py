"""What a practice child begins with: which answers, and how long ago; everything made up."""

import datetime
from collections.abc import Sequence

AGE = 9  # years
FORMS_ENDED = (
    datetime.timedelta(weeks=18),
    datetime.timedelta(weeks=4),
)  # before today: the earlier one first
PERIOD = datetime.timedelta(days=13)
HOURS = 12
MOVED = datetime.timedelta(weeks=12)  # before today: between the two forms
FACT = "yes"  # the answer to every fact: nothing presses at home
NOT_SEEN_EVERY = 9  # so that one sees what a statement without an answer looks like
LEVELS = (
    (2, 1, 1, 2, 0, 3, 1),
    (3, 2, 1, 2, 1, 3, 1),
)  # of the strengths in turn, per form: some grow, some stay


def answers_for(elements: Sequence[str], form: int) -> list[str]:
    """Return the choice at each statement of a form (0 or 1), given the strength that each is about."""
    strengths = list(dict.fromkeys(elements))
    levels = LEVELS[form]
    return [
        "not_seen"
        if place % NOT_SEEN_EVERY == NOT_SEEN_EVERY - 1
        else str(levels[strengths.index(element) % len(levels)])
        for place, element in enumerate(elements)
    ]
