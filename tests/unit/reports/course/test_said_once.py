"""What every chart of a page would say stands once beneath them; what is a chart's own stays with it."""

from reports.course.words import said_apart

SAME = "Counted among the same strengths."
FEW = "Few hours."


def test_sentence_of_every_chart_is_taken_out_once() -> None:
    own, shared = said_apart([["A.", SAME, FEW], ["B.", SAME, FEW, "Lower."]])
    assert (own, shared) == ([["A."], ["B.", "Lower."]], [SAME, FEW])


def test_sentence_that_one_chart_does_not_say_stays_with_the_others() -> None:
    said = [["A.", SAME], ["Nobody has been able to judge this yet."], ["B.", SAME]]
    assert said_apart(said) == (said, [])


def test_sentences_of_one_chart_stay_under_it() -> None:
    assert said_apart([["A.", SAME]]) == ([["A.", SAME]], [])
    assert said_apart([]) == ([], [])
