"""Every sentence that can be said, by key, and what each rule is called and why it says so.

At most 25 words a sentence, names included; a test counts them in both languages.
"""

from typing import Any, NamedTuple

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from reports.words.sentences import safety_line

Words = Any  # a lazy text: bends with `n` and takes figures by `%`


class Rule(NamedTuple):
    """The name of a rule in words, and why it says what it says."""

    name: Words
    why: Words


RULES: dict[str, Rule] = {
    "R1": Rule(
        _("Adversity"),
        _(
            "Nothing is said of resilience without the adversity it answers to. The numbers are counts, with no expectation behind them: everyone takes their own time."
        ),
    ),
    "R2": Rule(
        _("How many moments"),
        _(
            "One moment is a snapshot, two show a difference. A line is drawn from three moments over at least eight weeks, of one observer in one place."
        ),
    ),
    "R3": Rule(
        _("What each observer sees now"),
        _(
            "The newest form of each observer in the last half year. Observers are never added up or averaged; what could not be judged may be there or not."
        ),
    ),
    "R4": Rule(
        _("What stayed"),
        _("Clearly seen at each moment of one observer in one place, from three moments on."),
    ),
    "R5": Rule(
        _("What differs from the time before"),
        _(
            "The last two moments of one observer in one place. A difference can be chance, unless the organisation’s own forms show how far a score may be off."
        ),
    ),
    "R6": Rule(
        _("The course"),
        _(
            "Only where a line may be drawn. ‘Increase’ and ‘decrease’ are used from four moments on, where it is known how far a score may be off and the band of the slope leaves out zero."
        ),
    ),
    "R7": Rule(
        _("Where observers differ"),
        _(
            "At least one whole point apart on a scale from 0 to 3. Home and school come first. Nobody is right or wrong: anyone can be different in another place."
        ),
    ),
    "R8": Rule(
        _("What nobody could see"),
        _("Asked for in a form of the last half year, and seen too little by everyone to judge."),
    ),
    "R9": Rule(
        _("Shortly after an adversity"),
        _(
            "Lower within three months after an adversity began or ended than the last time before it, among the strengths of a domain that were judged each time. Recovery costs time, and how much differs."
        ),
    ),
    "R10": Rule(
        _("What presses"),
        _("What was noted on the list of circumstances. What was never answered is not known."),
    ),
    "R11": Rule(
        _("Resources in the surroundings"),
        _("As noted for today. Whether something is used is a fact; how it is felt stands apart."),
    ),
    "R12": Rule(
        _("Ways of coping"),
        _(
            "From three situations in one place on. Counted are different ways that helped, at least a bit. No way is good or bad by itself."
        ),
    ),
    "R13": Rule(
        _("Signs of healthy development"),
        _(
            "Each voice by itself, in the words of its own answers. They are no strengths and are never added up."
        ),
    ),
    "R14": Rule(
        _("Moments that did not take place"),
        _("A hole in the course does not say that it was calm, nor that it was not."),
    ),
    "R15": Rule(
        _("Much here, little there"),
        _(
            "One observer, domains with at least three judged strengths: two thirds or more clearly seen in one, one third or less in another."
        ),
    ),
    "R16": Rule(_("Safety first"), _("This stands under every reading, whatever else it says.")),
}

ADVERSITY: dict[str, Words] = {
    "adversity_none": _("No adversity is noted; then this says nothing about resilience."),
    "adversity": ngettext_lazy(
        "%(n)s adversity is noted; it began on %(day)s, %(ago)s.",
        "%(n)s adversities are noted; the last one began on %(day)s, %(ago)s.",
        "n",
    ),
    "adversity_around": ngettext_lazy(
        "%(n)s adversity is noted; it began around %(day)s, %(ago)s.",
        "%(n)s adversities are noted; the last one began around %(day)s, %(ago)s.",
        "n",
    ),
    "adversity_windows": _(
        "Adversities that began in the last 3 months: %(months_3)s; in 6 months: %(months_6)s; in 12 months: %(months_12)s."
    ),
    "adversity_ongoing": ngettext_lazy(
        "%(n)s adversity is still going on.", "%(n)s adversities are still going on.", "n"
    ),
    "adversity_together": _("%(n)s adversities of the last year fell together. That can ask for more time."),
    "dip": _(
        "%(who)s: on %(day)s fewer strengths seen in %(falls)s. Shortly after an adversity that can belong to recovery."
    ),
    "dip_said": _(
        "%(who)s names less on %(day)s in %(falls)s. Shortly after an adversity that can belong to recovery."
    ),
    "pressure_presses": ngettext_lazy(
        "%(n)s circumstance presses now.",
        "%(n)s circumstances press now.",
        "n",
    ),
    "pressure_pressed": ngettext_lazy(
        "%(n)s circumstance pressed before.", "%(n)s circumstances pressed before.", "n"
    ),
    "pressure_unknown": ngettext_lazy(
        "Of %(n)s circumstance it is not known whether it presses.",
        "Of %(n)s circumstances it is not known whether they press.",
        "n",
    ),
    "pressure_practical": _(
        "Part of what presses is practical, such as money, housing or getting there. Practical help may then have to come first."
    ),
}

MOMENTS: dict[str, Words] = {
    "moments_one": _("There is one signed form, of %(day)s: a snapshot."),
    "moments": _("There are %(forms)s by %(observers)s, in %(settings)s, from %(first)s to %(last)s."),
    "allowed_snapshot": _("Nobody looked twice in one place with one form: each form is a snapshot."),
    "allowed_difference": _("Two moments show a difference, not a course yet."),
    "allowed_points": _("The moments lie too close together to show a course."),
    "allowed_line": ngettext_lazy(
        "There are enough moments for %(n)s line over time.",
        "There are enough moments for %(n)s lines over time.",
        "n",
    ),
    "form_changed": _(
        "%(who)s: the form changed between %(first)s and %(last)s; before and after cannot be compared."
    ),
    "other_person": _(
        "%(who)s: from %(day)s another person looked; what two people saw is not joined to one line."
    ),
    "missed": ngettext_lazy(
        "%(n)s moment did not take place: %(reason)s.", "%(n)s moments did not take place: %(reason)s.", "n"
    ),
}

STRENGTHS: dict[str, Words] = {
    "seen": _(
        "%(who)s: on %(day)s clearly seen: %(present)s of %(judged)s judged strengths, in %(cells)s cells."
    ),
    "seen_little": _(
        "%(who)s: on %(day)s clearly seen, in only %(hours)s: %(present)s of %(judged)s judged strengths."
    ),
    "said": _("%(who)s says on %(day)s: %(present)s of %(judged)s strengths are there, in %(cells)s cells."),
    "seen_nothing": _(
        "%(who)s: on %(day)s no strength could be judged. That says nothing about the strengths themselves."
    ),
    "said_nothing": _("%(who)s said nothing about strengths on %(day)s. That is fine."),
    "mixed": _(
        "%(who)s: clearly seen %(many_present)s of %(many_judged)s in %(many)s, %(few_present)s of %(few_judged)s in %(few)s. Both are true; neither hides the other."
    ),
    "differing": ngettext_lazy(
        "%(one)s and %(other)s look differently at %(n)s strength. What may explain it for %(strengths)s?",
        "%(one)s and %(other)s look differently at %(n)s strengths. What may explain it for %(strengths)s?",
        "n",
    ),
    "unseen": ngettext_lazy(
        "%(n)s strength could not be judged by anyone now: %(strengths)s. Who could look?",
        "%(n)s strengths could not be judged by anyone now: %(strengths)s. Who could look?",
        "n",
    ),
    "unseen_safety": _(
        "Nobody could see whether the home is safe. That belongs on the page on safety, not on a list of strengths."
    ),
    "steady": _("%(who)s, clearly seen at all %(moments)s moments: %(strengths)s."),
    "steady_said": _("%(who)s says at all %(moments)s moments: %(strengths)s."),
    "new": _("%(who)s, seen now, not on %(day)s: %(strengths)s."),
    "new_said": _("%(who)s names now, not on %(day)s: %(strengths)s."),
    "new_larger": _(
        "%(who)s, seen now, not on %(day)s: %(strengths)s. That is larger than measurement error."
    ),
    "gone": _("%(who)s, seen on %(day)s, not clearly now: %(strengths)s."),
    "gone_said": _("%(who)s named on %(day)s, less now: %(strengths)s."),
    "gone_larger": _(
        "%(who)s, seen on %(day)s, not clearly now: %(strengths)s. That is larger than measurement error; it does not say why."
    ),
    "slope_up": _("%(who)s, seems to increase over %(moments)s moments: %(strengths)s."),
    "slope_down": _("%(who)s, seems to decrease over %(moments)s moments: %(strengths)s."),
}

AROUND: dict[str, Words] = {
    "resource_carries": ngettext_lazy(
        "%(n)s resource really carries: %(resources)s.",
        "%(n)s resources really carry: %(resources)s.",
        "n",
    ),
    "resource_unused": ngettext_lazy(
        "%(n)s resource is there but not used: %(resources)s. That is a chance.",
        "%(n)s resources are there but not used: %(resources)s. That is a chance.",
        "n",
    ),
    "resource_felt": _(
        "Of the resources, by own word: helps a lot %(much)s, helps a bit %(some)s, does not help %(not_at_all)s."
    ),
    "resource_temporary": ngettext_lazy(
        "%(n)s resource that carries is professional help, there for a while: %(resources)s.",
        "%(n)s resources that carry are professional help, there for a while: %(resources)s.",
        "n",
    ),
    "coping_child_observer": _(
        "Different ways of coping that helped %(place)s: %(child)s by own word, %(observer)s in the words of who was there."
    ),
    "coping_child": _("Different ways of coping that helped %(place)s: %(child)s by own word."),
    "coping_observer": _(
        "Different ways of coping that helped %(place)s: %(observer)s in the words of who was there."
    ),
    "signs": _("%(who)s answered on %(day)s. %(answers)s"),
    "signs_higher": _("%(who)s, more hopeful answer than the first time: %(steps)s."),
    "signs_lower": _("%(who)s, less hopeful answer than the first time: %(steps)s."),
    "signs_seem_higher": _("%(who)s, answers seem more hopeful over %(moments)s moments: %(steps)s."),
    "signs_seem_lower": _("%(who)s, answers seem less hopeful over %(moments)s moments: %(steps)s."),
    "safety": lazy(safety_line, str)(),
}

DIFFERENCES = frozenset(  # sentences that tell a difference over time, which can be chance
    {
        *("new", "gone", "new_said", "gone_said", "new_larger", "gone_larger", "dip", "dip_said"),
        *("signs_higher", "signs_lower", "signs_seem_higher", "signs_seem_lower"),
    }
)
SENTENCES: dict[str, Words] = {**ADVERSITY, **MOMENTS, **STRENGTHS, **AROUND}
