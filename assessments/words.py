"""Statements and answers in words: those for the child's age, and for who answers."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Answer, Assessment
from portfolio.queries.languages import in_words
from portfolio.rules.definitions import FACT_ANSWERS, Item
from portfolio.rules.domains import Text
from portfolio.rules.outcomes import Form, OutcomeDefinition

WAYS_OUT = {  # in the words of the child, of a parent, and of anyone else
    Answer.Choice.NOT_APPLICABLE: (
        Text("past niet bij mij", "does not suit me"),
        Text("past niet bij mijn kind", "does not suit my child"),
        Text("past niet", "does not fit"),
    ),
    Answer.Choice.NOT_SEEN: (
        Text("weet ik niet", "I don’t know"),
        Text("weet ik niet", "I don’t know"),
        Text("kon ik niet zien", "could not see"),
    ),
}


@dataclass(frozen=True)
class Wording:
    """In which words a form speaks: about a child of this age, or to the child itself, in one language."""

    definition: Form
    child_name: str
    age: int
    language: str
    is_to_child: bool = False
    is_by_parent: bool = False

    @property
    def is_to_parent(self) -> bool:
        """Whether the form speaks to a parent: always formal, and of *your child*."""
        return not self.is_to_child and (self.is_by_parent or self.definition.audience == "parent")

    @property
    def is_own_voice(self) -> bool:
        """Whether a child or a parent answers, who justifies no answer and is no observer."""
        return self.is_to_child or self.is_to_parent

    @property
    def is_aloud(self) -> bool:
        """Whether the form can be read aloud: to the child, and to a parent."""
        return self.is_own_voice

    def statement(self, item: Item) -> tuple[str, str]:
        """Return text and hint of an item."""
        text, hint = item.worded_for(self.age)
        if self.is_to_child and isinstance(self.definition, OutcomeDefinition):
            text = self.definition.items_for_child[item.key]
        return self.filled(text), self.filled(hint)

    @property
    def introduction(self) -> str:
        """What stands above the first page."""
        text = self.definition.introduction
        if self.is_to_child and isinstance(self.definition, OutcomeDefinition):
            text = self.definition.introduction_child
        return self.filled(text)

    def filled(self, text: Text) -> str:
        """Return a text with the first name in its place."""
        return in_words(text, self.language).replace("{child}", self.child_name)

    def way_out(self, choice: str) -> str:
        """Return one of the two ways out of the scale; a child and a parent say them in the first person."""
        of_child, of_parent, of_others = WAYS_OUT[Answer.Choice(choice)]
        said = of_child if self.is_to_child else of_parent if self.is_to_parent else of_others
        return in_words(said, self.language)

    def choice(self, item: Item, choice: str) -> str:
        """Return a stored choice in the words of its anchor."""
        if choice in FACT_ANSWERS:
            return in_words(FACT_ANSWERS[choice], self.language)
        if choice.isdecimal():
            return in_words(self.definition.levels_of(item)[int(choice)].label, self.language)
        return self.way_out(choice) if choice else _("no answer")


def wording_of(definition: Form, form: Assessment, language: str) -> Wording:
    """Return the words for one form: by the age on the last day of its period, and by who answers."""
    return Wording(
        definition=definition,
        child_name=form.child.first_name,
        age=form.age_then,
        language=language,
        is_to_child=definition.voice == "to_child" or form.is_by_child,
        is_by_parent=form.is_by_parent,
    )


def frames_apart(kept: Assessment, other: Assessment) -> tuple[str, str]:
    """Return, of each of two forms, what in its frame (role, place, period, hours) is not as in the other one's."""
    pairs = [pair for pair in zip(frame_words(kept), frame_words(other), strict=True) if pair[0] != pair[1]]
    return " · ".join(one for one, _other in pairs if one), " · ".join(
        other for _one, other in pairs if other
    )


def frame_words(form: Assessment) -> list[str]:
    """Return role, place, period and hours of a form in words; no hours are empty."""
    hours = form.hours_seen
    seen = ngettext("seen for %(hours)s hour", "seen for %(hours)s hours", hours or 0) % {"hours": hours}
    days = " – ".join(date_format(day, "j F Y") for day in (form.period_from, form.period_to))
    role = form.seen_by_in_role if form.with_teacher else form.role_in_words
    return [str(role), str(form.get_setting_display()), days, seen if hours else ""]
