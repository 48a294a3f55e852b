"""The text about one signed form for the client file of another system: what was seen, and nothing more."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assessments.models import Assessment
from assessments.rules.documents import all_answers, choices_of
from assessments.rules.seen import Seen, strengths_seen
from assessments.words import Wording
from lifecourse.queries.adversity import Adversity
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.outcomes import OutcomeDefinition

IN_THE_CHILD = {
    Seen.CLEARLY: gettext_lazy("Clearly seen in %(child)s: %(names)s."),
    Seen.SOMETIMES: gettext_lazy("Sometimes seen, or with help: %(names)s."),
    Seen.NOT_YET: gettext_lazy("Not seen yet: %(names)s."),
}
AROUND_THE_CHILD = {
    Seen.CLEARLY: gettext_lazy("Clearly there around %(child)s: %(names)s."),
    Seen.SOMETIMES: gettext_lazy("Sometimes there: %(names)s."),
    Seen.NOT_YET: gettext_lazy("Not there yet: %(names)s."),
}
NOT_JUDGED = {
    Seen.COULD_NOT_SEE: gettext_lazy("Could not be seen well enough: %(names)s."),
    Seen.DOES_NOT_FIT: gettext_lazy("Does not fit here: %(names)s."),
    Seen.LEFT_OPEN: gettext_lazy("Not filled in: %(names)s."),
}


def text_for_client_file(form: Assessment, wording: Wording, adversity: Sequence[Adversity] | None) -> str:
    """Return plain lines: who looked, where, when and how long, what was seen, what there was to deal with.

    `adversity` is None for who may not read it. There is no total in it and no figure but days and hours.
    """
    definition = wording.definition
    if isinstance(definition, OutcomeDefinition):
        seen = answers_in_words(form, wording, list(definition.items))
    else:
        seen = strengths_in_words(form, wording, definition)
    lines = [frame_in_words(form, wording), *seen, *facts_in_words(form, wording)]
    return "\n".join([*lines, adversity_in_words(adversity), *always_said()])


def frame_in_words(form: Assessment, wording: Wording) -> str:
    """Say about whom it is, who looked in which role, where, when and for how long."""
    is_one_month = form.period_from.replace(day=1) == form.period_to.replace(day=1)
    first = date_format(form.period_from, "j" if is_one_month else "j F Y")
    days = {"first": first, "last": date_format(form.period_to, "j F Y")}
    parts = [
        f"{wording.filled(wording.definition.title)}, {form.child.first_name} ({form.child.reference})",
        capfirst(str(form.get_setting_display())) + ", " + _("%(first)s to %(last)s") % days + hours_of(form),
        capfirst(form.seen_by_in_role),
    ]
    return ". ".join(parts) + "."


def hours_of(form: Assessment) -> str:
    """Say for how many hours the child was seen; nothing where none are counted."""
    if not form.hours_seen:
        return ""
    hours = ngettext("seen for %(hours)s hour", "seen for %(hours)s hours", form.hours_seen)
    return ", " + hours % {"hours": form.hours_seen}


def strengths_in_words(form: Assessment, wording: Wording, definition: InstrumentDefinition) -> list[str]:
    """Say of every strength that was asked about how it was seen; in the child and around it apart."""
    found = strengths_seen(definition, choices_of(form.document or {}))
    lines = []
    for locus, sentences in (("internal", IN_THE_CHILD), ("external", AROUND_THE_CHILD)):
        for seen, sentence in sentences.items():
            lines.append((sentence, [one for one in found[seen] if one.locus == locus]))
    lines += [(sentence, found[seen]) for seen, sentence in NOT_JUDGED.items()]
    return [
        str(sentence)
        % {
            "child": form.child.first_name,
            "names": ", ".join(lower_first(one.name.in_language(wording.language)) for one in elements),
        }
        for sentence, elements in lines
        if elements
    ]


def lower_first(name: str) -> str:
    """Return a name as it stands within a sentence."""
    return name[:1].lower() + name[1:]


def answers_in_words(form: Assessment, wording: Wording, items: Sequence[str]) -> list[str]:
    """Return question and answer of these items, one a line; what was not answered says so."""
    answers = all_answers(form.document or {})
    asked = wording.definition.items_asked
    return [
        f"{wording.statement(asked[key])[0]} – {wording.choice(asked[key], answers.get(key, {}).get('choice', ''))}."
        for key in items
    ]


def facts_in_words(form: Assessment, wording: Wording) -> list[str]:
    """Return what was answered on facts, which stand apart from the strengths."""
    answers, asked = all_answers(form.document or {}), wording.definition.items_asked
    facts = [key for key, item in asked.items() if item.kind == "fact" and answers.get(key, {}).get("choice")]
    return answers_in_words(form, wording, facts)


def adversity_in_words(adversity: Sequence[Adversity] | None) -> str:
    """Name what the child had to deal with: without that, nothing may be said of resilience."""
    if adversity is None:
        return _("What happened is not in this text: you have no access to it.")
    if not adversity:
        return _("No adversity is noted in this period or in the year before.")
    names = [f"{one.name} ({date_format(one.since, 'F Y')})" for one in adversity]
    return _("What there was to deal with in that time: %(names)s.") % {"names": ", ".join(names)}


def always_said() -> list[str]:
    """Return what always stands below it."""
    return [
        _(
            "This is what was seen in one period, a snapshot: no judgement on resilience and no diagnosis. The form is"
            " in development and not validated."
        ),
        _("Strengths never replace safety or specialist help."),
    ]
