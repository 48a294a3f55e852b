"""What the figures behind a sentence are called, and the words for what is counted."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

NOUNS: dict[str, Any] = {
    "form": ngettext_lazy("%(n)s signed form", "%(n)s signed forms", "n"),
    "observer": ngettext_lazy("%(n)s observer", "%(n)s observers", "n"),
    "hour": ngettext_lazy("%(n)s hour", "%(n)s hours", "n"),
    "setting": ngettext_lazy("%(n)s place", "%(n)s places", "n"),
}

FIGURES: dict[str, Any] = {
    "n": _("Number"),
    "moments": _("Moments"),
    "day": _("Day"),
    "last": _("Last day"),
    "first": _("First day"),
    "days": _("Days"),
    "ago": _("How long ago"),
    "months_3": _("Began in the last 3 months"),
    "months_6": _("Began in the last 6 months"),
    "months_12": _("Began in the last 12 months"),
    "circumstances": _("Circumstances"),
    "resources": _("Resources"),
    "much": _("Helps a lot, by own word"),
    "some": _("Helps a bit, by own word"),
    "not_at_all": _("Does not help, by own word"),
    "not_asked": _("Child not asked"),
    "place": _("Place"),
    "episodes": _("Situations noted"),
    "child": _("Helped, by own word"),
    "observer": _("Helped, says the observer"),
    "reason": _("Reason"),
    "forms": _("Forms"),
    "observers": _("Observers"),
    "settings": _("Places"),
    "who": _("Who looked"),
    "one": _("Who looked"),
    "other": _("Who else looked"),
    "present": _("Clearly seen"),
    "judged": _("Judged"),
    "cells": _("Cells with a strength"),
    "hours": _("Hours seen"),
    "low": _("At least"),
    "high": _("At most"),
    "many": _("Domain with many"),
    "many_present": _("Clearly seen there"),
    "many_judged": _("Judged there"),
    "few": _("Domain with few"),
    "few_present": _("Clearly seen there"),
    "few_judged": _("Judged there"),
    "domains": _("All domains"),
    "strengths": _("Strengths"),
    "changes": _("Measurement error"),
    "falls": _("Before and after"),
    "slopes": _("Slope per year, with band"),
    "answers": _("Answers"),
    "steps": _("From and to"),
}
