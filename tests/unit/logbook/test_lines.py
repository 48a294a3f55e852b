"""Merging lines: nothing is lost, nothing is told twice, and the newest day stands first."""

import datetime
from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from logbook.rules.lines import Deed, Line, merged

DAY = datetime.date(2026, 11, 22)
READ = Deed(DAY, "1", "Anna de Wit", "practitioner", "profile_read", "team", 0)
deeds = st.builds(
    Deed,
    on=st.dates(DAY - datetime.timedelta(days=3), DAY),
    actor_id=st.sampled_from(["1", "2", ""]),
    name=st.sampled_from(["Anna", "bram", "Bram", ""]),
    roles=st.sampled_from(["observer", "practitioner", ""]),
    event=st.sampled_from(["profile_read", "answer_saved", "access_refused"]),
    basis=st.sampled_from(["team", "emergency", ""]),
    outcome=st.sampled_from([0, 4, 8]),
)


def test_the_same_on_one_day_is_one_line_with_a_count() -> None:
    assert merged([READ, READ, READ]) == [Line(READ, 3)]


def test_whatever_differs_stays_a_line_of_its_own() -> None:
    others = [
        replace(READ, on=DAY - datetime.timedelta(days=1)),
        replace(READ, actor_id="2"),
        replace(READ, event="course_read"),
        replace(READ, basis="emergency"),
        replace(READ, outcome=4),
        replace(READ, roles="coordinator"),
    ]
    assert [line.count for line in merged([READ, *others])] == [1] * 7


def test_newest_day_first_and_within_a_day_by_name_whatever_its_capitals() -> None:
    earlier = replace(READ, on=DAY - datetime.timedelta(days=1))
    zoe, bram = replace(READ, actor_id="3", name="Zoë"), replace(READ, actor_id="2", name="bram")
    assert [line.deed for line in merged([earlier, zoe, bram, READ])] == [READ, bram, zoe, earlier]


def test_what_one_person_did_stays_in_its_order() -> None:
    first, second = replace(READ, event="z_read"), replace(READ, event="a_read")
    assert [line.deed.event for line in merged([first, second, first])] == ["z_read", "a_read"]


@given(st.lists(deeds, max_size=40))
def test_nothing_is_lost_and_counts_add_up(done: list[Deed]) -> None:
    lines = merged(done)
    assert sum(line.count for line in lines) == len(done)
    assert Counter({line.deed: line.count for line in lines}) == Counter(done)
    assert len({line.deed for line in lines}) == len(lines)
    days = [line.deed.on for line in lines]
    assert days == sorted(days, reverse=True)
