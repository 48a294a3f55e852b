"""What is said of consent before a paper is made: who was not asked, and what is left out since someone said no."""

import datetime
from collections.abc import Collection
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from children.models import Child
from children.models.observer import ObserverRole
from consents.queries.asking import reason_in_words, step_for
from consents.queries.printing import printing_of
from consents.queries.wording import EFFECTS
from consents.rules.deciding import Purpose, State

SUBJECTS: dict[Purpose, str | Promise] = {
    Purpose.QUOTE_CHILD: gettext_lazy("Words of %(name)s"),
    Purpose.QUOTE_OWN: gettext_lazy("Words of parents"),
    Purpose.ADVERSITIES: gettext_lazy("Adversity"),
}


class Check(NamedTuple):
    """What a paper may hold, why it may not yet, what the paper does, and the page on which an answer is noted."""

    subject: str
    why: str
    effect: str
    url: str
    label: str


def checks_of(child: Child, roles: Collection[str], on: datetime.date) -> list[Check]:
    """Return a line for what a paper may hold without everyone's yes; `roles` are those of the forms there are.

    Two queries. Nothing is said of words of who filled in no form.
    """
    printing = printing_of(child, on)
    verdicts = {Purpose.ADVERSITIES: printing.adversities}
    if ObserverRole.CHILD in roles:
        verdicts[Purpose.QUOTE_CHILD] = printing.child_words
    if ObserverRole.PARENT in roles:
        verdicts[Purpose.QUOTE_OWN] = printing.parent_words
    return [
        Check(
            str(SUBJECTS[purpose]) % {"name": child.first_name},
            reason_in_words(printing.standing, found),
            str(EFFECTS[purpose, is_refused]),
            *step_for(printing.standing, found, purpose),
        )
        for purpose in SUBJECTS
        if (found := verdicts.get(purpose)) and found.state is not State.ALLOWED
        for is_refused in [found.state is State.REFUSED]
    ]
