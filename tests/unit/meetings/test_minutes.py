"""What closed minutes hold: one document that is read back as it was written, with every line under its own name."""

import datetime
import json

import pytest

from meetings.rules.minutes import (
    Agreed,
    Present,
    Said,
    Written,
    chosen_again,
    packed,
    present_in,
    unpacked,
    words_in,
)

DAY = datetime.date(2026, 11, 29)
WRITTEN = Written(
    met_on=DAY,
    place="Kamer Linde",
    present=(Present("Ilse"), Present("Bea", "wijkteam")),
    said=(
        Said("seen", "Sam vroeg om hulp.", "Sam", "Youssef"),
        Said("conclusion", "Het plein is druk.", "Ilse", "Ilse"),
        Said("decision", "Elke week een spel.", "Ilse", "Ilse"),
        Said("decision", "Eén keer bellen is weinig.", "Vader", "Ilse", is_otherwise=True),
    ),
    agreed=(
        Agreed(
            "Een spel", "Lotte, mentor", "surroundings", DAY, DAY + datetime.timedelta(days=9), is_new=True
        ),
        Agreed("Samen koken", "Youssef", "child", DAY, None, is_new=False),
    ),
    evaluates_on=DAY + datetime.timedelta(days=85),
)


def test_document_is_read_back_as_it_was_written() -> None:
    assert unpacked(json.loads(json.dumps(packed(WRITTEN)))) == WRITTEN


def test_document_without_actions_and_evaluation_is_read_back() -> None:
    bare = Written(DAY, "", (), (), (), None)
    assert unpacked(packed(bare)) == bare


def test_lines_stand_in_the_order_of_the_boxes_and_within_one_as_they_came() -> None:
    mixed = Written(DAY, "", (), tuple(reversed(WRITTEN.said)), (), None)
    assert [one["box"] for one in packed(mixed)["lines"]] == ["seen", "conclusion", "decision", "decision"]
    assert [one["owner"] for one in packed(mixed)["lines"]][2:] == ["Vader", "Ilse"]


def test_another_opinion_keeps_its_name_and_stays_among_the_decisions() -> None:
    (otherwise,) = WRITTEN.otherwise
    assert (otherwise.owner, otherwise.is_for_another) == ("Vader", True)
    assert otherwise in WRITTEN.decisions
    assert [one.owner for one in WRITTEN.in_box("seen")] == ["Sam"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("Sam", [Present("Sam")]),
        (" Bea ,  wijkteam \n\n Sam", [Present("Bea", "wijkteam"), Present("Sam")]),
        ("Bea, wijkteam, noord", [Present("Bea", "wijkteam, noord")]),
        (", wijkteam", []),
    ],
)
def test_people_are_read_one_on_a_line_with_their_role(typed: str, found: list[Present]) -> None:
    assert present_in(typed) == found


def test_people_of_the_version_before_are_ticked_or_typed_again() -> None:
    ticked, others = chosen_again(WRITTEN.present, ["Ilse", "Youssef"])
    assert ticked == ["Ilse"]
    assert [str(one) for one in others] == ["Bea, wijkteam"]


def test_every_text_and_name_in_a_document_can_be_left_out() -> None:
    document = packed(WRITTEN)
    for _place, row, name in words_in(document):
        row[name] = "weg"
    text = json.dumps(document)
    for told in ("Sam vroeg", "Eén keer", "Een spel", "Samen koken", "Bea"):
        assert told not in text
    assert len({place for place, _row, _name in words_in(document)}) == 8
