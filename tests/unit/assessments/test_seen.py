"""How the strengths of a form were seen: each of them once, and never more than was answered."""

from hypothesis import given
from hypothesis import strategies as st

from assessments.rules.seen import Seen, strengths_seen
from portfolio.exchange.catalogue_files import FOLDER, read_document
from portfolio.rules.definitions import InstrumentDefinition
from portfolio.rules.reading import read_definition
from portfolio.rules.scoring import Choice, NoScore


def published(key: str) -> InstrumentDefinition:
    return read_definition(read_document(next(FOLDER.glob(f"{key}-?.?.yaml"))))


ANSWERS: st.SearchStrategy[Choice] = st.sampled_from([0, 1, 2, 3, NoScore.NOT_SEEN, NoScore.NOT_APPLICABLE])
SHORT = published("professional-quick")
FORMS = st.sampled_from([SHORT, published("professional-full"), published("parent")])


@st.composite
def answered(draw: st.DrawFn) -> tuple[InstrumentDefinition, dict[str, Choice]]:
    form = draw(FORMS)
    return form, draw(st.dictionaries(st.sampled_from(list(form.items)), ANSWERS))


@given(answered())
def test_each_strength_is_told_once_and_by_what_was_answered(
    given_: tuple[InstrumentDefinition, dict[str, Choice]],
) -> None:
    form, choices = given_
    found = strengths_seen(form, choices)
    told = [element.key for elements in found.values() for element in elements]
    assert sorted(told) == sorted(element.key for element in form.elements)
    for seen, elements in found.items():
        for element in elements:
            given_to_it = [choices.get(item) for item in form.items_of[element.key]]
            values = [choice for choice in given_to_it if isinstance(choice, int)]
            if seen is Seen.CLEARLY:
                assert max(values) >= 2
            elif seen is Seen.SOMETIMES:
                assert max(values) > 0
            elif seen is Seen.NOT_YET:
                assert values
                assert not any(values)
            elif seen is Seen.COULD_NOT_SEE:
                assert NoScore.NOT_SEEN in given_to_it
                assert None not in given_to_it
            elif seen is Seen.DOES_NOT_FIT:
                assert set(given_to_it) == {NoScore.NOT_APPLICABLE}
            else:
                assert None in given_to_it


def test_ways_of_a_short_form_are_the_answers_themselves() -> None:
    items = list(SHORT.items)
    six: list[Choice | None] = [3, 2, 1, 0, NoScore.NOT_SEEN, NoScore.NOT_APPLICABLE]
    found = strengths_seen(
        SHORT, {item: choice for item, choice in zip(items, six, strict=False) if choice is not None}
    )
    names = [SHORT.items[item].element for item in items]
    in_words = {seen: [element.key for element in elements] for seen, elements in found.items()}
    assert set(in_words[Seen.CLEARLY]) == set(names[:2])
    assert in_words[Seen.SOMETIMES] == [names[2]]
    assert in_words[Seen.NOT_YET] == [names[3]]
    assert in_words[Seen.COULD_NOT_SEE] == [names[4]]
    assert in_words[Seen.DOES_NOT_FIT] == [names[5]]
    assert set(in_words[Seen.LEFT_OPEN]) == set(names[6:])
