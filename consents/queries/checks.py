"""What is said of consent before a paper is made: who was not asked, and what is left out since someone said no."""

import datetime
from collections.abc import Collection

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from children.models import Child
from children.models.observer import ObserverRole
from consents.queries.asking import reason_in_words
from consents.queries.printing import printing_of
from consents.queries.wording import EFFECTS
from consents.rules.deciding import Purpose, State

SUBJECTS: dict[Purpose, str | Promise] = {
    Purpose.QUOTE_CHILD: gettext_lazy("Words of the child"),
    Purpose.QUOTE_OWN: gettext_lazy("Words of parents"),
    Purpose.ADVERSITIES: gettext_lazy("Adversity"),
}


def checks_of(child: Child, roles: Collection[str], on: datetime.date) -> list[str]:
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
        _("%(subject)s: %(reason)s %(effect)s")
        % {
            "subject": SUBJECTS[purpose],
            "reason": reason_in_words(printing.standing, verdicts[purpose]),
            "effect": EFFECTS[purpose, verdicts[purpose].state is State.REFUSED],
        }
        for purpose in SUBJECTS
        if purpose in verdicts and verdicts[purpose].state is not State.ALLOWED
    ]
