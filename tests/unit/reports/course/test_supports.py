"""A resource on the time axis: its parts follow each other without holes, from there to there."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from reports.facts.bands import Band, Part
from reports.rules.course.supports import support_of

JAN, MAR, MAY, JUL = (datetime.date(2026, month, 1) for month in (1, 3, 5, 7))
DAY = datetime.timedelta(days=1)
uses = st.dictionaries(
    st.dates(JAN, JUL),
    st.tuples(st.sampled_from(["not_there", "unused", "used", "carries"]), st.sampled_from(["not", "much"])),
    min_size=1,
    max_size=6,
).map(lambda found: [(day, *said) for day, said in found.items()])


def test_each_use_lasts_until_the_day_before_the_next() -> None:
    found = support_of("Oma", [(JAN, "used", "some"), (MAR, "carries", "much")], None)
    assert found == Band(
        "support",
        "Oma",
        JAN,
        None,
        (Part(JAN, MAR - DAY, "used", "some"), Part(MAR, None, "carries", "much")),
    )


def test_end_closes_the_last_part_and_the_band() -> None:
    found = support_of("Judo", [(JAN, "used", "some")], JAN)
    assert found == Band("support", "Judo", JAN, JAN, (Part(JAN, JAN, "used", "some"),))


def test_what_was_never_there_is_no_support() -> None:
    assert support_of("Eigen kamer", [(JAN, "not_there", "not_asked")], None) is None


def test_not_there_is_a_part_between_times_in_which_it_was_but_neither_begin_nor_end() -> None:
    away = [(JAN, "not_there", "not"), (MAR, "used", "some"), (MAY, "not_there", "not")]
    gone = support_of("Oma", away, None)
    assert gone is not None
    assert (gone.first, gone.last, [part.use for part in gone.parts]) == (MAR, MAY - DAY, ["used"])
    back = support_of("Oma", [*away, (JUL, "unused", "not")], None)
    assert back is not None
    assert (back.first, back.last) == (MAR, None)
    assert [part.use for part in back.parts] == ["used", "not_there", "unused"]


@given(uses, st.one_of(st.none(), st.dates(JUL, JUL + 30 * DAY)), st.randoms())
def test_parts_fill_the_band_whatever_the_order(
    noted: list[tuple[datetime.date, str, str]], ended_on: datetime.date | None, chance: object
) -> None:
    found = support_of("Oma", noted, ended_on)
    shuffled = list(noted)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert support_of("Oma", shuffled, ended_on) == found
    if found is None:
        assert {use for _day, use, _felt in noted} == {"not_there"}
        return
    assert (found.parts[0].first, found.parts[-1].last) == (found.first, found.last)
    for before, after in zip(found.parts, found.parts[1:], strict=False):
        assert before.last == after.first - DAY
    assert "not_there" not in (found.parts[0].use, found.parts[-1].use)
