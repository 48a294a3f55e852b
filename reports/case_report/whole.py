"""What the two pages of the paper shorten or leave out, whole, for the annex."""

from collections.abc import Sequence
from dataclasses import dataclass

from children.models.observer import ObserverRole
from reports.case_report.budget import WHOLE
from reports.case_report.first_page import FirstPage, Spoken, spoken_by
from reports.case_report.pages import Gathered, names_of, spoken_in
from reports.case_report.second_page import ActionLine, SecondPage, action_lines


@dataclass(frozen=True)
class Whole:
    """What no other part of the annex holds; each is empty where the pages hold all of it."""

    invited: Sequence[str]
    spoken: Sequence[Spoken]
    questions: Sequence[str]
    actions: Sequence[ActionLine]


def whole_of(found: Gathered, first: FirstPage, second: SecondPage) -> Whole:
    """Return what the two pages do not hold as it was written."""
    names = names_of(found)
    voices = {role: spoken_in(found, role, WHOLE)[0] for role in (ObserverRole.CHILD, ObserverRole.PARENT)}
    others, _none = spoken_by([], [one for one in found.sent if one.role not in voices], WHOLE)
    spoken = [*voices[ObserverRole.CHILD], *voices[ObserverRole.PARENT], *others]
    actions = action_lines(found.plan, WHOLE)[0] if found.plan else []
    return Whole(
        invited=names if first.invited != " · ".join(names) else [],
        spoken=spoken if spoken != [*first.child_words, *first.family_words, *first.other_words] else [],
        questions=found.questions if list(found.questions) != second.questions else [],
        actions=actions if actions != second.actions else [],
    )
