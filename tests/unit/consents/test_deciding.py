"""Who has to agree, and whether they did: reckoned by hand for a child that is born on 3 March 2014."""

import datetime

import pytest

from consents.rules.ages import Born
from consents.rules.deciding import (
    CHILD,
    NOBODY,
    Answer,
    Holder,
    Kind,
    Purpose,
    Said,
    State,
    Verdict,
    deciders,
    verdict,
)

D = datetime.date
BORN = Born(2014, 3, 3)
MOTHER, FATHER = Holder("mother", Kind.AUTHORITY), Holder("father", Kind.AUTHORITY)
BOTH = [MOTHER, FATHER]
NINE, TWELVE, SIXTEEN = D(2023, 6, 1), D(2026, 3, 3), D(2030, 3, 3)


@pytest.mark.parametrize(
    ("on", "who"),
    [
        (D(2026, 3, 2), {"mother", "father"}),
        (D(2026, 3, 3), {CHILD, "mother", "father"}),
        (D(2026, 3, 4), {CHILD, "mother", "father"}),
        (D(2030, 3, 2), {CHILD, "mother", "father"}),
        (D(2030, 3, 3), {CHILD}),
        (D(2030, 3, 4), {CHILD}),
        (D(2032, 3, 2), {CHILD}),
        (D(2032, 3, 3), {CHILD}),
        (D(2032, 3, 4), {CHILD}),
    ],
)
def test_who_decides_changes_on_the_birthdays(on: datetime.date, who: set[str]) -> None:
    assert deciders(BORN, on, BOTH) == who


@pytest.mark.parametrize(
    ("on", "who"),
    [
        (D(2026, 3, 2), {"mother", "father"}),
        (D(2026, 3, 3), {"mother", "father"}),
        (D(2030, 3, 3), {"mother", "father"}),
        (D(2032, 3, 3), {"mentor"}),
    ],
)
def test_others_decide_for_a_child_that_cannot_weigh_it(on: datetime.date, who: set[str]) -> None:
    holders = [*BOTH, Holder("mentor", Kind.MENTOR)]
    assert deciders(BORN, on, holders, is_child_unable=True) == who


def test_everyone_is_asked_while_the_day_of_the_birthday_is_not_known() -> None:
    assert deciders(Born(2014, 3), D(2026, 3, 1), BOTH) == {CHILD, "mother", "father"}
    assert deciders(Born(2014, 3), D(2030, 3, 15), BOTH) == {CHILD, "mother", "father"}
    assert deciders(Born(2014, 3), D(2030, 3, 31), BOTH) == {CHILD}


@pytest.mark.parametrize(
    ("holders", "who"),
    [
        ([MOTHER, Holder("gi", Kind.SUPERVISION)], {"mother"}),
        ([MOTHER, Holder("gi", Kind.PART)], {"mother", "gi"}),
        ([Holder("gi", Kind.GUARDIAN)], {"gi"}),
        ([MOTHER, Holder("father", Kind.NONE)], {"mother"}),
        ([Holder("mother", Kind.AUTHORITY, None, D(2023, 5, 31)), FATHER], {"father"}),
        ([Holder("mother", Kind.AUTHORITY, None, D(2023, 6, 1)), FATHER], {"mother", "father"}),
        ([Holder("mother", Kind.AUTHORITY), Holder("gi", Kind.GUARDIAN, D(2023, 6, 2))], {"mother"}),
        ([Holder("mother", Kind.AUTHORITY), Holder("mentor", Kind.MENTOR)], {"mother"}),
        ([], {NOBODY}),
    ],
)
def test_measures_of_the_court_change_who_decides(holders: list[Holder], who: set[str]) -> None:
    assert deciders(BORN, NINE, holders) == who


def said(answer: Answer, on: datetime.date = NINE) -> Said:
    return Said(answer, on)


YES, NO = said(Answer.YES), said(Answer.NO)


def judged(on: datetime.date, answers: dict[str, Said], purpose: Purpose = Purpose.TEAM) -> Verdict:
    return verdict(purpose, BORN, on, BOTH, ["mother", "father"], answers)


def test_everyone_who_decides_has_to_say_yes() -> None:
    assert judged(NINE, {"mother": YES}) == Verdict(State.NOT_ASKED, (), ("father",))
    assert judged(NINE, {"mother": YES, "father": YES}) == Verdict(State.ALLOWED)


@pytest.mark.parametrize("answer", [Answer.NO, Answer.WITHDRAWN])
def test_one_no_is_enough(answer: Answer) -> None:
    found = judged(NINE, {"mother": YES, "father": said(answer)})
    assert (found.state, found.refused_by) == (State.REFUSED, ("father",))


def test_a_no_is_not_the_same_as_not_asked() -> None:
    assert judged(NINE, {}).state is State.NOT_ASKED
    assert judged(NINE, {"mother": NO}).state is State.REFUSED


def test_yes_of_parents_is_not_enough_from_the_twelfth_birthday_on() -> None:
    answers = {"mother": YES, "father": YES}
    assert judged(D(2026, 3, 2), answers).state is State.ALLOWED
    assert judged(TWELVE, answers) == Verdict(State.NOT_ASKED, (), (CHILD,))


@pytest.mark.parametrize(
    ("given", "state"),
    [
        (D(2025, 12, 2), State.NOT_ASKED),  # 91 days before the birthday
        (D(2025, 12, 3), State.ALLOWED),  # 90 days
        (TWELVE, State.ALLOWED),
    ],
)
def test_yes_said_long_before_the_twelfth_birthday_is_asked_again(given: datetime.date, state: State) -> None:
    answers = {"mother": YES, "father": YES, CHILD: said(Answer.YES, given)}
    assert judged(TWELVE, answers).state is state


def test_a_no_of_a_parent_does_not_count_from_sixteen_on() -> None:
    answers = {"mother": NO, CHILD: said(Answer.YES, SIXTEEN)}
    assert judged(D(2030, 3, 2), answers).state is State.REFUSED
    assert judged(SIXTEEN, answers) == Verdict(State.ALLOWED)


def test_a_no_of_a_child_counts_at_any_age() -> None:
    found = judged(NINE, {"mother": YES, "father": YES, CHILD: NO})
    assert (found.state, found.refused_by) == (State.REFUSED, (CHILD,))


def test_parents_decide_when_a_child_of_twelve_cannot_weigh_it() -> None:
    answers = {"mother": YES, "father": YES, CHILD: said(Answer.UNABLE, TWELVE)}
    assert judged(TWELVE, answers) == Verdict(State.ALLOWED)


def test_the_other_parent_decides_when_one_cannot_weigh_it() -> None:
    assert judged(NINE, {"mother": said(Answer.UNABLE), "father": YES}) == Verdict(State.ALLOWED)


def test_nobody_decides_when_the_only_one_cannot_weigh_it() -> None:
    found = verdict(Purpose.TEAM, BORN, NINE, [MOTHER], ["mother"], {"mother": said(Answer.UNABLE)})
    assert (found.state, found.lacks_holder) == (State.NOT_ASKED, True)


def test_a_child_of_twelve_does_not_decide_alone_where_no_authority_is_noted() -> None:
    found = verdict(Purpose.TEAM, BORN, TWELVE, [], [], {CHILD: said(Answer.YES, TWELVE)})
    assert (found.state, found.lacks_holder) == (State.NOT_ASKED, True)


def test_words_of_a_parent_are_that_parents_own() -> None:
    assert judged(SIXTEEN, {"mother": YES}, Purpose.QUOTE_OWN) == Verdict(State.NOT_ASKED, (), ("father",))
    assert judged(SIXTEEN, {"mother": NO, "father": YES}, Purpose.QUOTE_OWN).state is State.REFUSED
