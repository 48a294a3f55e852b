"""What the pages are for on which an organisation chooses something, in three sentences each."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentences = tuple[str | Promise, str | Promise, str | Promise]

OF_CHOICES: dict[tuple[str, ...], Sentences] = {
    ("birth-days",): (
        _("Here you choose whether the day of birth of children is kept."),
        _("The day counts for who decides at 12, 16 and 18."),
        _("Without it the pages ask to check the day in that month."),
    ),
    ("language-list", "language-texts"): (
        _("Here stands in which languages people can be asked by a link."),
        _("A language is off until somebody who speaks it has read every text."),
        _("When a text changes it is off again, until that text is read."),
    ),
    ("safety-contact",): (
        _("Here stands whom colleagues ask when they worry about safety."),
        _("The name and the number stand on the page with the five steps."),
        _("Change it when someone else takes over."),
    ),
}
